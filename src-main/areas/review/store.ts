/**
 * What persons decided: groups made or confirmed by hand, groups ended, proposals rejected, exceptions explained. Facts only.
 */
import type { Disposition, Leg, Side } from '../../../shared/domain/leg.ts';
import {
  type RemainderTreatment,
  takesAccount,
  WRITE_OFF_ACCOUNTS,
  type WriteOffAccount,
} from '../../../shared/domain/write-off-accounts.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { detailStandings, NO_DETAILS } from './exceptions/exception-details.ts';
import { appendRemainder, type Remainder } from './groups/remainders.ts';

export interface PersonGroup {
  readonly id: number;
  readonly leg: Leg;
  readonly origin: 'proposal' | 'manual';
  readonly rule: string;
  readonly reason: string;
  readonly difference: number;
  readonly currency: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** What was said about its difference; null where there is none, or nothing but its reason was said. */
  readonly remainder: Remainder | null;
}

export interface Rejection {
  readonly id: number;
  readonly leg: Leg;
  readonly groupKey: string;
  readonly runId: number;
  readonly groupNo: number;
  readonly rule: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export interface ExceptionEvent {
  readonly exceptionKey: string;
  readonly at: string;
  readonly by: string;
  readonly action: 'assign' | 'note' | 'dispose' | 'reopen';
  readonly value: string;
  readonly text: string;
}

/** Where an exception stands after all its events. */
export interface ExceptionStanding {
  readonly owner: string;
  readonly disposition: Disposition | null;
  readonly notes: number;
  /** ISO day; '' for none. */
  readonly due: string;
  readonly account: WriteOffAccount | null;
  readonly attachments: number;
}
export const UNTOUCHED: ExceptionStanding = {
  owner: '',
  disposition: null,
  notes: 0,
  due: '',
  account: null,
  attachments: 0,
};

/** Groups in force, oldest first. */
export function activeGroups(ledger: Ledger): PersonGroup[] {
  const groups = ledger.all(
    ledger.query
      .selectFrom('person_group')
      .leftJoin('person_group_end', 'person_group_end.group_id', 'person_group.id')
      .selectAll('person_group')
      .where('person_group_end.group_id', 'is', null)
      .orderBy('person_group.id'),
  );
  const members = ledger.all(
    ledger.query
      .selectFrom('person_group_line')
      .leftJoin('person_group_end', 'person_group_end.group_id', 'person_group_line.group_id')
      .select(['person_group_line.group_id', 'side', 'line_id'])
      .where('person_group_end.group_id', 'is', null)
      .orderBy('line_id'),
  );
  const sideOf = new Map<number, { left: number[]; right: number[] }>();
  for (const member of members) {
    const sides = sideOf.get(member.group_id) ?? { left: [], right: [] };
    sides[member.side === 'left' ? 'left' : 'right'].push(member.line_id);
    sideOf.set(member.group_id, sides);
  }
  const remainders = new Map(
    ledger.all(ledger.query.selectFrom('person_group_remainder').selectAll().orderBy('row')).map((row) => [
      row.group_id,
      {
        treatment: row.treatment as RemainderTreatment, // A CHECK of the table.
        account: WRITE_OFF_ACCOUNTS.find((each) => each === row.account) ?? null,
      },
    ]),
  );
  return groups.map((row) => ({
    id: row.id,
    leg: row.leg as Leg,
    origin: row.origin as PersonGroup['origin'],
    rule: row.rule,
    reason: row.reason,
    difference: row.difference,
    currency: row.currency,
    madeAt: row.made_at,
    madeBy: row.made_by,
    ...(sideOf.get(row.id) ?? { left: [], right: [] }),
    remainder: remainders.get(row.id) ?? null,
  }));
}

/** Appends a group with its lines; the database refuses a line that is in another active group of the leg. */
export function appendGroup(
  ledger: Ledger,
  group: Omit<PersonGroup, 'id' | 'remainder'> & { readonly remainder?: Remainder | null },
): number {
  const id = ledger.append(
    ledger.query.insertInto('person_group').values({
      leg: group.leg,
      origin: group.origin,
      rule: group.rule,
      reason: group.reason,
      difference: group.difference,
      currency: group.currency,
      made_at: group.madeAt,
      made_by: group.madeBy,
    }),
  );
  const rows = (side: Side, lines: readonly number[]) => lines.map((line) => [id, side, line]);
  ledger.appendMany(
    'person_group_line',
    ['group_id', 'side', 'line_id'],
    [...rows('left', group.left), ...rows('right', group.right)],
  );
  if (group.remainder) appendRemainder(ledger, id, { ...group, ...group.remainder, by: group.madeBy });
  return id;
}

export function appendGroupEnd(
  ledger: Ledger,
  end: { groupId: number; at: string; by: string; reason: string },
): void {
  ledger.append(
    ledger.query
      .insertInto('person_group_end')
      .values({ group_id: end.groupId, at: end.at, by: end.by, reason: end.reason }),
  );
}

/** Gives its number. */
export function appendRejection(ledger: Ledger, rejection: Omit<Rejection, 'id'>): number {
  return ledger.append(
    ledger.query.insertInto('group_rejection').values({
      leg: rejection.leg,
      group_key: rejection.groupKey,
      run_id: rejection.runId,
      group_no: rejection.groupNo,
      rule: rejection.rule,
      reason: rejection.reason,
      at: rejection.at,
      by: rejection.by,
    }),
  );
}

/** A no that was taken back: the machine may put the lines together again. */
export function appendRejectionEnd(
  ledger: Ledger,
  end: { readonly rejectionId: number; readonly at: string; readonly by: string; readonly reason: string },
): void {
  ledger.append(
    ledger.query
      .insertInto('group_rejection_end')
      .values({ rejection_id: end.rejectionId, at: end.at, by: end.by, reason: end.reason }),
  );
}

/** Those that stand. */
export function rejections(ledger: Ledger): Rejection[] {
  const standing = ledger.query
    .selectFrom('group_rejection')
    .leftJoin('group_rejection_end', 'group_rejection_end.rejection_id', 'group_rejection.id')
    .selectAll('group_rejection')
    .where('group_rejection_end.rejection_id', 'is', null)
    .orderBy('group_rejection.id');
  return ledger.all(standing).map((row) => ({
    id: row.id,
    leg: row.leg as Leg,
    groupKey: row.group_key,
    runId: row.run_id,
    groupNo: row.group_no,
    rule: row.rule,
    reason: row.reason,
    at: row.at,
    by: row.by,
  }));
}

export function appendExceptionEvents(ledger: Ledger, events: readonly ExceptionEvent[]): void {
  ledger.appendMany(
    'exception_event',
    ['exception_key', 'at', 'by', 'action', 'value', 'text'],
    events.map((event) => [event.exceptionKey, event.at, event.by, event.action, event.value, event.text]),
  );
}

export function eventsOf(ledger: Ledger, exceptionKey: string): (ExceptionEvent & { readonly id: number })[] {
  return ledger
    .all(
      ledger.query
        .selectFrom('exception_event')
        .selectAll()
        .where('exception_key', '=', exceptionKey)
        .orderBy('id'),
    )
    .map((row) => ({
      ...row,
      exceptionKey: row.exception_key,
      action: row.action as ExceptionEvent['action'],
    }));
}

/** By exception key: owner, disposition in force, number of notes, and what hangs on it. */
export function exceptionStandings(ledger: Ledger): Map<string, ExceptionStanding> {
  const standings = new Map<string, ExceptionStanding>();
  for (const event of ledger.all(ledger.query.selectFrom('exception_event').selectAll().orderBy('id'))) {
    const before = standings.get(event.exception_key) ?? UNTOUCHED;
    const after: Record<ExceptionEvent['action'], ExceptionStanding> = {
      assign: { ...before, owner: event.value },
      note: { ...before, notes: before.notes + 1 },
      dispose: { ...before, disposition: event.value as Disposition },
      reopen: { ...before, disposition: null },
    };
    standings.set(event.exception_key, after[event.action as ExceptionEvent['action']]);
  }
  const details = detailStandings(ledger);
  for (const key of new Set([...standings.keys(), ...details.keys()])) {
    const events = standings.get(key) ?? UNTOUCHED;
    const { due, account, attachments } = details.get(key) ?? NO_DETAILS;
    const isNamed = events.disposition !== null && takesAccount(events.disposition);
    standings.set(key, {
      ...events,
      due,
      account: isNamed ? account : null,
      attachments: attachments.length,
    });
  }
  return standings;
}
