import { dayOf } from '@newsroom/shared';
import type { CallParams, DocumentMiddleware } from '../ground/document-middleware';

/** The name by which editors choose a unit: the one that is valid today, else the first. */
export const unitCurrentName: DocumentMiddleware = async (context, next) => {
  if (context.uid !== 'api::unit.unit') return next();
  if (context.action !== 'create' && context.action !== 'update') return next();
  const params = context.params as CallParams;
  const data = { ...params.data };
  delete data.currentName;
  if (Array.isArray(data.names)) {
    const today = dayOf(new Date().toISOString());
    const names = data.names as { name?: string; validFrom?: string | null }[];
    const holding = names.findLast((entry) => (entry.validFrom ?? '') <= today) ?? names[0];
    data.currentName = holding?.name ?? null;
  }
  params.data = data;
  return next();
};
