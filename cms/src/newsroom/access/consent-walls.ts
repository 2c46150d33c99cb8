import { consentScope, seesConsent } from '../../domain/consents/consent';
import { loadConsent } from '../consents/consents';
import { currentCaller } from '../people/people';
import { refused } from '../ground/refusal';
import { type CallParams, type DocumentMiddleware, savedDocument } from '../ground/document-middleware';
import { CONSENT_UID } from '../../domain/content-types';

/** People of one unit find, read and count their unit's consents; a token and an administrator none. */
export const consentWalls: DocumentMiddleware = async (context, next) => {
  if (context.uid !== CONSENT_UID) return next();
  switch (context.action) {
    case 'findOne': {
      const caller = await currentCaller();
      const result = await next();
      const found = savedDocument(result);
      if (!found || caller === 'system') return result;
      const consent = await loadConsent(found.documentId);
      // An error and not null: of null Strapi would make an empty document, as if it existed.
      if (caller === 'token' || !seesConsent(caller, consent?.unit?.code ?? null)) {
        throw refused({ status: 404, message: 'Không tìm thấy phiếu này.' });
      }
      return result;
    }
    case 'findMany':
    case 'findFirst':
    case 'count': {
      const caller = await currentCaller();
      if (caller === 'system') return next();
      const scope = caller === 'token' ? 'none' : consentScope(caller);
      if (scope === 'all') return next();
      const unit = caller === 'token' || scope === 'none' ? null : caller.unit;
      const params = context.params as { filters?: Record<string, unknown> };
      const filter = unit === null ? { id: -1 } : { unit: { code: unit } };
      params.filters = params.filters ? { $and: [params.filters, filter] } : filter;
      return next();
    }
    case 'create':
    case 'update': {
      // After a save Strapi checks the condition of the role on the result, which has to hold what the condition asks about.
      const params = context.params as CallParams & { populate?: unknown };
      if (typeof params.populate === 'object' && params.populate !== null) {
        params.populate = { ...params.populate, unit: true };
      }
      return next();
    }
    default:
      return next();
  }
};
