/** What payouts brought for each batch of an owner: the rules' allocation, with what the bank shows of it. */
import type { Arrival } from './channel-batch.ts';
import type { AccountBills } from './coverage.ts';
import type { BookedPayout } from './payouts.ts';
import { type Allocated, allocate, type Owed } from './rules/allocate.ts';
import type { BatchOwner, Move } from './rules/drafts.ts';
import type { Summed } from './summed.ts';

/** `batch`: place among the drafts, −1 of money of ours. */
interface OwedPlace extends Owed {
  readonly batch: number;
}

/** What payouts may bring: batches, what lay in the account before the first file, and what was paid in. */
export function owedPlaces(
  own: {
    readonly batches: readonly Summed[];
    readonly moves: readonly Move[];
    readonly bills: AccountBills | undefined;
    readonly of: BatchOwner;
  },
  /** What lies in the account for a batch: by its fund bill, where that is here. */
  amountOf: (batch: Summed) => number,
): OwedPlace[] {
  const { batches, moves, bills, of } = own;
  const owed = batches.map((each) => ({
    day: each.draft.to,
    amount: amountOf(each),
    isBatch: true,
    batch: each.at,
  }));
  const held = bills?.heldFirst(of.currency) ?? null;
  // Of days before the first fund bill, what was sold lies in the balance that it opens with.
  const earlier = held ? owed.reduce((sum, { day, amount }) => (day < held.day ? sum + amount : sum), 0) : 0;
  const before = (held?.amount ?? 0) - earlier;
  const paidIn = moves.filter(
    ({ kind, batch, signed }) => batch < 0 && signed > 0 && (kind === 'top_up' || kind === 'transfer'),
  );
  return [
    ...owed,
    ...(before > 0 ? [{ day: batches[0]?.draft.from ?? 0, amount: before }] : []).map(ours),
    ...paidIn.map(({ day, signed }) => ({ day, amount: signed })).map(ours),
  ];
}

const ours = (money: { readonly day: number; readonly amount: number }): OwedPlace => ({
  ...money,
  isBatch: false,
  batch: -1,
});

/**
 * By place of the batch. `hasBank`: the house has statements of a bank in this currency; without any the channel's word is all there is.
 */
export function arrivalsOf(
  owed: readonly OwedPlace[],
  payouts: readonly { readonly payout: BookedPayout; readonly at: number }[],
  { isRunning, hasBank }: { readonly isRunning: boolean; readonly hasBank: boolean },
): { readonly arrivals: ReadonlyMap<number, Arrival[]>; readonly unclear: ReadonlySet<number> } {
  // Money of ours of a day lies before what was traded on it.
  const inOrder = owed.toSorted((a, b) => a.day - b.day || Number(a.isBatch) - Number(b.isBatch));
  const places = new Map(inOrder.map(({ batch }, place) => [batch, place]));
  const { given, unclear } = allocate(
    inOrder,
    payouts.map(({ payout: { day, amount, declared } }) => ({
      day,
      amount,
      declared: declared.flatMap(([batch, part]) => {
        const place = places.get(batch);
        return place === undefined ? [] : [[place, part] as const];
      }),
    })),
    isRunning,
  );
  const arrivals = new Map<number, Arrival[]>();
  for (const [at, parts] of Map.groupBy(given, ({ payout }) => payout)) {
    const of = payouts[at];
    if (of)
      share(
        of.payout,
        of.at,
        parts.toSorted((a, b) => a.owed - b.owed),
      );
  }
  return { arrivals, unclear: new Set(Array.from(unclear, (place) => inOrder[place]?.batch ?? -1)) };

  /** The bank's part goes to the oldest first, as the payout's own does. */
  function share(payout: BookedPayout, at: number, parts: readonly Allocated[]): void {
    let [banked, arrived] = [payout.banked, payout.isUsed || !hasBank ? payout.amount : payout.banked];
    for (const { owed: place, amount } of parts) {
      const batch = inOrder[place]?.batch ?? -1;
      const ofBank = Math.min(banked, amount);
      const came = Math.min(arrived, amount);
      banked -= ofBank;
      arrived -= came;
      if (batch < 0) continue;
      const day = ofBank > 0 ? payout.bankDay : payout.day;
      arrivals.set(batch, [
        ...(arrivals.get(batch) ?? []),
        { payout: at, amount, banked: ofBank, arrived: came, day },
      ]);
    }
  }
}
