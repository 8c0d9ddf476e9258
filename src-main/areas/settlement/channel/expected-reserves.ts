/**
 * What a channel should hold back by the terms (保证金): worked out beside its batches and held against what its bill shows. It moves no figure, for what a
 * channel holds is what it says.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { reserveIn } from '../../../../shared/domain/terms-currency.ts';
import { reserveOf } from '../../../../shared/domain/terms-in-force.ts';
import { reserveByDay, reserveTranches, type Tranche } from '../rules/reserve.ts';
import type { ChannelBatch } from './channel-batch.ts';
import type { ChannelDeps, ChannelFacts } from './channel-book.ts';

export interface ExpectedReserve {
  readonly tranches: readonly Tranche[];
  /** Of a batch: what should be held of its sales; null of one that shares its day with another. */
  readonly heldOf: (batch: Pick<ChannelBatch, 'to'>) => number | null;
}

/** By owner; none where the terms hold nothing back. */
export function expectedReserves(
  { terms, standing }: Pick<ChannelDeps, 'terms' | 'standing'>,
  batches: readonly ChannelBatch[],
): ReadonlyMap<string, ExpectedReserve> {
  const now = terms.now();
  const found = new Map<string, ExpectedReserve>();
  if (now.reserves.length === 0) return found;
  const isBusinessDay = standing.calendar();
  for (const [owner, own] of Map.groupBy(batches, (each) => each.owner)) {
    const [first] = own;
    if (!first) continue;
    const tranches = reserveTranches(
      {
        termsOn: (day) => reserveIn(reserveOf(now, first, formatDay(day)), first.currency),
        roll: standing.cycle(first).roll,
        isBusinessDay,
      },
      own.map(({ to, figures }) => ({
        day: parseDay(to) ?? 0,
        sales: figures.sales,
        refunds: Math.max(0, -figures.refunds),
      })),
    );
    if (tranches.length === 0) continue;
    const byDay = reserveByDay(tranches);
    const counts = Map.groupBy(own, ({ to }) => to);
    found.set(owner, {
      tranches,
      heldOf: ({ to }) =>
        (counts.get(to)?.length ?? 0) > 1 ? null : (byDay.get(parseDay(to) ?? 0)?.held ?? 0),
    });
  }
  return found;
}

/** Of one owner, as of a day. The channel has set free the oldest ones first, as far as its bills show. */
export function channelTranches(
  { batches, reserves }: Pick<ChannelFacts, 'batches' | 'reserves'>,
  owner: string,
  today: string,
): Output<'settlement.get'>['tranches'] {
  let free = batches.reduce(
    (sum, batch) => (batch.owner === owner ? sum + batch.figures.reserve_released : sum),
    0,
  );
  return (reserves.get(owner)?.tranches ?? []).map(({ heldOn, releaseOn, amount }) => {
    const isReleased = free >= amount;
    if (isReleased) free -= amount;
    const on = formatDay(releaseOn);
    return {
      heldOn: formatDay(heldOn),
      releaseOn: on,
      amount,
      state: isReleased ? 'released' : on > today ? 'held' : 'due',
    };
  });
}
