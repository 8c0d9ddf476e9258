/**
 * The lines that may be in a link, as columns of their own, and the order in which equal amounts stand side by side: whoever looks for the
 * partner of a line looks at its neighbours. Linear in the lines; no object a line.
 */
import { CHANNELS, type Channel } from '../../../../../shared/domain/statement-line.ts';
import type { LineSet } from '../../rules/line-columns.ts';
import { sortPositions } from '../../rules/sort-positions.ts';
import { ARRIVES, amountOf, LEAVES, PAID, PAID_BACK, ROLES_END, rolesOf } from './roles.ts';

/** Days between the two ends at most; a bank may also have booked a day before the wallet says so. */
export const DAYS_AFTER_MAX = 3;
const DAYS_BEFORE_MAX = 1;
/** Neighbours looked at one by one; where more stand so near, all of them are taken to have a partner. */
const LOOKED_AT_MAX = 64;

/** An account of ours: every import's own. */
export interface OwnAccount {
  readonly isBank: boolean;
  readonly channel: Channel;
  readonly account: string;
}

export interface LinePool {
  readonly count: number;
  /** Its place in the set of its kind, and which of the two that is. */
  readonly position: Uint32Array;
  readonly isBank: Uint8Array;
  readonly lineId: Uint32Array;
  readonly amount: Float64Array;
  readonly currency: Uint16Array;
  readonly day: Int32Array;
  readonly at: Float64Array;
  readonly roles: Uint8Array;
  /** Index into `accounts`. */
  readonly account: Uint32Array;
  readonly accounts: readonly OwnAccount[];
}

/** In the order of the two sets, wallets and channels first: it does not depend on what was imported first. */
export function poolOf(funds: LineSet, banks: LineSet): LinePool {
  const accounts: OwnAccount[] = [];
  const accountAt = new Map<string, number>();
  const currencies = [...new Set([...funds.currencies, ...banks.currencies])];
  const places: number[] = [];
  const kinds: number[] = [];
  for (const [isBank, set] of [funds, banks].entries())
    for (let line = 0; line < set.count; line += 1) {
      const roles = rolesOf(set, line, isBank === 1);
      if (roles === 0) continue;
      places.push(line);
      kinds.push(isBank * ROLES_END + roles);
    }
  const count = places.length;
  const pool = {
    count,
    position: Uint32Array.from(places),
    isBank: new Uint8Array(count),
    lineId: new Uint32Array(count),
    amount: new Float64Array(count),
    currency: new Uint16Array(count),
    day: new Int32Array(count),
    at: new Float64Array(count),
    roles: new Uint8Array(count),
    account: new Uint32Array(count),
    accounts,
  };
  const currencyOf = [funds, banks].map((set) => set.currencies.map((name) => currencies.indexOf(name)));
  for (let node = 0; node < count; node += 1) {
    const isBank = (kinds[node] ?? 0) >= ROLES_END;
    const set = isBank ? banks : funds;
    const line = places[node] ?? 0;
    pool.isBank[node] = isBank ? 1 : 0;
    pool.roles[node] = (kinds[node] ?? 0) % ROLES_END;
    pool.lineId[node] = set.lineId[line] ?? 0;
    pool.amount[node] = amountOf(set, line);
    pool.currency[node] = currencyOf[isBank ? 1 : 0]?.[set.currency[line] ?? 0] ?? 0;
    pool.day[node] = set.day[line] ?? 0;
    pool.at[node] = set.at[line] ?? Number.NaN;
    const key = (isBank ? 0 : 1 + (set.channel[line] ?? 0)) * 2 ** 32 + (set.account[line] ?? 0);
    const name = `${key}`;
    let account = accountAt.get(name);
    if (account === undefined) {
      account = accounts.length;
      accountAt.set(name, account);
      accounts.push({
        isBank,
        channel: isBank ? 'bank' : (CHANNELS[set.channel[line] ?? 0] ?? 'none'),
        account: set.accounts[set.account[line] ?? 0] ?? '',
      });
    }
    pool.account[node] = account;
  }
  return pool;
}

/** Could these be two ends of one movement, by their columns? Whichever is the earlier. */
export function mayLink(pool: LinePool, one: number, other: number): boolean {
  return isWay(pool, one, other) || isWay(pool, other, one);
}

