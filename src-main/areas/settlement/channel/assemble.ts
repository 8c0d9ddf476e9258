/**
 * Batches made whole: figures with their members, when the money is due, what the channel's own batch, the fund bill and the bank say, and which payouts
 * answer for them. In the order of owners and days.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { settlementKey } from '../../../../shared/domain/settlement.ts';
import { leastIn } from '../../../../shared/domain/terms-currency.ts';
import { cutOffOf } from '../../matching/rules/settlement-day.ts';
import { dueDay } from '../../matching/rules/terms.ts';
import type { Witness } from '../computed.ts';
import { arrivalsOf, owedPlaces } from './arrivals.ts';
import { accountKeyOf } from './bill-files.ts';
import { type Arrival, type ChannelBatch, ownerKey } from './channel-batch.ts';
import type { ChannelDeps } from './channel-book.ts';
import type { AccountBills } from './coverage.ts';
import type { FundNet } from './fund-nets.ts';
import type { BookedPayout } from './payouts.ts';
import type { BatchOwner, Move } from './rules/drafts.ts';
import { dueDays } from './rules/due-days.ts';
import type { Settled } from './rules/settled-lines.ts';
import { inTime, type Summed, summed } from './summed.ts';
import { wholeness } from './whole.ts';

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
  readonly owner: number;
  readonly hasBank: boolean;
  readonly batches: readonly Summed[];
  readonly moves: readonly Move[];
  readonly bills: AccountBills | undefined;
}

export function assemble(deps: ChannelDeps, known: Known): ChannelBatch[] {
  const { settled, bills } = known;
  // Without a statement in its currency no bank could show it.
  const banked = new Set(
    deps.lines.active().flatMap(({ view }) => (view.sourceKind === 'bank' ? view.currencies : [])),
  );
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
        owner,
        hasBank: banked.has(of.currency),
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
    leastIn(cycle, of.currency),
    (day) => dueDay(cycle, isBusinessDay, day),
  );
  const isCut = cutOffOf(cycle) !== null; // Then a day of settlement is no day of a file.
  const isWhole = wholeness(batches, own.bills, { today: own.today, isCut });
  const fundOf = (each: Summed) => (isWhole(each).hasFund ? own.funds.get(each.at) : undefined);
  const { arrivals, unclear } = arrivalsOf(
    owedPlaces(own, (each) => fundOf(each)?.net ?? each.owed),
    payouts.flatMap((payout, at) => (payout.owner === own.owner ? [{ payout, at }] : [])),
    { isRunning: own.bills?.heldFirst(of.currency) != null, hasBank: own.hasBank },
  );
  return batches.map((each, at): ChannelBatch => {
    const { draft, part, figures, opening, net, owed, witness } = each;
    const came = arrivals.get(each.at) ?? [];
    const named = { side: 'channel', ...of, part, correction: 0 } as const;
    const fund = fundOf(each);
    const on = due[at] ?? null;
    const members = own.settled.membersOf(each.at);
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
      members,
      net,
      owed,
      batch: witness ?? (isCut ? null : statedWitness(own, draft)),
      fund: fund ? { net: minor(fund.net), lineIds: fund.lineIds } : null,
      bank: bankWitness(came, payouts),
      payoutLineIds: came.flatMap(({ payout }) => payouts[payout]?.lineIds ?? []).toSorted((a, b) => a - b),
      arrivals: came,
      isUnclear: unclear.has(each.at),
      feeVariance: deps.fees.varianceOf(members),
      isComplete: isWhole(each).isComplete,
    };
  });
}

function statedWitness({ bills, of }: Own, { day }: Summed['draft']): Witness | null {
  const net = day === null ? null : (bills?.statedNet(day, of.currency) ?? null);
  return net === null ? null : { net: minor(net), lineIds: [] };
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
