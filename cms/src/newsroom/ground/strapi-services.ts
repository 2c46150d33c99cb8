import type { Core, Struct } from '@strapi/strapi';
import type { Readable } from 'node:stream';

/** A service of Strapi with the types of what is used of it: Strapi's own `service` gives `any`. */
export const strapiService = <Name extends keyof Services>(name: Name): Services[Name] =>
  strapi.service(name) as Services[Name];

/** What stores uploaded files; its functions may be replaced. */
export const uploadProvider = (): UploadProvider => strapi.plugin('upload').provider as UploadProvider;

interface UploadProvider {
  extend(functions: { isPrivate(): boolean; getSignedUrl(file: { url: string }): { url: string } }): void;
}

/**
 * Of each service the functions that are called or replaced here. Nothing in Strapi promises them:
 * `tests/cms/strapi-shape.test.ts` asks for each, by the file that uses it.
 */
interface Services {
  'admin::api-token': {
    getByName(name: string): Promise<ApiToken | null>;
    create(token: NewApiToken & { lifespan: null }): Promise<ApiToken>;
    update(id: number, token: NewApiToken): Promise<ApiToken>;
    exists(where: { id: number; accessKey: string }): Promise<boolean>;
    revoke(id: number): Promise<unknown>;
    hash(value: string): string;
  };
  'admin::auth': { forgotPassword(account: { email: string }): Promise<void> };
  'admin::content-type': {
    getNestedFields(
      type: Struct.ContentTypeSchema,
      options: { components: Core.Strapi['components'] },
    ): string[];
  };
  'admin::permission': {
    createPermissionsManager(of: { ability: unknown; action: string; model: string }): PermissionsManager;
    findMany(query: { where: object }): Promise<{ id: number }[]>;
    deleteByIds(ids: readonly number[]): Promise<unknown>;
    conditionProvider: { registerMany(conditions: readonly object[]): Promise<unknown> };
  };
  'admin::role': {
    findOne(where: { code: string }): Promise<Role | null>;
    exists(where: object): Promise<boolean>;
    create(role: Omit<Role, 'id'>): Promise<Role>;
    update(where: { id: number }, role: Partial<Pick<Role, 'name' | 'description'>>): Promise<unknown>;
    deleteByIds(ids: readonly number[]): Promise<unknown>;
    assignPermissions(id: number, permissions: readonly object[]): Promise<unknown>;
  };
  'admin::token': { createToken(): string };
  'admin::user': {
    create(account: NewAccount): Promise<{ id: number; registrationToken: string }>;
    updateById(id: number, change: Partial<NewAccount>): Promise<unknown>;
    deleteById(id: number): Promise<unknown>;
  };
  'plugin::content-manager.homepage': {
    getCountDocuments: () => Promise<Record<'draft' | 'published' | 'modified', number>>;
  };
  'plugin::content-manager.permission-checker': {
    create(of: { userAbility: unknown; model: string }): { cannot: { read(): boolean } };
  };
  'plugin::email.email': { send(mail: { to: string; subject: string; text: string }): Promise<void> };
  'plugin::upload.file': {
    signFileUrls<F extends { url: string }>(this: void, file: F): Promise<F>;
  };
  'plugin::upload.folder': {
    create(folder: { name: string; parent: null }): Promise<{ id: number }>;
    deleteByIds(ids: readonly number[]): Promise<unknown>;
  };
  'plugin::upload.image-manipulation': {
    getDimensions: (file: UploadedFile) => Promise<{ width: number | null; height: number | null }>;
    generateThumbnail: (file: UploadedFile) => Promise<unknown>;
  };
  'plugin::upload.upload': {
    findOne(id: number | string): Promise<LibraryFile | null>;
    upload: (this: void, sent: SentFiles, ...rest: unknown[]) => Promise<LibraryFile[]>;
    updateFileInfo: (
      this: void,
      id: number,
      info: { name?: unknown },
      ...rest: unknown[]
    ) => Promise<unknown>;
    replace: (this: void, id: number, ...rest: unknown[]) => Promise<unknown>;
    remove: (this: void, file: LibraryFile) => Promise<unknown>;
  };
}

/** What one person may do with documents of one type. */
interface PermissionsManager {
  isAllowed: boolean;
  action: string;
  ability: { cannot(action: string, subject: unknown): boolean };
  toSubject(document: unknown): unknown;
}

export interface Role {
  id: number;
  name: string;
  code: string;
  description: string | null;
}

interface NewAccount {
  email: string;
  firstname: string;
  lastname: string;
  password?: string;
  /** Ids. */
  roles: number[];
  isActive?: boolean;
  registrationToken?: string | null;
  preferedLanguage: 'vi';
}

interface NewApiToken {
  name: string;
  description: string;
  type: 'custom';
  permissions: readonly string[];
}

export interface ApiToken {
  id: number;
  type: string;
  permissions: string[];
  lastUsedAt: string | null;
}

/** A file of the media library. */
export interface LibraryFile {
  id: number;
  name: string;
  url: string;
}

interface SentFiles {
  data?: { fileInfo?: unknown };
  files?: { filepath: string; originalFilename: string; mimetype: string; size: number };
}

/** A file on its way into the media library. */
interface UploadedFile {
  /** Gone as soon as the picture itself is stored, which may be while its small picture is made. */
  filepath?: string;
  getStream: () => Readable;
  hash: string;
  tmpWorkingDirectory?: string;
  width?: number;
  height?: number;
}
