/**
 * Entries (凭证) as screens show them: a page of those that fit a filter, newest first; one with the lines behind it; and those that book given lines.
 *
 * An entry that undoes another sums the same lines, so it leads to them as well.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { EntryView } from '../../../../shared/contract/journal-views.ts';
import type { EntryOrigin, PostingSide } from '../../../../shared/domain/books.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { readMembers } from '../entry-store.ts';
import type { ReportDeps } from './deps.ts';
import { entryTest } from './entry-filter.ts';
import { entriesAround } from './line-spans.ts';
import { SubNames } from './sub-names.ts';

/** A row of journal_entry as it lies there. */
export interface EntryRow {
  readonly id: number;
  readonly number: string;
  readonly period: string;
  readonly day: string;
  readonly origin: string;
  readonly rule: string;
  readonly fact: string;
  readonly memo: string;
  readonly reverses: number | null;
  readonly late_of: string;
  readonly at: string;
  readonly by: string;
}
export interface PostingRow {
  readonly entry_id: number;
  readonly account: string;
  readonly sub: string;
  readonly side: string;
  readonly amount: number;
  readonly currency: string;
}

export function entries(deps: ReportDeps, input: Input<'journal.entries'>): Output<'journal.entries'> {
  const { ledger } = deps;
  const { offset, limit } = input;
  const within = entriesWithin(ledger, input);
  const newest = within.selectAll().orderBy('day', 'desc').orderBy('id', 'desc');
  const test = entryTest(deps, input.query);
  if (test === null) {
    const count = ledger.query.fn.countAll<number>().as('count');
    const total = ledger.first(within.select(count))?.count ?? 0;
    return { total, rows: viewsOf(deps, ledger.all(newest.limit(limit).offset(offset))) };
  }
  const found = ledger.all(newest).filter(test);
  return { total: found.length, rows: viewsOf(deps, found.slice(offset, offset + limit)) };
}

function entriesWithin(ledger: Ledger, { from, to }: { readonly from: string; readonly to: string }) {
  let within = ledger.query.selectFrom('journal_entry');
  if (from !== '') within = within.where('day', '>=', from);
  if (to !== '') within = within.where('day', '<=', to);
  return within;
}

export function entry(
  deps: ReportDeps,
  { id, offset, limit }: Input<'journal.entry'>,
): Output<'journal.entry'> {
  const { ledger, lines } = deps;
  const row = ledger.first(ledger.query.selectFrom('journal_entry').selectAll().where('id', '=', id));
  const [view] = row ? viewsOf(deps, [row]) : [];
  if (!row || !view) throw new Refused('not_found', { what: 'entry', id });
  const members = readMembers(ledger, row.reverses ?? row.id);
  const page = [...members.lines.subarray(offset, offset + limit)];
  return {
    entry: view,
    lines: {
      total: members.lines.length,
      rows: page.map((lineId, at) => ({
        line: lines.view(lineId),
        amount: members.amounts[offset + at] ?? 0,
      })),
    },
  };
}

export function entriesOfLines(
  deps: ReportDeps,
  { lineIds }: Input<'journal.ofLines'>,
): Output<'journal.ofLines'> {
  const { ledger } = deps;
  if (lineIds.length === 0) return { entries: [] };
  const wanted = new Set(lineIds);
  const found: { readonly entryId: number; readonly lineId: number; readonly amount: number }[] = [];
  for (const entryId of entriesAround(ledger, lineIds)) {
    const { lines, amounts } = readMembers(ledger, entryId);
    for (let at = 0; at < lines.length; at += 1) {
      const lineId = lines[at] ?? 0;
      if (wanted.has(lineId)) found.push({ entryId, lineId, amount: amounts[at] ?? 0 });
    }
  }
  const ids = [...new Set(found.map((each) => each.entryId))];
  const reversals = rowsOf(ledger, 'reverses', ids);
  const rows = [...rowsOf(ledger, 'id', ids), ...reversals];
  const views = new Map(viewsOf(deps, rows).map((view) => [view.id, view]));
  const undoing = new Map(reversals.map((row) => [row.reverses ?? 0, row.id]));
  return {
    entries: found.flatMap(({ entryId, lineId, amount }) =>
      [entryId, undoing.get(entryId) ?? 0].flatMap((id) => {
        const view = views.get(id);
        return view ? [{ entry: view, lineId, amount }] : [];
      }),
    ),
  };
}

/** Values that one question names: the database takes so many. */
const NAMED_MAX = 400;

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += NAMED_MAX) yield all.slice(at, at + NAMED_MAX);
}

const rowsOf = (ledger: Ledger, by: 'id' | 'reverses', ids: readonly number[]): EntryRow[] =>
  [...parts(ids)].flatMap((some) =>
    ledger.all(ledger.query.selectFrom('journal_entry').selectAll().where(by, 'in', some).orderBy('id')),
  );

function viewsOf({ ledger, chart, parties, nameOf }: ReportDeps, rows: readonly EntryRow[]): EntryView[] {
  const names = new SubNames(parties);
  const ids = rows.map((row) => row.id);
  const undone = new Map(rowsOf(ledger, 'reverses', ids).map((row) => [row.reverses ?? 0, row.id]));
  const postings = new Map<number, PostingRow[]>();
  for (const some of parts(ids)) {
    const asked = ledger.query.selectFrom('journal_posting').selectAll().where('entry_id', 'in', some);
    for (const posting of ledger.all(asked.orderBy('row'))) {
      const known = postings.get(posting.entry_id);
      if (known) known.push(posting);
      else postings.set(posting.entry_id, [posting]);
    }
  }
  return rows.map(({ late_of: lateOf, origin, at, by, ...row }) => ({
    ...row,
    origin: origin as EntryOrigin, // A CHECK of the table.
    postings: (postings.get(row.id) ?? []).map(({ account, sub, side, amount, currency }) => {
      const { nameZh, nameEn } = chart.get(account);
      const subName = sub === '' ? '' : names.nameOf(sub);
      return { account, sub, side: side as PostingSide, amount, currency, nameZh, nameEn, subName }; // As above.
    }),
    lines: readMembers(ledger, row.reverses ?? row.id).lines.length,
    reversedBy: undone.get(row.id) ?? null,
    lateOf,
    at,
    byName: by === '' ? '' : nameOf(by),
  }));
}
