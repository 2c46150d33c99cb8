import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { strapiService } from '../ground/strapi-services';

interface Context {
  params: { model: string; targetField: string };
  query: Record<string, unknown>;
  state: { userAbility: unknown };
}

interface Controller {
  /** Called first by both routes of a relation: that of the entries to choose from, and that of the chosen entries. */
  extractAndValidateRequestInfo(this: void, ctx: Context, id?: string): Promise<unknown>;
}

/** What the admin's own fields send. */
const SENT = new Set([
  ...['_q', '_filter', 'page', 'pageSize', 'id', 'idsToOmit', 'idsToInclude', 'locale', 'status'],
]);

/**
 * The entries that a relation offers are shown by name only, and only to people who may read them. Without this, Strapi
 * checks no right where a component holds the relation, returns every field that a query names, and runs no document
 * middleware.
 */
export const limitRelationChoices = (strapi: Core.Strapi): void => {
  const controller = strapi.plugin('content-manager').controller('relations') as unknown as Controller;
  const { extractAndValidateRequestInfo: read } = controller;
  controller.extractAndValidateRequestInfo = async (ctx, id) => {
    const { model, targetField } = ctx.params;
    for (const name of Object.keys(ctx.query)) {
      // Deleted from the object itself, which Strapi reads afterwards.
      if (!SENT.has(name)) Reflect.deleteProperty(ctx.query, name);
    }
    const target = targetOf(strapi, model, targetField);
    const checker = strapiService('plugin::content-manager.permission-checker');
    const { userAbility } = ctx.state;
    if (target !== null && checker.create({ userAbility, model: target }).cannot.read()) {
      throw new errors.ForbiddenError();
    }
    const info = await read(ctx, id);
    // Strapi has already refused, but would go on with undefined and fail.
    if (info === undefined) throw new errors.ForbiddenError();
    return info;
  };
};

/** Null: there is no such relation; Strapi answers that itself. */
const targetOf = (strapi: Core.Strapi, model: string, field: string): string | null => {
  const types: Record<string, { attributes: Record<string, object> } | undefined> = {
    ...strapi.contentTypes,
    ...strapi.components,
  };
  const attribute = types[model]?.attributes[field];
  return attribute && 'target' in attribute && typeof attribute.target === 'string' ? attribute.target : null;
};
