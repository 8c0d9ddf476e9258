/**
 * Money under way (在途资金) and what an account brought day by day: batches that are open as they stood on a day, and the history that a forecast of the days
 * behind them goes by.
 */
import { SILENT_AFTER_DAYS } from '../../../../shared/domain/arrival.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { ChannelBatch } from './channel-batch.ts';
import type { ChannelDeps } from './channel-book.ts';
import type { AccountBills } from './coverage.ts';
import { inTimeUntil } from './in-time.ts';
import type { History } from './rules/forecast.ts';

export interface OpenBatch {
  readonly batch: ChannelBatch;
  /** Owed and not come yet; below nought where the channel paid too much. Never nought. */
  readonly open: number;
  readonly state: 'late' | 'in_transit';
  /** When it was due; of what is in time and due already, the day that is looked from. Days since 1970. */
  readonly day: number;
}

/** Batches whose money has not come, or not all of it, as it stood on that day. */
export function openBatches(
  deps: Pick<ChannelDeps, 'standing'>,
  batches: readonly ChannelBatch[],
  asOf: number,
): OpenBatch[] {
  return batches.flatMap((batch): OpenBatch[] => {
    const due = parseDay(batch.dueDay);
    const until = inTimeUntil(deps, batch);
    const sold = parseDay(batch.to) ?? 0;
    if (due === null || until === null || sold > asOf) return [];
    const came = batch.arrivals.reduce((sum, { arrived, day }) => (day <= asOf ? sum + arrived : sum), 0);
    const open = batch.owed - came;
    if (open === 0) return [];
    const isLate = asOf > until;
    return [{ batch, open, state: isLate ? 'late' : 'in_transit', day: isLate ? due : Math.max(due, asOf) }];
  });
}

/** What batches of one owner came to by their last days; null where no day of it was over by then. */
export function historyOf(
  batches: readonly ChannelBatch[],
  bills: AccountBills | undefined,
  asOf: number,
): History | null {
  if (!bills) return null;
  const sums = new Map<number, number>();
  for (const { to, owed } of batches) {
    const day = parseDay(to) ?? 0;
    sums.set(day, (sums.get(day) ?? 0) + owed);
  }
  const from = Math.min(...bills.files.map((file) => file.from));
  const to = Math.min(asOf - 1, Math.max(...bills.files.map((file) => file.to)));
  if (!(from <= to)) return null;
  return { from, to, at: (day) => (bills.isHere(day) ? (sums.get(day) ?? 0) : null) };
}

/** An account whose bills stopped long ago is not thought to go on. */
export const isSilent = ({ to }: History, asOf: number): boolean => asOf - to > SILENT_AFTER_DAYS;
