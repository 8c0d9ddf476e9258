/**
 * Batches made whole: figures with their members, when the money is due, what the channel's own batch, the fund bill and the bank say, and which payouts
 * answer for them. In the order of owners and days.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { settlementKey } from '../../../../shared/domain/settlement.ts';
import { dueDay } from '../../matching/rules/terms.ts';
import type { Witness } from '../computed.ts';
import { arrivalsOf, type OwedPlace, ownMoney } from './arrivals.ts';
import { accountKeyOf } from './bill-files.ts';
import { type Arrival, type ChannelBatch, ownerKey } from './channel-batch.ts';
import type { ChannelDeps } from './channel-book.ts';
import type { AccountBills } from './coverage.ts';
import type { FundNet } from './fund-nets.ts';
import type { BookedPayout } from './payouts.ts';
import { dueDays } from './rules/due-days.ts';
import type { BatchOwner, Move, Settled } from './rules/settled-lines.ts';
import { cutOffOf } from './rules/settlement-day.ts';
import { inTime, type Summed, summed } from './summed.ts';

interface Known {
  readonly settled: Settled;
  readonly payouts: readonly BookedPayout[];
  readonly funds: ReadonlyMap<number, FundNet>;
  readonly bills: ReadonlyMap<string, AccountBills>;
  /** Days since 1970. */
  readonly today: number;
}

/** What is known of one owner. */
interface Own extends Omit<Known, 'bills'> {
  readonly of: BatchOwner;
  readonly batches: readonly Summed[];
  readonly moves: readonly Move[];
  readonly bills: AccountBills | undefined;
}

export function assemble(deps: ChannelDeps, known: Known): ChannelBatch[] {
  const { settled, bills } = known;
  const movesOf = Map.groupBy(settled.moves, ({ batch }) => batch);
  const sums = settled.batches.map((draft, at) => summed(deps.lines, draft, at, movesOf.get(at) ?? []));
  const byOwner = Map.groupBy(sums, ({ draft }) => draft.owner);
  const moves = Map.groupBy(settled.moves, ({ owner }) => owner);
  return settled.owners
    .map((of, owner) => ({ of, owner, key: ownerKey(of) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap(({ of, owner }) =>
      ofOwner(deps, {
        ...known,
        of,
        batches: (byOwner.get(owner) ?? []).toSorted(inTime),
        moves: moves.get(owner) ?? [],
        bills: bills.get(accountKeyOf(of.channel, of.account)),
      }),
    );
}

function ofOwner(deps: ChannelDeps, own: Own): ChannelBatch[] {
  const { of, batches, payouts } = own;
  const cycle = deps.standing.cycle(of);
  const isBusinessDay = deps.standing.calendar();
  const due = dueDays(
    batches.map(({ draft, owed }) => ({ day: draft.to, owed })),
    cycle.minimumMinor,
    (day) => dueDay(cycle, isBusinessDay, day),
  );
  const arrivals = arrived(deps, own);
  const isWhole = wholeness(own, cutOffOf(cycle) !== null);
  return batches.map((each, at): ChannelBatch => {
    const { draft, part, figures, opening, net, owed, witness } = each;
    const came = arrivals.get(each.at) ?? [];
    const named = { side: 'channel', ...of, part, correction: 0 } as const;
    const { isComplete, hasFund } = isWhole(each);
    const fund = hasFund ? own.funds.get(each.at) : undefined;
    const on = due[at] ?? null;
    return {
      ...of,
      key: settlementKey(named),
      of: named,
      owner: ownerKey(of),
      from: formatDay(draft.from),
      to: formatDay(draft.to),
      dueDay: on === null ? '' : formatDay(on),
      channelBatchNo: draft.day === null ? part.slice(1) : '',
      opening,
      figures,
      members: own.settled.membersOf(each.at),
      net,
      owed,
      batch: witness,
      fund: fund ? { net: minor(fund.net), lineIds: fund.lineIds } : null,
      bank: bankWitness(came, payouts),
      payoutLineIds: came.flatMap(({ payout }) => payouts[payout]?.lineIds ?? []).toSorted((a, b) => a - b),
      arrivals: came,
      feeVariance: null,
      isComplete,
    };
  });
}

/** Its days are over and their files here, the fund bill's too where the account has one. */
function wholeness({ batches, bills, today }: Own, isCut: boolean) {
  const numbered = batches.filter(({ draft }) => draft.day === null).map(({ draft }) => draft.to);
  const lastNumbered = numbered.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...numbered);
  return ({ draft }: Summed) => {
    // With a cut-off, the evening before is in the file of the day before.
    const isEvery = (holds: (day: number) => boolean) => {
      for (let day = draft.from - (isCut ? 1 : 0); day <= draft.to; day += 1) if (!holds(day)) return false;
      return true;
    };
    const beside = bills?.beside;
    const isHere = bills !== undefined && isEvery((day) => bills.isHere(day));
    const hasFund = beside ? isEvery((day) => beside.isHere(day)) : false;
    const isFundAsked = beside ? !isEvery((day) => !beside.isAsked(day)) : false;
    // Of a channel that numbers its batches, what has no number yet waits for one.
    const isNumbered =
      draft.day === null || lastNumbered === Number.POSITIVE_INFINITY || draft.to < lastNumbered;
    return { hasFund, isComplete: draft.to < today && isHere && (hasFund || !isFundAsked) && isNumbered };
  };
}

function bankWitness(arrivals: readonly Arrival[], payouts: readonly BookedPayout[]): Witness | null {
  const lineIds = new Set(
    arrivals.flatMap(({ payout, banked }) => (banked === 0 ? [] : (payouts[payout]?.bankLineIds ?? []))),
  );
  if (lineIds.size === 0) return null;
  return {
    net: minor(arrivals.reduce((total, { banked }) => total + banked, 0)),
    lineIds: [...lineIds].toSorted((a, b) => a - b),
  };
}

/** By place of the batch among the drafts. */
function arrived({ lines }: ChannelDeps, { batches, payouts, moves, bills, of, settled }: Own) {
  const owner = settled.owners.indexOf(of);
  const owed = batches.map(
    ({ draft, owed: amount, at }): OwedPlace => ({ day: draft.to, amount, isBatch: true, batch: at }),
  );
  const held = bills?.heldFirst(of.currency) ?? null;
  // Of days before the first fund bill, what was sold lies in the balance that it opens with.
  const earlier = held ? owed.reduce((sum, { day, amount }) => (day < held.day ? sum + amount : sum), 0) : 0;
  const before = held && { day: batches[0]?.draft.from ?? held.day, amount: held.amount - earlier };
  return arrivalsOf(
    [...owed, ...ownMoney(moves, before)],
    payouts.flatMap((payout, at) => (payout.owner === owner ? [{ payout, at }] : [])),
    { isRunning: held !== null, hasBank: lines.active().some(({ view }) => view.sourceKind === 'bank') },
  );
}
