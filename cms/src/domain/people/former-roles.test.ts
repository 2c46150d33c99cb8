import { GLOSSARY } from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import { type RoleRow, chooseFormer, formerRoles } from './former-roles';

const LABEL = GLOSSARY.role.approver;
const MADE = 'người-duyệt-của-ban-bien-tập-mx31g2ci';

const role = (id: number, changes: Partial<RoleRow> = {}): RoleRow => ({
  id,
  name: LABEL,
  code: MADE,
  users: [],
  ...changes,
});
const held = [{ id: 1 }];

describe('a role that was once found by its name', () => {
  it.each<[string, Partial<RoleRow>, boolean]>([
    ['as a start made it', {}, true],
    ['renamed since', { name: 'Tổ duyệt bài' }, true],
    ['of another code under the name', { code: 'to-bao-chi-mx31g2ci' }, true],
    ['under the name of another role', { name: GLOSSARY.role.leader }, false],
    ['with its code of today', { code: 'newsroom-approver' }, false],
    ['of Strapi', { code: 'strapi-editor' }, false],
    ['made by hand', { name: 'Tổ báo chí', code: 'to-bao-chi-mx31g2ci' }, false],
  ])('%s', (_, changes, isFormer) => {
    expect(formerRoles('approver', [role(1, changes)])).toHaveLength(isFormer ? 1 : 0);
  });
});

describe('of several such roles, the one to keep is', () => {
  const renamed = role(1, { name: 'Tổ duyệt bài', users: held });

  it.each<[string, RoleRow[], number | null]>([
    ['none', [], null],
    ['the held one, whatever its name', [renamed, role(2)], 1],
    ['the named one of two that are held', [renamed, role(2, { users: held })], 2],
    ['the named one of two that nobody holds', [role(1, { name: 'Tổ duyệt bài' }), role(2)], 2],
    ['the oldest where none is named or held', [role(1, { name: 'Một' }), role(2, { name: 'Hai' })], 1],
  ])('%s', (_, rows, id) => {
    expect(chooseFormer('approver', rows)?.id ?? null).toBe(id);
  });

  it('is refused if people hold two, neither with the name, and names both', () => {
    expect(() => chooseFormer('approver', [renamed, role(2, { name: 'Tổ hai', users: held })])).toThrow(
      /“Tổ duyệt bài”, “Tổ hai”/,
    );
  });
});
