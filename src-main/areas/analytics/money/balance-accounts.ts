/** Accounts that hold money, with what their files state: lines with balances, closing and opening balances of files, and the days that files cover. */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { emptyDays } from '../../statements/fetch/rules/empty-days.ts';
import { SourceStore } from '../../statements/fetch/source-store.ts';
import { CoveredDays } from '../../statements/rules/covered-days.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import type { StoredImport } from '../../statements/store.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { balanceOwners, type Stated } from './rules/day-balances.ts';

export interface BalanceAccount {
  readonly sourceKind: 'fund_bill' | 'bank';
  readonly channel: Channel;
  readonly account: string;
  readonly currency: string;
  readonly set: LineSet;
  /** Days on which something moved (BalanceOwner). */
  readonly days: ReadonlyMap<number, number>;
  readonly closings: ReadonlyMap<number, Stated>;
  readonly openings: ReadonlyMap<number, Stated>;
  readonly isCovered: (day: number) => boolean;
  /** The first day of which anything is known. */
  readonly first: number;
}

interface Known {
  readonly channel: Channel;
  readonly account: string;
  readonly currency: string;
  days: ReadonlyMap<number, number>;
  readonly closings: Map<number, Stated>;
  readonly openings: Map<number, Stated>;
}

const NO_DAYS: ReadonlyMap<number, number> = new Map();

export function balanceAccounts(
  deps: Pick<AnalyticsDeps, 'lines' | 'ledger'>,
  sourceKind: BalanceAccount['sourceKind'],
): readonly BalanceAccount[] {
  const set = deps.lines.set(sourceKind);
  const files = deps.lines.active().filter(({ view }) => view.sourceKind === sourceKind);
  const found = new Map<string, Known>();
  const of = (channel: Channel, account: string, currency: string): Known => {
    const key = `${channel}|${currency}|${account}`;
    const closings = new Map<number, Stated>();
    const known = found.get(key) ?? {
      ...{ channel, account, currency, days: NO_DAYS, closings, openings: new Map<number, Stated>() },
    };
    found.set(key, known);
    return known;
  };
  for (const { channel, account, currency, days } of balanceOwners(set))
    of(CHANNELS[channel] ?? 'none', set.accounts[account] ?? '', set.currencies[currency] ?? '').days = days;
  for (const imported of files) takeEdges(imported, of);
  const coverOf = coverage(deps, files);
  return [...found.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => {
      const known = [...each.days.keys(), ...each.closings.keys(), ...each.openings.keys()];
      return {
        ...{ ...each, sourceKind, set, isCovered: coverOf(each.channel, each.account) },
        first: known.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY),
      };
    });
}

/** What a file states at its ends, of each of its accounts. Files stand in an order of their own, so of two that state a day the same one counts. */
function takeEdges(
  { id, view, balances }: StoredImport,
  of: (channel: Channel, account: string, currency: string) => Known,
): void {
  for (const { account, currency, opening, closing, from, to } of balances) {
    const [first, last] = [parseDay(from || view.periodFrom), parseDay(to || view.periodTo)];
    const state = (into: Map<number, Stated>, day: number | null, amount: number | null) => {
      if (day !== null && amount !== null) into.set(day, { by: 'file', importId: id, day, amount });
    };
    if (opening === null && closing === null) continue;
    const known = of(view.channel, account, currency);
    state(known.closings, last, closing);
    state(known.openings, first, opening);
  }
}

/** By account: the days of its files, and those for which its channel said that there is no bill. */
function coverage({ ledger }: Pick<AnalyticsDeps, 'ledger'>, files: readonly StoredImport[]) {
  const byAccount = new Map<string, StoredImport[]>();
  for (const each of files)
    for (const account of each.view.accounts.length > 0 ? each.view.accounts : ['']) {
      const key = `${each.view.channel}|${account}`;
      const known = byAccount.get(key);
      if (known) known.push(each);
      else byAccount.set(key, [each]);
    }
  const asked = new SourceStore(ledger).asked();
  return (channel: Channel, account: string): ((day: number) => boolean) => {
    const own = byAccount.get(`${channel}|${account}`) ?? [];
    const covered = new CoveredDays(own.flatMap((each) => spanOf(each, account)));
    const adapters = new Set(own.map(({ view }) => view.adapter));
    const empty = emptyDays(asked, { adapters, account });
    return (day) => covered.at(day) !== null || empty.has(day);
  };
}

/** A file of several accounts covers of each the days that it states its balances of. */
function spanOf({ view, balances }: StoredImport, account: string) {
  const own = view.accounts.length > 1 ? balances.filter((each) => each.account === account) : [];
  const spans = own.length > 0 ? own : [{ from: '', to: '' }];
  return spans.flatMap((each) => {
    const [from, to] = [parseDay(each.from || view.periodFrom), parseDay(each.to || view.periodTo)];
    return from === null || to === null ? [] : [{ from, to, rows: view.counts.rows, isFailed: false }];
  });
}
