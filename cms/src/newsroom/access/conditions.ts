import { evidenceIds } from '../consents/consents';
import { consentScope } from '../../domain/consents/consent';
import { actorInRequest, allPeople } from '../people/people';
import { scopeOf } from '../../domain/people/actor';

/** Restricts a role's right to posts to those of the person's unit, or a contributor's own. */
export const IN_MY_SCOPE = 'plugin::approval.in-my-scope';
/** Restricts a role's right to files to those that people of the same unit uploaded. */
export const FILE_OF_MY_UNIT = 'plugin::approval.file-of-my-unit';
/** Restricts a role's right to consents to those of the person's unit. */
export const CONSENT_OF_MY_UNIT = 'plugin::approval.consent-of-my-unit';
/** Restricts a role's right to files to those that are no copies of signed forms. */
export const NO_EVIDENCE = 'plugin::approval.no-evidence';

/**
 * Strapi checks these for lists, single entries, relations and files. It does not check them for new values, clones
 * and look-ups of many ids: there the document middlewares check.
 */
export const CONDITIONS = [
  {
    name: 'in-my-scope',
    displayName: 'Bài của đơn vị mình (cộng tác viên: của mình)',
    plugin: 'approval',
    async handler(user: { id: number }) {
      const actor = await actorInRequest(user.id);
      const { unit, id } = actor;
      const scope = scopeOf(actor);
      switch (scope) {
        case 'all':
          return true;
        case 'unit':
          return unit === null ? false : { 'unit.code': unit };
        case 'own':
          return { 'createdBy.id': id };
        case 'none':
          return false;
        default:
          return scope satisfies never;
      }
    },
  },
  {
    name: 'consent-of-my-unit',
    displayName: 'Phiếu đồng ý của đơn vị mình',
    plugin: 'approval',
    async handler(user: { id: number }) {
      const actor = await actorInRequest(user.id);
      const scope = consentScope(actor);
      if (scope === 'all') return true;
      return scope === 'none' || actor.unit === null ? false : { 'unit.code': actor.unit };
    },
  },
  {
    name: 'no-evidence',
    displayName: 'Tệp không phải bản chụp phiếu đồng ý',
    plugin: 'approval',
    handler: async () => ({ id: { $nin: await evidenceIds() } }),
  },
  {
    name: 'file-of-my-unit',
    displayName: 'Tệp của đơn vị mình (cộng tác viên: của mình)',
    plugin: 'approval',
    async handler(user: { id: number }) {
      const actor = await actorInRequest(user.id);
      const { unit, id } = actor;
      const scope = scopeOf(actor);
      if (scope === 'all') return true;
      const people = [...(await allPeople()).values()];
      const owners = scope === 'unit' && unit !== null ? people.filter((person) => person.unit === unit) : [];
      // An owner may have uploaded forms of another unit: nobody of this unit may see them.
      const forms = await evidenceIds({ exceptOf: unit });
      return { 'createdBy.id': { $in: [id, ...owners.map((person) => person.id)] }, id: { $nin: forms } };
    },
  },
];
