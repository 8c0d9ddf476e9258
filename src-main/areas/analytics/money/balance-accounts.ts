/** Accounts that hold money, with what their files state: lines with balances, closing and opening balances of files, and the days that files cover. */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { emptyDays } from '../../statements/fetch/rules/empty-days.ts';
import { SourceStore } from '../../statements/fetch/source-store.ts';
import { CoveredDays } from '../../statements/rules/covered-days.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import type { StoredImport } from '../../statements/store.ts';
import { type OwnAccount, ownAccounts } from '../accounts/own-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { type BalanceOwner, balanceOwners, type Stated } from './rules/day-balances.ts';

export interface BalanceAccount {
  readonly sourceKind: 'fund_bill' | 'bank';
  readonly own: OwnAccount;
  /** What its files print, where they print nothing else and no other account's print it: by that a filter and the calendar of files know it. */
  readonly printed: string;
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
  readonly own: OwnAccount;
  readonly currency: string;
  days: ReadonlyMap<number, number>;
  readonly closings: Map<number, Stated>;
  readonly openings: Map<number, Stated>;
}

const NO_DAYS: ReadonlyMap<number, number> = new Map();
const kept = new WeakMap<LineSet, readonly BalanceOwner[]>();

export function balanceAccounts(
  deps: Pick<AnalyticsDeps, 'lines' | 'ledger'>,
  sourceKind: BalanceAccount['sourceKind'],
): readonly BalanceAccount[] {
  const set = deps.lines.set(sourceKind);
  const accounts = ownAccounts(deps.lines, set);
  const owners = kept.get(set) ?? balanceOwners(set, accounts.at);
  kept.set(set, owners);
  const files = deps.lines.active().filter(({ view }) => view.sourceKind === sourceKind);
  const found = new Map<string, Known>();
  const of = (own: OwnAccount, currency: string): Known => {
    const key = `${keyOf(own)}|${currency}`;
    const closings = new Map<number, Stated>();
    const known = found.get(key) ?? {
      ...{ own, currency, days: NO_DAYS, closings, openings: new Map<number, Stated>() },
    };
    found.set(key, known);
    return known;
  };
  for (const { own, currency, days } of owners) {
    const account = accounts.list[own];
    if (account) of(account, set.currencies[currency] ?? '').days = days;
  }
  for (const each of files)
    takeEdges(each, (account, currency) => of(accounts.of(each.id, each.view.channel, account), currency));
  const printedOf = onlyPrinted(accounts.list);
  const coverOf = coverage(deps, files, (each, account) => accounts.of(each.id, each.view.channel, account));
  return [...found.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => {
      const known = [...each.days.keys(), ...each.closings.keys(), ...each.openings.keys()];
      return {
        ...{ ...each, sourceKind, set, isCovered: coverOf(each.own), printed: printedOf(each.own) },
        first: known.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY),
      };
    });
}

const keyOf = ({ channel, account }: OwnAccount): string => `${channel}|${account}`;

function onlyPrinted(list: readonly OwnAccount[]): (own: OwnAccount) => string {
  const printedBy = Map.groupBy(list, keyOf);
  const of = Map.groupBy(list, ({ channel, printed }) => `${channel}|${printed}`);
  return (own) => {
    const [first, ...others] = printedBy.get(keyOf(own)) ?? [];
    const isOnly = first && others.length === 0 && of.get(`${first.channel}|${first.printed}`)?.length === 1;
    return isOnly ? first.printed : own.account;
  };
}

/** What a file states at its ends, of each of its accounts. Files stand in an order of their own, so of two that state a day the same one counts. */
function takeEdges(
  { id, view, balances }: StoredImport,
  of: (account: string, currency: string) => Known,
): void {
  for (const { account, currency, opening, closing, from, to } of balances) {
    const [first, last] = [parseDay(from || view.periodFrom), parseDay(to || view.periodTo)];
    const state = (into: Map<number, Stated>, day: number | null, amount: number | null) => {
      if (day !== null && amount !== null) into.set(day, { by: 'file', importId: id, day, amount });
    };
    if (opening === null && closing === null) continue;
    const known = of(account, currency);
    state(known.closings, last, closing);
    state(known.openings, first, opening);
  }
}

/** By account: the days of its files, and those for which its channel said that there is no bill. */
function coverage(
  { ledger }: Pick<AnalyticsDeps, 'ledger'>,
  files: readonly StoredImport[],
  ownOf: (imported: StoredImport, printed: string) => OwnAccount,
) {
  const byAccount = new Map<string, { readonly each: StoredImport; readonly printed: string }[]>();
  for (const each of files)
    for (const printed of each.view.accounts.length > 0 ? each.view.accounts : ['']) {
      const key = keyOf(ownOf(each, printed));
      const known = byAccount.get(key);
      if (known) known.push({ each, printed });
      else byAccount.set(key, [{ each, printed }]);
    }
  const asked = new SourceStore(ledger).asked();
  return (own: OwnAccount): ((day: number) => boolean) => {
    const of = byAccount.get(keyOf(own)) ?? [];
    const covered = new CoveredDays(of.flatMap(({ each, printed }) => spanOf(each, printed)));
    const adapters = new Set(of.map(({ each }) => each.view.adapter));
    const empty = emptyDays(asked, { adapters, account: own.account });
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
