/**
 * Changes to people that a second person may have to agree to: who comes, what she may do, who is disabled, whose name is erased. A person is
 * never deleted: what she did stays hers.
 */
import type { Role } from '../../../shared/contract/access.ts';
import type { RequestKind } from '../../../shared/contract/approvals.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import type { AccessDeps } from './deps.ts';
import { inOrder, roleConflict } from './rules/rights.ts';
import {
  appendFactor,
  appendPerson,
  appendRoles,
  appendState,
  eraseName,
  type Person,
  readNames,
} from './store.ts';

type PeopleKind = Extract<
  RequestKind,
  'person_add' | 'person_roles' | 'person_disable' | 'person_enable' | 'name_erase' | 'second_factor_clear'
>;

/** What a change does, and what it rests on: a change of that voids the request. */
interface Change {
  readonly restsOn: (subject: RequestSubject) => unknown;
  readonly check: (subject: RequestSubject) => void;
  readonly action: string;
  readonly write: (subject: RequestSubject, by: { at: string; by: string }, reason: string) => void;
}

export function peopleChanges(deps: AccessDeps): Readonly<Record<PeopleKind, Change>> {
  const { people, ledger } = deps;
  const personOf = (subject: RequestSubject): Person => people.get(String(subject['person']));
  const rolesOf = (subject: RequestSubject) => subject['roles'] as Role[]; // As the calls filed them.
  const standing = (subject: RequestSubject) => {
    const { id, roles, isDisabled, name, secondFactor } = personOf(subject);
    return [id, roles, isDisabled, name === '', secondFactor !== null];
  };
  /** Somebody must stay who can manage people, else nobody could ever change anything again. */
  const keepsKeeper = (subject: RequestSubject) => {
    const others = people.holders('manage_people', [String(subject['person'])]);
    if (others.length === 0) throw new Refused('last_keeper', {});
  };
  return {
    person_add: {
      // The name lies apart (it may be erased), so that the request holds only the id it was put down under.
      restsOn: (subject) => readNames(ledger).get(String(subject['person'])) ?? null,
      check: (subject) => {
        noConflict(rolesOf(subject));
        if (!readNames(ledger).has(String(subject['person'])) || people.find(String(subject['person'])))
          throw new Refused('not_found', { what: 'person' });
      },
      action: 'access.person_added',
      write: (subject, by, reason) =>
        appendPerson(ledger, String(subject['person']), inOrder(rolesOf(subject)), by, reason),
    },
    person_roles: {
      restsOn: standing,
      check: (subject) => {
        noConflict(rolesOf(subject));
        const keeps = rolesOf(subject).some((role) => role === 'owner' || role === 'administrator');
        if (!keeps) keepsKeeper(subject);
      },
      action: 'access.roles_changed',
      write: (subject, by, reason) =>
        appendRoles(ledger, personOf(subject).id, inOrder(rolesOf(subject)), by, reason),
    },
    person_disable: {
      restsOn: standing,
      check: (subject) => {
        if (personOf(subject).isDisabled) throw new Refused('already_decided', { what: 'person' });
        keepsKeeper(subject);
      },
      action: 'access.person_disabled',
      write: (subject, by, reason) => appendState(ledger, personOf(subject).id, 'disabled', by, reason),
    },
    person_enable: {
      restsOn: standing,
      check: (subject) => {
        if (!personOf(subject).isDisabled) throw new Refused('already_decided', { what: 'person' });
      },
      action: 'access.person_enabled',
      write: (subject, by, reason) => appendState(ledger, personOf(subject).id, 'active', by, reason),
    },
    name_erase: {
      restsOn: standing,
      check: (subject) => {
        const person = personOf(subject);
        // A name is needed at the door as long as she may come in.
        if (!person.isDisabled) throw new Refused('bad_input', { at: 'person', expected: 'disabled' });
        if (person.name === '') throw new Refused('already_decided', { what: 'name' });
      },
      action: 'access.name_erased',
      write: (subject, by, reason) => {
        appendState(ledger, personOf(subject).id, 'disabled', by, reason);
        eraseName(ledger, String(subject['person']));
      },
    },
    second_factor_clear: {
      restsOn: standing,
      check: (subject) => {
        if (personOf(subject).secondFactor === null)
          throw new Refused('already_decided', { what: 'second_factor' });
      },
      action: 'access.second_factor_cleared',
      write: (subject, by) => appendFactor(ledger, personOf(subject).id, 'removed', '', by),
    },
  };
}

export function noConflict(roles: readonly Role[]): void {
  const conflict = roleConflict(roles);
  if (!conflict) return;
  const [first, second] = conflict.roles;
  throw new Refused('role_conflict', { first, second, rule: conflict.rule });
}

/** Makes the change, or asks for it; gives the request's number. */
export function changePeople(
  deps: AccessDeps,
  kind: PeopleKind,
  subject: RequestSubject,
  facts: readonly { name: string; value: string }[],
  reason: string,
  info: CallInfo,
): number | null {
  const change = peopleChanges(deps)[kind];
  change.check(subject);
  const asking = {
    kind,
    subject,
    hash: hashOf(kind, change, subject),
    facts,
    amount: null,
    currency: '',
    reason,
  };
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    carry(deps, change, subject, info.person, reason, info),
  );
  if (requestId === null) afterChange(deps, info);
  return requestId;
}

export function peopleExecutor(deps: AccessDeps, kind: PeopleKind): Executor {
  const change = peopleChanges(deps)[kind];
  return {
    hashNow: (subject) => {
      try {
        change.check(subject);
        return hashOf(kind, change, subject);
      } catch (fault) {
        if (fault instanceof Refused) return null;
        throw fault;
      }
    },
    run: (subject, maker, reason, info) => carry(deps, change, subject, maker, reason, info),
    ended: (subject) => {
      // A name that was put down for somebody who is not to come.
      const person = String(subject['person']);
      if (kind !== 'person_add' || deps.people.find(person)) return;
      eraseName(deps.ledger, person);
      deps.people.forget();
    },
    after: (info) => afterChange(deps, info),
  };
}

function carry(
  deps: AccessDeps,
  change: Change,
  subject: RequestSubject,
  by: string,
  reason: string,
  info: CallInfo,
): void {
  const happening = { action: change.action, subject: { person: String(subject['person']), maker: by } };
  deps.record.write(info, happening, () => change.write(subject, { at: deps.now(), by }, reason));
}

function afterChange(deps: AccessDeps, info: CallInfo): void {
  deps.people.forget();
  dropSlotsOfTheErased(deps);
  info.changed('access', 'approvals', 'record', 'signals', 'workspace');
}

/** A key slot carries a tag made of the name. What cannot be written now (a full disk) goes the next time somebody changes. */
function dropSlotsOfTheErased({ keyring, people }: AccessDeps): void {
  for (const { id, person } of keyring.slots())
    if (people.find(person)?.name === '') keyring.removeSlot(id).catch(() => undefined);
}

const hashOf = (kind: PeopleKind, change: Change, subject: RequestSubject): string =>
  sha256OfJson([kind, Object.entries(subject).toSorted(), change.restsOn(subject)]);
