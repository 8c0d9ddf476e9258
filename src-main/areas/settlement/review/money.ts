/** Where the money of a batch is: due, late, come in part or whole; to a merchant: on its way or paid. Below nought, or below the least amount, it is carried. */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { MoneyState } from '../../../../shared/domain/settlement.ts';
import type { ChannelBatch } from '../channel/channel-batch.ts';
import { inTimeUntil } from '../channel/in-time.ts';
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';
import { merchantMoney } from '../merchant/money.ts';
import type { StandingBatch } from '../settlement-book.ts';

type MoneyDeps = Pick<
  SettlementDeps,
  'channel' | 'standing' | 'ledger' | 'merchant' | 'parties' | 'payments' | 'now'
>;

const kept = new WeakMap<readonly ChannelBatch[], ReadonlyMap<string, ChannelBatch>>();

/** A channel's batch with what came for it, as the facts have it now; null of a merchant's, of corrections, and of what is gone. */
export function channelBatchOf(
  { channel }: Pick<MoneyDeps, 'channel'>,
  { key }: ComputedBatch,
): ChannelBatch | null {
  const { batches } = channel.facts();
  const byKey = kept.get(batches) ?? new Map(batches.map((each) => [each.key, each]));
  kept.set(batches, byKey);
  return byKey.get(key) ?? null;
}

export function moneyOf(deps: MoneyDeps, standing: StandingBatch): MoneyState {
  const { batch } = standing;
  if (batch.of.side === 'merchant') return merchantMoney(deps, standing);
  const today = chinaDay(deps.now());
  const { dueDay, net } = batch;
  const ofChannel = channelBatchOf(deps, batch);
  const owed = ofChannel?.owed ?? net;
  if (owed <= 0) return 'carried';
  const arrived = ofChannel?.arrivals.reduce((sum, each) => sum + each.arrived, 0) ?? 0;
  if (ofChannel && arrived >= owed) return 'arrived';
  if (arrived > 0) return 'partial';
  if (dueDay === '' || today < dueDay) return 'not_due';
  const until = ofChannel && inTimeUntil(deps, ofChannel);
  return until !== null && (parseDay(today) ?? 0) > until ? 'late' : 'due';
}
