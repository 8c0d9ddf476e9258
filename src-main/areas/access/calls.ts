/** The part of the contract about people, their log-in and the keys of the workspace. */
import { randomInt } from 'node:crypto';
import { ROLES } from '../../../shared/contract/access.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import { changePeople, noConflict } from './change-people.ts';
import type { AccessDeps } from './deps.ts';
import { ownFactorCalls } from './own-factor.ts';
import { checkPassword } from './password-check.ts';
import { askPasswordReset } from './password-reset.ts';
import { askProfile } from './profile.ts';
import { RIGHTS_OF } from './rules/rights.ts';
import { appendPassword, eraseName, lastLogIns, putName } from './store.ts';

type AccessCall =
  | 'access.names'
  | 'access.people'
  | 'access.rights'
  | 'access.addPerson'
  | 'access.setRoles'
  | 'access.disablePerson'
  | 'access.enablePerson'
  | 'access.eraseName'
  | 'access.issuePassword'
  | 'access.clearSecondFactor'
  | 'access.changePassword'
  | 'access.beginSecondFactor'
  | 'access.confirmSecondFactor'
  | 'access.removeSecondFactor'
  | 'access.slots'
  | 'access.removeSlot'
  | 'access.renewRecoveryCode'
  | 'access.profile'
  | 'access.setProfile';

