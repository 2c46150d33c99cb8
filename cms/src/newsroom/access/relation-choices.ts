import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { strapiService } from '../ground/strapi-services';

interface Context {
  params: { model: string; targetField: string };
  query: Record<string, unknown>;
  state: { userAbility: unknown };
}

interface Controller {
  /** What both of Strapi's routes to a relation, of those to choose and of those chosen, begin with. */
  extractAndValidateRequestInfo(this: void, ctx: Context, id?: string): Promise<unknown>;
}

/** What the admin's own fields send. */
const SENT = new Set([
  ...['_q', '_filter', 'page', 'pageSize', 'id', 'idsToOmit', 'idsToInclude', 'locale', 'status'],
]);

/**
 * A relation's choices are named and no more, and for those alone who may read them. Strapi asks for no right where a
 * component holds the relation, gives every field that a query names, and asks no document middleware.
 */
export const limitRelationChoices = (strapi: Core.Strapi): void => {
  const controller = strapi.plugin('content-manager').controller('relations') as unknown as Controller;
  const { extractAndValidateRequestInfo: read } = controller;
  controller.extractAndValidateRequestInfo = async (ctx, id) => {
    const { model, targetField } = ctx.params;
    for (const name of Object.keys(ctx.query)) {
      // In place: Strapi reads the same object afterwards.
      if (!SENT.has(name)) Reflect.deleteProperty(ctx.query, name);
    }
    const target = targetOf(strapi, model, targetField);
    const checker = strapiService('plugin::content-manager.permission-checker');
    const { userAbility } = ctx.state;
    if (target !== null && checker.create({ userAbility, model: target }).cannot.read()) {
      throw new errors.ForbiddenError();
    }
    const info = await read(ctx, id);
    // Strapi has answered so already, and would stumble over the rest.
    if (info === undefined) throw new errors.ForbiddenError();
    return info;
  };
};

/** Null: no such relation, of which Strapi tells. */
const targetOf = (strapi: Core.Strapi, model: string, field: string): string | null => {
  const types: Record<string, { attributes: Record<string, object> } | undefined> = {
    ...strapi.contentTypes,
    ...strapi.components,
  };
  const attribute = types[model]?.attributes[field];
  return attribute && 'target' in attribute && typeof attribute.target === 'string' ? attribute.target : null;
};
