import { GLOSSARY } from '@newsroom/shared';

import { refusal } from '../ground/refusal';
import { isSeed } from '../ground/permits';
import type { CallParams } from '../ground/document-middleware';
import { type Actor, writesForAll } from '../../domain/people/actor';
import { rowsOf } from '../ground/rows';

/** Sets the unit of a person who writes for one unit only, whatever the form sends. */
export const setOwnUnit = async (actor: Actor, params: CallParams): Promise<void> => {
  if (writesForAll(actor) || isSeed()) return;
  const unit = actor.unit
    ? await rowsOf('api::unit.unit').findOne({ where: { code: actor.unit }, select: ['documentId'] })
    : null;
  if (!unit) {
    throw refusal('Chưa lưu được.', [
      {
        field: GLOSSARY.field.unit,
        reason: 'tài khoản của bạn chưa thuộc đơn vị nào; hãy nhờ người quản trị hệ thống gán đơn vị',
      },
    ]);
  }
  params.data = { ...params.data, unit: { set: [{ documentId: unit.documentId }] } };
};

/** A save by a person of one unit cannot move a document to another unit. */
export const withoutUnit = (data: Record<string, unknown>): Record<string, unknown> => {
  const { unit: _dropped, ...rest } = data;
  return rest;
};
