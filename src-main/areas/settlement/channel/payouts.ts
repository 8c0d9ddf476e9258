/**
 * Money that channels paid out, and what the bank shows of it: payouts of their bills in groups that stand on the bank's leg, and batches of bills
 * without payouts that the bank's line was matched with itself. What came back is taken away together with what had left.
 */
import type { Leg } from '../../../../shared/domain/leg.ts';
import { placesOf } from '../../matching/rules/carry/places.ts';
import type { GroupRef } from '../../review/leg-view.ts';
import { DIRECTION_IN, type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';
import type { ChannelDeps } from './channel-book.ts';
import type { Move } from './rules/drafts.ts';
import { withoutReturned } from './rules/returned-payouts.ts';
import type { Settled } from './rules/settled-lines.ts';

export interface BookedPayout {
  readonly owner: number;
  /** Day it left the channel; of what only the bank shows, the day it came. */
  readonly day: number;
  /** Seconds since 1970; 0 where only the day is known. */
  readonly at: number;
  readonly amount: number;
  /** Of it, what the bank shows, and when; 0 where nothing. */
  readonly banked: number;
  readonly bankDay: number;
  /** used: the house moved it elsewhere from where it lay, so it did come. */
  readonly isUsed: boolean;
  readonly lineIds: readonly number[];
  readonly bankLineIds: readonly number[];
  /** Places of batches it is for, with their parts; none where nobody says. */
  readonly declared: readonly (readonly [batch: number, amount: number])[];
}

export function readPayouts(deps: Pick<ChannelDeps, 'lines' | 'standing'>, settled: Settled): BookedPayout[] {
  const banked = bankedPayouts(deps);
  const paidOut = settled.moves.filter(({ kind }) => kind === 'payout');
  // Where a fund bill says payouts, the trade bill's are the same money a second time.
  const byFund = new Set(paidOut.flatMap(({ isOfTrade, owner }) => (isOfTrade ? [] : [owner])));
  const ofBills = withoutReturned(
    paidOut.filter(({ isOfTrade, owner }) => !isOfTrade || !byFund.has(owner)),
  ).map((move) => payoutOf(move, banked.get(move.lineId)));
  const used = settled.moves
    .filter(({ kind, signed, batch }) => kind === 'transfer' && signed < 0 && batch < 0)
    .map((move) => ({ ...payoutOf(move, banked.get(move.lineId)), isUsed: true }));
  return [...ofBills, ...used, ...bankOnly(deps, settled)].toSorted(
    (a, b) =>
      a.owner - b.owner || a.day - b.day || a.at - b.at || a.amount - b.amount || firstLine(a) - firstLine(b),
  );
}

/** The last word: of two that are alike in all else, either may be the first. */
const firstLine = ({ lineIds, bankLineIds }: BookedPayout): number => lineIds[0] ?? bankLineIds[0] ?? 0;

interface Banked {
  readonly amount: number;
  readonly day: number;
  readonly lineIds: readonly number[];
}

function payoutOf({ owner, day, at, signed, lineId, batch }: Move, bank: Banked | undefined): BookedPayout {
  const amount = -signed;
  return {
    owner,
    day,
    at: Number.isNaN(at) ? 0 : at,
    amount,
    banked: Math.min(amount, bank?.amount ?? 0),
    bankDay: bank?.day ?? day,
    isUsed: false,
    lineIds: [lineId],
    bankLineIds: bank?.lineIds ?? [],
    declared: batch < 0 ? [] : [[batch, amount]],
  };
}

/** By payout line. Of a group of several, what the bank shows goes to the first ones first. */
function bankedPayouts({
  standing,
  lines,
}: Pick<ChannelDeps, 'lines' | 'standing'>): ReadonlyMap<number, Banked> {
  const found = new Map<number, Banked>();
  const bank = bankLines(lines.set('bank'));
  for (const { left, right } of matched(standing, 'fund_bank')) {
    if (right.length === 0) continue;
    const view = standing.view('fund_bank');
    const day = bank.lastDay(right);
    let rest = bank.sum(right);
    for (const line of left) {
      const position = view.positionOf('left', line);
      const amount = Math.max(0, Math.min(rest, view.left.net[position] ?? 0));
      rest -= amount;
      found.set(line, { amount, day, lineIds: right });
    }
  }
  return found;
}

/** Bills without payouts: the bank's line was matched with the lines of a batch. */
function bankOnly(
  { standing, lines }: Pick<ChannelDeps, 'lines' | 'standing'>,
  settled: Settled,
): BookedPayout[] {
  const bank = bankLines(lines.set('bank'));
  const trades = lines.set('trade_bill');
  const places = placesOf(trades);
  const batchOf = settled.batchOf.get(trades);
  return matched(standing, 'trade_bank').flatMap(({ left, right }): BookedPayout[] => {
    const parts = new Map<number, number>();
    for (const line of left) {
      const position = (places[line] ?? 0) - 1;
      const batch = (batchOf?.[position] ?? 0) - 1;
      if (position < 0 || batch < 0) continue;
      const net = trades.net[position] ?? 0;
      const signed = trades.direction[position] === DIRECTION_IN ? net : -net;
      parts.set(batch, (parts.get(batch) ?? 0) + signed);
    }
    const declared = [...parts].toSorted(([a], [b]) => a - b);
    const owner = settled.batches[declared[0]?.[0] ?? -1]?.owner;
    const amount = bank.sum(right);
    if (owner === undefined || right.length === 0 || amount <= 0) return [];
    const day = bank.lastDay(right);
    return [
      {
        owner,
        day,
        at: 0,
        amount,
        banked: amount,
        bankDay: day,
        isUsed: false,
        lineIds: [],
        bankLineIds: right,
        declared,
      },
    ];
  });
}

function matched(standing: ChannelDeps['standing'], leg: Leg): GroupRef[] {
  if (!standing.legs().includes(leg)) return [];
  const groups = standing.view(leg).groupIndex(['accepted', 'confirmed']);
  return Array.from({ length: groups.count }, (_, at) => groups.at(at));
}

function bankLines(set: LineSet) {
  const places = placesOf(set);
  const at = (line: number): number => (places[line] ?? 0) - 1;
  return {
    sum: (ids: readonly number[]) =>
      ids.reduce((sum, line) => {
        const net = set.net[at(line)] ?? 0;
        return sum + (set.direction[at(line)] === DIRECTION_IN ? net : -net);
      }, 0),
    lastDay: (ids: readonly number[]) =>
      ids.reduce((last, line) => Math.max(last, set.day[at(line)] ?? NO_DAY), NO_DAY),
  };
}
