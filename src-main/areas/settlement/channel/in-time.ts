/** Until when money of a batch is in time: the day it is due, and the days of grace of its cycle. */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { businessDayAfter } from '../../matching/rules/terms.ts';
import type { ChannelBatch } from './channel-batch.ts';
import type { ChannelDeps } from './channel-book.ts';

/** Days since 1970; null where nothing is due. */
export function inTimeUntil(
  { standing }: Pick<ChannelDeps, 'standing'>,
  { dueDay, channel, account }: Pick<ChannelBatch, 'dueDay' | 'channel' | 'account'>,
): number | null {
  const due = parseDay(dueDay);
  if (due === null) return null;
  const { graceDays } = standing.cycle({ channel, account });
  return graceDays === 0 ? due : businessDayAfter(due, graceDays, standing.calendar());
}