/** A password for one log-in is good for so long. */
const ONCE_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** 24 letters of 31: 118 bits, in groups that can be read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const newOncePassword = (): string =>
  Array.from({ length: 6 }, () =>
    Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-');

export function accessCalls(deps: AccessDeps): HandlersOf<AccessCall> {
  const { people, keyring, record, ledger, now } = deps;
  const nameFact = (personId: string) => ({ name: 'person', value: people.get(personId).id });
  const changed = (info: CallInfo) => {
    people.forget();
    info.changed('access', 'record', 'signals');
  };
  return {
    'access.names': () => ({
      people: people.all().map(({ id, name, roles, isDisabled }) => ({
        id,
        name,
        roles: [...roles],
        isActive: !isDisabled,
      })),
    }),
    'access.people': (_, info) => {
      const logIns = lastLogIns(ledger);
      const slots = keyring.slots();
      const holds = (person: string, kind: string) =>
        slots.some((slot) => slot.person === person && slot.kind === kind);
      return {
        people: people.all().map((person) => ({
          id: person.id,
          name: person.name,
          login: person.login,
          roles: [...person.roles],
          state: person.isDisabled ? 'disabled' : person.hasOwnPassword ? 'active' : 'new',
          isSelf: person.id === info.person,
          hasPassword: holds(person.id, 'password'),
          hasSecondFactor: person.secondFactor !== null,
          hasDevice: holds(person.id, 'device'),
          createdAt: person.createdAt,
          lastLogInAt: logIns.get(person.id) ?? '',
        })),
      };
    },
    'access.rights': () => ({ roles: ROLES.map((role) => ({ role, rights: [...RIGHTS_OF[role]] })) }),
    'access.addPerson': (input, info) => {
      const { name, login, roles, reason } = input;
      noConflict(roles);
      if (people.isLoginTaken(login)) throw new Refused('name_taken', {});
      const personId = deps.newPersonId();
      putName(ledger, personId, name, login);
      people.forget();
      const facts = [
        { name: 'person', value: personId },
        { name: 'roles', value: roles.join(' ') },
      ];
      const subject = { person: personId, roles };
      try {
        const requestId = changePeople(deps, 'person_add', subject, facts, reason, info);
        return { requestId, personId: requestId === null ? personId : '' };
      } catch (fault) {
        if (!people.find(personId)) eraseName(ledger, personId);
        throw fault;
      } finally {
        people.forget();
      }
    },
    'access.setRoles': ({ personId, roles, reason }, info) => {
      const facts = [
        nameFact(personId),
        { name: 'roles_before', value: people.get(personId).roles.join(' ') },
        { name: 'roles', value: roles.join(' ') },
      ];
      const subject = { person: personId, roles };
      return { requestId: changePeople(deps, 'person_roles', subject, facts, reason, info) };
    },
    'access.disablePerson': ({ personId, reason }, info) => {
      const subject = { person: personId };
      return {
        requestId: changePeople(deps, 'person_disable', subject, [nameFact(personId)], reason, info),
      };
    },
    'access.enablePerson': ({ personId, reason }, info) => {
      const subject = { person: personId };
      return {
        requestId: changePeople(deps, 'person_enable', subject, [nameFact(personId)], reason, info),
      };
    },
    'access.eraseName': ({ personId, reason }, info) => {
      const subject = { person: personId };
      return { requestId: changePeople(deps, 'name_erase', subject, [nameFact(personId)], reason, info) };
    },
    'access.clearSecondFactor': ({ personId, reason }, info) => {
      const subject = { person: personId };
      return {
        requestId: changePeople(deps, 'second_factor_clear', subject, [nameFact(personId)], reason, info),
      };
    },
    'access.issuePassword': async ({ personId, reason }, info) => {
      const person = people.get(personId);
      if (person.isDisabled || person.name === '') throw new Refused('not_found', { what: 'person' });
      if (person.id === info.person) throw new Refused('same_person', {});
      const asked = askPasswordReset(deps, person, reason, info);
      if (asked.requestId !== null) return { requestId: asked.requestId, password: '', validUntil: '' };
      const password = newOncePassword();
      const validUntil = new Date(Date.parse(now()) + ONCE_DAYS * DAY_MS).toISOString();
      // First the fact, then the slot: a stop in between leaves a password that opens nothing, not one that nobody recorded.
      record.write(info, { action: 'access.password_issued', subject: { person: person.id } }, () => {
        appendPassword(ledger, person.id, 'once', { at: now(), by: info.person });
        asked.use();
      });
      await keyring.setOncePassword({ person: person.id, login: person.login, secret: password, validUntil });
      info.changed('access', 'approvals', 'record', 'signals');
      return { requestId: null, password, validUntil };
    },
    'access.changePassword': async ({ current, next }, info) => {
      const { name, login } = people.get(info.person);
      await checkPassword(next, {
        names: [name, login, deps.workspaceName()],
        isPci: people.profile().isPci,
      });
      if (next.normalize('NFKC') === current.normalize('NFKC'))
        throw new Refused('password_weak', { why: 'same_as_before' });
      await keyring.changePassword(info.person, current, next);
      record.write(info, { action: 'access.password_changed', subject: { person: info.person } }, () =>
        appendPassword(ledger, info.person, 'own', { at: now(), by: info.person }),
      );
      changed(info);
      return {};
    },
    ...ownFactorCalls(deps, changed),
    'access.slots': (_, info) => ({
      slots: keyring.slots().map(({ id, kind, person, createdAt }) => ({
        id,
        kind,
        personId: person,
        name: person === '' ? '' : people.nameOf(person),
        createdAt,
        mayRemove: mayRemove(deps, { kind, person }, info),
      })),
      generation: keyring.generation,
      rotatedAt: keyring.rotatedAt,
      isRotationPending: keyring.isRotationPending,
    }),
    'access.removeSlot': async ({ slotId, reason }, info) => {
      const slot = keyring.slots().find((each) => each.id === slotId);
      if (!slot) throw new Refused('not_found', { what: 'slot' });
      if (!mayRemove(deps, slot, info)) throw new Refused('last_keeper', {});
      await keyring.removeSlot(slotId);
      const subject = { slot: slotId, kind: slot.kind, person: slot.person, reason };
      record.note(info, { action: 'access.slot_removed', subject });
      changed(info);
      return {};
    },
    'access.renewRecoveryCode': async ({ reason }, info) => {
      // It opens as the owner: made by somebody else it would be a way to act as her with nobody's agreement.
      if (info.person !== keyring.ownerId) throw new Refused('no_right', { needed: 'owner' });
      const recoveryCode = await keyring.renewRecoveryCode();
      record.note(info, { action: 'access.recovery_code_renewed', subject: { reason } });
      changed(info);
      return { recoveryCode };
    },
    'access.profile': () => ({ ...people.profile() }),
    'access.setProfile': (input, info) => askProfile(deps, input, info),
  };
}

/** Devices always; a password only of somebody disabled (active persons change theirs); the recovery code is renewed, never just removed. */
function mayRemove(deps: AccessDeps, slot: { kind: string; person: string }, info: CallInfo): boolean {
  if (slot.kind === 'device') return true;
  const person = deps.people.find(slot.person);
  return slot.kind === 'password' && slot.person !== info.person && (person?.isDisabled ?? true);
}