/** From a to b: a the end where money left, or the wallet's line. */
export function isWay(pool: LinePool, a: number, b: number): boolean {
  const [isBankA, isBankB] = [pool.isBank[a] === 1, pool.isBank[b] === 1];
  if (!(isBankA || isBankB) || pool.account[a] === pool.account[b]) return false;
  const [rolesA = 0, rolesB = 0] = [pool.roles[a], pool.roles[b]];
  const days = (pool.day[b] ?? 0) - (pool.day[a] ?? 0);
  // A wallet knows at once; the bank dates the same hour some days later, or the day before.
  const isTopUp = isBankA && !isBankB;
  const least = isTopUp ? -DAYS_AFTER_MAX : isBankA ? 0 : -DAYS_BEFORE_MAX;
  if (days < least || days > (isTopUp ? DAYS_BEFORE_MAX : DAYS_AFTER_MAX)) return false;
  if ((rolesA & LEAVES) !== 0 && (rolesB & ARRIVES) !== 0) return true;
  if (isBankA || !isBankB) return false;
  return (
    ((rolesA & PAID) !== 0 && (rolesB & LEAVES) !== 0) ||
    ((rolesA & PAID_BACK) !== 0 && (rolesB & ARRIVES) !== 0)
  );
}

/** Lines of one amount and one currency that may have a partner among them, in the order of their days. */
export interface Runs {
  readonly order: Uint32Array;
  /** Where each run begins; one entry more than there are runs. */
  readonly starts: Uint32Array;
}

export function runsOf(pool: LinePool): Runs {
  const all = new Uint32Array(pool.count);
  for (let node = 0; node < pool.count; node += 1) all[node] = node;
  const byAmount = sortPositions(all, pool.amount);
  const order = new Uint32Array(pool.count);
  const starts: number[] = [];
  let kept = 0;
  for (let from = 0; from < byAmount.length; ) {
    let to = from + 1;
    while (to < byAmount.length && pool.amount[byAmount[to] ?? 0] === pool.amount[byAmount[from] ?? 0])
      to += 1;
    if (to - from > 1) {
      const equal = byAmount.subarray(from, to).sort((a, b) => before(pool, a, b));
      for (let begin = 0; begin < equal.length; ) {
        let end = begin + 1;
        while (end < equal.length && pool.currency[equal[end] ?? 0] === pool.currency[equal[begin] ?? 0])
          end += 1;
        const start = kept;
        kept = keepWanted(pool, equal.subarray(begin, end), order, kept);
        if (kept - start > 1) starts.push(start);
        else kept = start;
        begin = end;
      }
    }
    from = to;
  }
  starts.push(kept);
  return { order: order.slice(0, kept), starts: Uint32Array.from(starts) };
}

const before = (pool: LinePool, a: number, b: number): number =>
  (pool.currency[a] ?? 0) - (pool.currency[b] ?? 0) || (pool.day[a] ?? 0) - (pool.day[b] ?? 0) || a - b;

/** Copies those with a possible partner within the days; answers where the next run would begin. */
function keepWanted(pool: LinePool, run: Uint32Array, into: Uint32Array, from: number): number {
  const first = run[0] ?? 0;
  // Nearly every amount of a firm with one account.
  if (run.every((node) => pool.account[node] === pool.account[first])) return from;
  const isWanted = new Uint8Array(run.length);
  let end = 0;
  let allUntil = 0;
  for (let at = 0; at < run.length; at += 1) {
    const node = run[at] ?? 0;
    while (end < run.length && (pool.day[run[end] ?? 0] ?? 0) - (pool.day[node] ?? 0) <= DAYS_AFTER_MAX)
      end += 1;
    if (end - at > LOOKED_AT_MAX) allUntil = end;
    if (at < allUntil) {
      isWanted[at] = 1;
      if (end - at > LOOKED_AT_MAX) continue;
    }
    for (let other = at + 1; other < end; other += 1)
      if (mayLink(pool, node, run[other] ?? 0)) {
        isWanted[at] = 1;
        isWanted[other] = 1;
      }
  }
  let kept = from;
  for (let at = 0; at < run.length; at += 1) {
    if (isWanted[at] === 0) continue;
    into[kept] = run[at] ?? 0;
    kept += 1;
  }
  return kept;
}
