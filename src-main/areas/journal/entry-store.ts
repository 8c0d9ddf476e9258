/**
 * Entries in the ledger: appended whole, postings and members before the entry itself, which the database then counts. Numbers run without a gap in
 * each period.
 */
import type { EntryOrigin, PostingSide } from '../../../shared/domain/books.ts';
import { periodOf } from '../../../shared/domain/books.ts';
import { bytesOf, compress, decompress } from '../../ledger/compress.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Account, PostedEntry } from './rules/difference.ts';
import { nextPeriod } from './rules/periods.ts';
import type { Members } from './rules/units.ts';

interface StoredPosting extends Account {
  readonly side: PostingSide;
  readonly amount: number;
  readonly currency: string;
}

export interface NewEntry {
  readonly day: string;
  readonly origin: EntryOrigin;
  readonly rule: string;
  readonly fact: string;
  readonly memo: string;
  readonly postings: readonly StoredPosting[];
  /** Null of entries by persons. */
  readonly members: Members | null;
  readonly reverses: number | null;
  readonly lateOf: string;
}

export interface StoredEntry extends Omit<NewEntry, 'postings' | 'members'> {
  readonly id: number;
  readonly number: string;
  readonly period: string;
  readonly at: string;
  readonly by: string;
}

export interface StandingEntry extends PostedEntry {
  /** The day it stands on: that of its facts, or a later one where their month was closed. */
  readonly bookedOn: string;
}

/** Call inside a write. Gives the ids, in order. */
export function appendEntries(
  ledger: Ledger,
  entries: readonly NewEntry[],
  said: { readonly at: string; readonly by: string },
): number[] {
  const { query } = ledger;
  const last =
    ledger.first(query.selectFrom('journal_entry').select('id').orderBy('id', 'desc').limit(1))?.id ?? 0;
  const ids = entries.map((_, at) => last + 1 + at);
  const idOf = (at: number) => ids[at] ?? 0;
  ledger.appendMany(
    'journal_posting',
    ['entry_id', 'account', 'sub', 'side', 'amount', 'currency'],
    postingRows(entries, idOf),
  );
  ledger.appendMany('journal_member', ['entry_id', 'name', 'bytes'], memberRows(entries, idOf));
  const numbers = numbering(ledger);
  ledger.appendMany(
    'journal_entry',
    ['id', 'number', 'period', 'day', 'origin', 'rule', 'fact', 'memo', 'reverses', 'late_of', 'at', 'by'],
    entries.map((entry, at) => [
      idOf(at),
      numbers(periodOf(entry.day)),
      periodOf(entry.day),
      entry.day,
      entry.origin,
      entry.rule,
      entry.fact,
      entry.memo,
      entry.reverses,
      entry.lateOf,
      said.at,
      said.by,
    ]),
  );
  return ids;
}

function* postingRows(
  entries: readonly NewEntry[],
  idOf: (at: number) => number,
): Generator<readonly unknown[]> {
  for (const [at, { postings }] of entries.entries())
    for (const { account, sub, side, amount, currency } of postings)
      yield [idOf(at), account, sub, side, amount, currency];
}

function* memberRows(
  entries: readonly NewEntry[],
  idOf: (at: number) => number,
): Generator<readonly unknown[]> {
  for (const [at, { members }] of entries.entries()) {
    if (!members) continue;
    if (members.keys.length > 0)
      yield [idOf(at), 'keys', compress(Buffer.from(members.keys.join('\n'), 'utf8'))];
    else yield [idOf(at), 'lines', compress(bytesOf(members.lines))];
    yield [idOf(at), 'amounts', compress(bytesOf(members.amounts))];
  }
}

/** '2026-03-000001', then the next. */
function numbering(ledger: Ledger): (period: string) => string {
  const last = new Map<string, number>();
  return (period) => {
    const before = last.get(period) ?? lastNumber(ledger, period);
    last.set(period, before + 1);
    return `${period}-${String(before + 1).padStart(6, '0')}`;
  };
}

const lastNumber = (ledger: Ledger, period: string): number =>
  Number(
    ledger
      .first(
        ledger.query
          .selectFrom('journal_entry')
          .select('number')
          .where('day', '>=', `${period}-01`)
          .where('day', '<', `${nextPeriod(period)}-01`)
          .orderBy('id', 'desc')
          .limit(1),
      )
      ?.number.slice(8) ?? 0,
  );

