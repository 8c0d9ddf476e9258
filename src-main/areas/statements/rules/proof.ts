/**
 * Does the file agree with itself? Stated counts and sums against its own rows, running balance row by row, and opening and closing against its
 * neighbours' (following.ts).
 *
 * A failed strict check keeps the file from being committed; an advisory one is shown and no more.
 */
import type { ProofCheck } from '../../../../shared/contract/shapes.ts';
import { LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import type { AccountBalance, StatedTotal, TotalName } from '../adapter.ts';
import { trailThrough } from './balance-trail.ts';
import { followsOthers } from './following.ts';
import { DIRECTION_IN, DIRECTION_OUT, type LineColumns } from './line-columns.ts';

export interface ProofInput {
  readonly columns: LineColumns;
  readonly currencies: readonly string[];
  readonly stated: readonly StatedTotal[];
  /** Totals an adapter computed itself; they win over the general computation. */
  readonly computed: ReadonlyMap<string, number>;
  readonly balanceChain: 'strict' | 'none';
  /** Balances the file states per statement; with none, its running balance gives them. */
  readonly balances?: readonly AccountBalance[];
  readonly accounts?: readonly string[];
  /** First and last day of the file, for balances taken from its rows. */
  readonly period?: { readonly from: string; readonly to: string };
  /** Balances of other files, of days before and after. */
  readonly prior?: readonly AccountBalance[];
}

export interface ProofOutcome {
  readonly proof: 'proved' | 'not_stated' | 'failed';
  readonly checks: readonly ProofCheck[];
  /** What each account opened and closed with; for the files of other days. */
  readonly balances: readonly AccountBalance[];
}

export const computedKey = (name: TotalName, currency: string, scope = ''): string =>
  `${name}|${currency}|${scope}`;

export function prove(input: ProofInput): ProofOutcome {
  const checks: ProofCheck[] = input.stated.map((total) => {
    const { scope = '' } = total;
    const computed =
      input.computed.get(computedKey(total.name, total.currency, scope)) ??
      (scope === '' ? compute(total.name, total.currency, input) : null);
    return {
      scope,
      name: total.name,
      currency: total.currency,
      stated: total.value,
      computed,
      holds: computed === null || computed === total.value,
      weight: computed === null ? 'advisory' : total.weight,
      row: total.row,
    };
  });
  const chains = input.balanceChain === 'strict' ? chainsOf(input) : [];
  checks.push(...chains.filter((chain) => chain.isTested).map((chain) => chain.check));
  const { balances: printed = [], period = { from: '', to: '' } } = input;
  const balances =
    printed.length > 0
      ? printed
      : chains.map(({ account, opening, closing, check }) => ({
          account,
          currency: check.currency,
          opening,
          closing,
          ...period,
        }));
  checks.push(...followsOthers(balances, input.prior ?? []));
  const strict = checks.filter((check) => check.weight === 'strict');
  const proof = strict.some((check) => !check.holds) ? 'failed' : strict.length > 0 ? 'proved' : 'not_stated';
  return { proof, checks, balances };
}

const KIND = Object.fromEntries(LINE_KINDS.map((kind, index) => [kind, index]));

/** The general computation of a total over the lines; null for totals only the adapter can compute. */
function compute(name: TotalName, currency: string, input: ProofInput): number | null {
  const { columns } = input;
  const only = currency === '' ? -1 : input.currencies.indexOf(currency);
  if (name === 'opening_balance' || name === 'closing_balance') {
    const chains = chainsOf(input).filter((each) => currency === '' || each.check.currency === currency);
    const [chain] = chains;
    if (!chain || chains.length > 1) return null; // One figure for several accounts says nothing.
    return name === 'opening_balance' ? chain.opening : chain.closing;
  }
  const rule = RULES[name];
  if (!rule) return null;
  let total = 0;
  for (let line = 0; line < columns.count; line += 1) {
    if (only >= 0 && columns.currency[line] !== only) continue;
    if (rule.direction !== undefined && columns.direction[line] !== rule.direction) continue;
    if (rule.kind !== undefined && columns.kind[line] !== KIND[rule.kind]) continue;
    total += rule.value(columns, line);
  }
  return total;
}

const grossOf = (columns: LineColumns, line: number): number => {
  const gross = columns.gross[line] ?? Number.NaN;
  return Number.isNaN(gross) ? (columns.net[line] ?? 0) : gross;
};
const orderOf = (columns: LineColumns, line: number): number => {
  const order = columns.orderAmount[line] ?? Number.NaN;
  return Number.isNaN(order) ? grossOf(columns, line) : order;
};
const netOf = (columns: LineColumns, line: number): number => columns.net[line] ?? 0;
const one = () => 1;

interface Rule {
  readonly direction?: number;
  readonly kind?: string;
  readonly value: (columns: LineColumns, line: number) => number;
}
const RULES: Partial<Record<TotalName, Rule>> = {
  count: { value: one },
  in_count: { direction: DIRECTION_IN, value: one },
  out_count: { direction: DIRECTION_OUT, value: one },
  payment_count: { kind: 'payment', value: one },
  refund_count: { kind: 'refund', value: one },
  in_sum: { direction: DIRECTION_IN, value: netOf },
  out_sum: { direction: DIRECTION_OUT, value: netOf },
  net_sum: {
    value: (columns, line) =>
      columns.direction[line] === DIRECTION_OUT ? -netOf(columns, line) : netOf(columns, line),
  },
  payment_sum: { kind: 'payment', value: grossOf },
  refund_sum: { kind: 'refund', value: grossOf },
  order_sum: { kind: 'payment', value: orderOf },
  refund_order_sum: { kind: 'refund', value: orderOf },
  fee_sum: {
    value: (columns, line) => (Number.isNaN(columns.fee[line] ?? Number.NaN) ? 0 : (columns.fee[line] ?? 0)),
  },
};

interface Chain {
  readonly account: string;
  readonly check: ProofCheck;
  /** One balance alone proves nothing. */
  readonly isTested: boolean;
  readonly opening: number | null;
  readonly closing: number | null;
}

/**
 * One chain per currency (and account): balance before ± movement = balance after. Files run oldest first or newest first; some run by day one
 * way and within the day the other, or by no order at all: then it is enough that their rows can be laid end to end.
 */
function chainsOf(input: ProofInput): Chain[] {
  const { columns, currencies } = input;
  return currencies.flatMap((currency, index) => {
    const byAccount = new Map<number, number[]>();
    for (let line = 0; line < columns.count; line += 1) {
      if (columns.currency[line] !== index || Number.isNaN(columns.balance[line] ?? Number.NaN)) continue;
      const account = columns.account[line] ?? 0;
      const held = byAccount.get(account);
      if (held) held.push(line);
      else byAccount.set(account, [line]);
    }
    const isOnly = (input.accounts?.length ?? 0) <= 1;
    return [...byAccount].map(([account, lines]) => {
      const name = input.accounts?.[account] ?? '';
      const chain = chainOf(columns, lines, currency);
      return { ...chain, account: name, check: { ...chain.check, scope: isOnly ? '' : name } };
    });
  });
}

/** By day, and by moment where every line has one; what falls together in the order of print, and in its reverse. */
function timeOrders(columns: LineColumns, lines: readonly number[]): number[][] {
  const day = (line: number) => columns.day[line] ?? 0;
  const at = (line: number) => columns.at[line] ?? Number.NaN;
  const keys = lines.some((line) => Number.isNaN(at(line))) ? [day] : [day, at];
  return keys.flatMap((key) => [
    lines.toSorted((one, other) => key(one) - key(other)),
    lines.toReversed().sort((one, other) => key(one) - key(other)),
  ]);
}

function chainOf(columns: LineColumns, lines: readonly number[], currency: string): Omit<Chain, 'account'> {
  const movement = (line: number) => {
    const net = columns.net[line] ?? 0;
    return columns.direction[line] === DIRECTION_OUT
      ? -net
      : columns.direction[line] === DIRECTION_IN
        ? net
        : 0;
  };
  const balance = (line: number) => columns.balance[line] ?? 0;
  const walk = (order: readonly number[]) => {
    let breaks = 0;
    let firstBreak = 0;
    let expected = 0;
    for (let at = 1; at < order.length; at += 1) {
      const line = order[at] ?? 0;
      const before = order[at - 1] ?? 0;
      if (balance(before) + movement(line) === balance(line)) continue;
      breaks += 1;
      if (firstBreak === 0) {
        firstBreak = columns.row[line] ?? 0;
        expected = balance(before) + movement(line);
      }
    }
    return { breaks, firstBreak, expected, order };
  };
  const forward = walk(lines);
  const backward = forward.breaks === 0 ? forward : walk(lines.toReversed());
  const straight = backward.breaks < forward.breaks ? backward : forward;
  // Another order than the printed one counts only where it holds all through.
  const inTime = () =>
    timeOrders(columns, lines)
      .map(walk)
      .find((walked) => walked.breaks === 0);
  // Only rows that are plainly in no order: a break or two in a file that is in order is a fault of a row, and some trail may go through it by chance.
  const isUnordered = 2 * straight.breaks >= lines.length;
  const asTrail = () => {
    if (!isUnordered) return undefined;
    const [earliest = 0] = lines.toSorted((a, b) => (columns.day[a] ?? 0) - (columns.day[b] ?? 0));
    const before = (line: number) => balance(line) - movement(line);
    const steps = lines.map((line) => ({ before: before(line), after: balance(line) }));
    const trail = trailThrough(steps, before(earliest));
    return trail ? walk(trail.flatMap((at) => lines[at] ?? [])) : undefined;
  };
  const best = straight.breaks === 0 ? straight : (inTime() ?? asTrail() ?? straight);
  const first = best.order[0];
  const last = best.order[best.order.length - 1];
  const isBroken = best.breaks > 0;
  const brokenLine = isBroken ? lines.find((line) => columns.row[line] === best.firstBreak) : undefined;
  return {
    check: {
      scope: '',
      name: 'balance_chain',
      currency,
      stated: brokenLine === undefined ? (last === undefined ? null : balance(last)) : balance(brokenLine),
      computed: isBroken ? best.expected : last === undefined ? null : balance(last),
      holds: !isBroken,
      weight: 'strict',
      row: best.firstBreak,
    },
    isTested: lines.length > 1,
    opening: first === undefined ? null : balance(first) - movement(first),
    closing: last === undefined ? null : balance(last),
  };
}
