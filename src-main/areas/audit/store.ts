/** What signals are made of, as it stands in the ledger: the events any rule looks at, and what was acknowledged. */
import type { Ledger } from '../../ledger/ledger.ts';
import { readEntry } from '../../record/entry.ts';
import type { SignalEvent } from './rules/signal.ts';

export interface Acknowledgement {
  readonly key: string;
  readonly at: string;
  readonly by: string;
  readonly comment: string;
}

export interface ReadEvent extends SignalEvent {
  /** Number of the row of roles it wrote; 0 for none. */
  readonly rolesRow: number;
}

/** Events of these actions after a number, in their order. One that was edited is left out: verification tells it. */
export const readEvents = (ledger: Ledger, actions: readonly string[], after: number): ReadEvent[] =>
  ledger
    .all(
      ledger.query
        .selectFrom('audit_event')
        .select('entry')
        .where('action', 'in', [...actions])
        .where('seq', '>', after)
        .orderBy('seq'),
    )
    .flatMap(({ entry }) => {
      const read = readEntry(entry);
      if (!read) return [];
      const { seq, at, actor, action, session, run, subject, rows } = read;
      const rolesRow = rows.find((each) => each.table === 'person_roles')?.first ?? 0;
      return [{ seq, at, actor, action, session, run, subject, rolesRow }];
    });

/** Number of the last event before an instant; 0 for none. */
export const lastBefore = (ledger: Ledger, at: string): number =>
  ledger.first(
    ledger.query
      .selectFrom('audit_event')
      .select('seq')
      .where('at', '<', at)
      .orderBy('at', 'desc')
      .orderBy('seq', 'desc')
      .limit(1),
  )?.seq ?? 0;

/** When each person had last logged in, up to a number. */
export function lastLogIns(ledger: Ledger, until: number): Map<string, string> {
  const { query } = ledger;
  const rows = ledger.all(
    query
      .selectFrom('audit_event')
      .select(['actor', query.fn.max('at').as('at')])
      .where('action', '=', 'session.log_in')
      .where('seq', '<=', until)
      .groupBy('actor'),
  );
  return new Map(rows.map(({ actor, at }) => [actor, at]));
}

export const readAcknowledgements = (ledger: Ledger): Acknowledgement[] =>
  ledger.all(
    ledger.query.selectFrom('signal_acknowledgement').select(['key', 'at', 'by', 'comment']).orderBy('row'),
  );

export const appendAcknowledgement = (ledger: Ledger, acknowledgement: Acknowledgement): number =>
  ledger.append(ledger.query.insertInto('signal_acknowledgement').values(acknowledgement));

/** The roles a row gives, and those the same person had before it. */
export function rolesAt(ledger: Ledger, row: number): { readonly from: string; readonly to: string } | null {
  const { query } = ledger;
  const roles = query.selectFrom('person_roles').select(['person_id', 'roles']);
  const given = ledger.first(roles.where('row', '=', row));
  if (!given) return null;
  const before = ledger.first(
    roles.where('row', '<', row).where('person_id', '=', given.person_id).orderBy('row', 'desc').limit(1),
  );
  return { from: before ? namesOf(before.roles) : '', to: namesOf(given.roles) };
}

const namesOf = (roles: string): string => (JSON.parse(roles) as string[]).join(' '); // Our own JSON (access/store.ts).