/** Entries by rules that no other undoes, oldest first. */
export function standingEntries(ledger: Ledger): StandingEntry[] {
  const { query } = ledger;
  const entries = ledger.all(
    query
      .selectFrom('journal_entry')
      .leftJoin('journal_entry as undoing', 'undoing.reverses', 'journal_entry.id')
      .select([
        'journal_entry.id',
        'journal_entry.day',
        'journal_entry.late_of',
        'journal_entry.rule',
        'journal_entry.fact',
      ])
      .where('journal_entry.origin', '=', 'automatic')
      .where('undoing.id', 'is', null)
      .orderBy('journal_entry.id'),
  );
  const postings = postingsByEntry(ledger);
  return entries.flatMap(({ id, day, late_of: lateOf, rule, fact }): StandingEntry[] => {
    const debit = postings.get(id)?.find(({ side }) => side === 'debit');
    const credit = postings.get(id)?.find(({ side }) => side === 'credit');
    if (!debit || !credit) return [];
    return [
      {
        id,
        source: fact,
        rule,
        day: lateOf || day,
        bookedOn: day,
        currency: debit.currency,
        debit: { account: debit.account, sub: debit.sub },
        credit: { account: credit.account, sub: credit.sub },
        members: () => readMembers(ledger, id),
      },
    ];
  });
}

function postingsByEntry(ledger: Ledger): ReadonlyMap<number, StoredPosting[]> {
  const byEntry = new Map<number, StoredPosting[]>();
  for (const { entry_id: entry, account, sub, side, amount, currency } of ledger.all(
    ledger.query.selectFrom('journal_posting').selectAll().orderBy('row'),
  )) {
    const posting = { account, sub, side: side as PostingSide, amount, currency }; // A CHECK of the table.
    const known = byEntry.get(entry);
    if (known) known.push(posting);
    else byEntry.set(entry, [posting]);
  }
  return byEntry;
}

export function postingsOf(ledger: Ledger, entryId: number): StoredPosting[] {
  return ledger
    .all(
      ledger.query.selectFrom('journal_posting').selectAll().where('entry_id', '=', entryId).orderBy('row'),
    )
    .map(({ account, sub, side, amount, currency }) => ({
      account,
      sub,
      side: side as PostingSide, // A CHECK of the table.
      amount,
      currency,
    }));
}

/** What an entry sums; nothing of entries by persons and of reversals. */
export function readMembers(ledger: Ledger, entryId: number): Members {
  const rows = ledger.all(
    ledger.query.selectFrom('journal_member').select(['name', 'bytes']).where('entry_id', '=', entryId),
  );
  const bytesNamed = (name: string) => {
    const row = rows.find((each) => each.name === name);
    return row ? decompress(row.bytes) : Buffer.alloc(0);
  };
  const [lines, amounts, keys] = [bytesNamed('lines'), bytesNamed('amounts'), bytesNamed('keys')];
  const members = {
    lines: new Uint32Array(lines.length / 4),
    amounts: new Float64Array(amounts.length / 8),
    keys: keys.length === 0 ? [] : keys.toString('utf8').split('\n'),
  };
  bytesOf(members.lines).set(lines);
  bytesOf(members.amounts).set(amounts);
  return members;
}

export function findEntry(ledger: Ledger, id: number): StoredEntry | null {
  const row = ledger.first(ledger.query.selectFrom('journal_entry').selectAll().where('id', '=', id));
  if (!row) return null;
  const { origin, late_of: lateOf, ...entry } = row;
  return { ...entry, origin: origin as EntryOrigin, lateOf }; // A CHECK of the table.
}

/** The entry that undoes it; null while it stands. */
export const reversalOf = (ledger: Ledger, id: number): number | null =>
  ledger.first(ledger.query.selectFrom('journal_entry').select('id').where('reverses', '=', id))?.id ?? null;

/** Each posting on the other side. */
export const turned = (postings: readonly StoredPosting[]): StoredPosting[] =>
  postings.map((each) => ({ ...each, side: each.side === 'debit' ? 'credit' : 'debit' }));
