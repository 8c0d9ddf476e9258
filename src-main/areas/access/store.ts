/** The tables of people: appends facts, answers where each person stands. Names lie apart from everything else and may be erased. */
import type { Role } from '../../../shared/contract/access.ts';
import { foldLogIn } from '../../../shared/domain/log-in-name.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** Who writes and when. */
export interface By {
  readonly at: string;
  readonly by: string;
}

export interface Person {
  readonly id: string;
  /** '' when it was erased. */
  readonly name: string;
  readonly login: string;
  readonly roles: readonly Role[];
  readonly isDisabled: boolean;
  /** A password of her own is set; before, at most one for a single log-in. */
  readonly hasOwnPassword: boolean;
  /** When her own password was last set. */
  readonly passwordAt: string;
  readonly createdAt: string;
  readonly secondFactor: string | null;
}

export function readPeople(ledger: Ledger): Person[] {
  const { query } = ledger;
  const names = readNames(ledger);
  const latest = <Row extends { person_id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.person_id, row])); // Ascending: the last one stands.
  const roles = latest(ledger.all(query.selectFrom('person_roles').selectAll().orderBy('row')));
  const states = latest(ledger.all(query.selectFrom('person_state').selectAll().orderBy('row')));
  const passwords = latest(
    ledger.all(query.selectFrom('person_password').selectAll().where('kind', '=', 'own').orderBy('row')),
  );
  const factors = latest(
    ledger.all(
      query.selectFrom('person_factor').selectAll().where('action', 'in', ['set', 'removed']).orderBy('row'),
    ),
  );
  return ledger.all(query.selectFrom('person').selectAll().orderBy('row')).map((row) => {
    const factor = factors.get(row.id);
    return {
      id: row.id,
      name: names.get(row.id)?.name ?? '',
      login: names.get(row.id)?.login ?? '',
      roles: JSON.parse(roles.get(row.id)?.roles ?? '[]') as Role[], // Our own JSON, written below.
      isDisabled: states.get(row.id)?.state === 'disabled',
      hasOwnPassword: passwords.has(row.id),
      passwordAt: passwords.get(row.id)?.at ?? '',
      createdAt: row.at,
      secondFactor: factor?.action === 'set' ? factor.value : null,
    };
  });
}

/** A name, apart from everything else; also of somebody of whom it is still asked whether she may come. */
export function putName(ledger: Ledger, personId: string, name: string, login: string): void {
  ledger.erase(
    ledger.query.insertInto('person_name').values({ person_id: personId, name, login: foldLogIn(login) }),
  );
}

/** Every name there is, by person id. */
export const readNames = (
  ledger: Ledger,
): ReadonlyMap<string, { readonly name: string; readonly login: string }> =>
  new Map(
    ledger
      .all(ledger.query.selectFrom('person_name').selectAll())
      .map(({ person_id, name, login }) => [person_id, { name, login }]),
  );

export function appendPerson(
  ledger: Ledger,
  personId: string,
  roles: readonly Role[],
  by: By,
  reason: string,
): void {
  ledger.append(ledger.query.insertInto('person').values({ id: personId, ...by }));
  appendRoles(ledger, personId, roles, by, reason);
}

export function appendRoles(
  ledger: Ledger,
  personId: string,
  roles: readonly Role[],
  by: By,
  reason: string,
): void {
  ledger.append(
    ledger.query
      .insertInto('person_roles')
      .values({ person_id: personId, roles: JSON.stringify(roles), reason, ...by }),
  );
}

export function appendState(
  ledger: Ledger,
  personId: string,
  state: 'active' | 'disabled',
  by: By,
  reason: string,
): void {
  ledger.append(
    ledger.query.insertInto('person_state').values({ person_id: personId, state, reason, ...by }),
  );
}

export function eraseName(ledger: Ledger, personId: string): void {
  ledger.erase(ledger.query.deleteFrom('person_name').where('person_id', '=', personId));
  ledger.erase(ledger.query.deleteFrom('form_draft').where('person_id', '=', personId));
}

/** Person → when she was last disabled: since then she is gone, where she still is. */
export function leftSince(ledger: Ledger): ReadonlyMap<string, string> {
  const states = ledger.all(ledger.query.selectFrom('person_state').selectAll().orderBy('row'));
  return new Map(
    states.filter(({ state }) => state === 'disabled').map(({ person_id, at }) => [person_id, at]),
  );
}

/** What was erased in one ledger goes in another as well: an earlier state of it must not bring a name back (个人信息保护法 art. 47). */
export function eraseNamesAsIn(present: Ledger, other: Ledger): void {
  const named = readNames(present);
  for (const { id } of present.all(present.query.selectFrom('person').select('id')))
    if (!named.has(id)) eraseName(other, id);
}

export function appendPassword(ledger: Ledger, personId: string, kind: 'own' | 'once', by: By): void {
  ledger.append(ledger.query.insertInto('person_password').values({ person_id: personId, kind, ...by }));
}

export type FactorAction = 'set' | 'codes' | 'used' | 'removed';
export function appendFactor(
  ledger: Ledger,
  personId: string,
  action: FactorAction,
  value: string,
  by: By,
): void {
  ledger.append(
    ledger.query.insertInto('person_factor').values({ person_id: personId, action, value, ...by }),
  );
}

/** Facts of her second factor since it was last set: hashes of recovery codes, and what was used. */
export function factorFacts(ledger: Ledger, personId: string): { codes: string[]; used: Set<string> } {
  const rows = ledger.all(
    ledger.query.selectFrom('person_factor').selectAll().where('person_id', '=', personId).orderBy('row'),
  );
  const since = rows.slice(
    Math.max(
      0,
      rows.findLastIndex((row) => row.action === 'set'),
    ),
  );
  return {
    codes: since.filter((row) => row.action === 'codes').flatMap((row) => JSON.parse(row.value) as string[]), // Our own JSON list of hashes.
    used: new Set(since.filter((row) => row.action === 'used').map((row) => row.value)),
  };
}

export interface Profile {
  readonly idleMinutes: number;
  readonly isPci: boolean;
}
/** PCI DSS 8.2.8: 15 minutes. */
const FIRST_PROFILE: Profile = { idleMinutes: 15, isPci: false };

export function readProfile(ledger: Ledger): Profile {
  const row = ledger.first(
    ledger.query.selectFrom('log_in_profile').selectAll().orderBy('row', 'desc').limit(1),
  );
  return row ? { idleMinutes: row.idle_minutes, isPci: row.is_pci === 1 } : FIRST_PROFILE;
}

export function appendProfile(ledger: Ledger, profile: Profile, by: By, reason: string): void {
  ledger.append(
    ledger.query.insertInto('log_in_profile').values({
      idle_minutes: profile.idleMinutes,
      is_pci: profile.isPci ? 1 : 0,
      reason,
      ...by,
    }),
  );
}

/** Person → when she last logged in, from the record. */
export function lastLogIns(ledger: Ledger): ReadonlyMap<string, string> {
  const rows = ledger.all(
    ledger.query
      .selectFrom('audit_event')
      .select(({ fn }) => ['actor', fn.max('at').as('at')])
      .where('action', '=', 'session.log_in')
      .groupBy('actor'),
  );
  return new Map(rows.map((row) => [row.actor, row.at]));
}
