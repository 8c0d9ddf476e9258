/** What stands behind a figure of the forecast: batches with what they add to it, and what an account is thought to bring, which opens nothing. */
import type { ChannelBatch } from '../../settlement/channel/channel-batch.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { thingsBehind } from '../rules/behind.ts';

import type { Behind, BehindThing } from '../rules/found.ts';
import { shownAccount } from './accounts.ts';

export interface Money {
  readonly what: 'batch' | 'forecast';
  /** Whose, and of a batch its key. */
  readonly of: Pick<ChannelBatch, 'channel' | 'account'>;
  readonly key: string;
  readonly day: string;
  readonly amount: number;
}

export const ofBatch = (batch: ChannelBatch, amount: number): Money => ({
  what: 'batch',
  of: batch,
  key: batch.key,
  day: batch.to,
  amount,
});

/** `day`: on which it is thought to come. */
export const ofForecast = (first: ChannelBatch, day: string, amount: number): Money => ({
  what: 'forecast',
  of: first,
  key: `${first.owner}/${day}`,
  day,
  amount,
});

export const moneyBehind = (deps: Pick<AnalyticsDeps, 'locale'>, found: readonly Money[]): Behind =>
  thingsBehind(
    found,
    ({ what, of, key, day, amount }): BehindThing => ({
      ...{ what, key, day, count: 1, amount },
      title: shownAccount(deps, of),
    }),
    ({ amount }) => amount,
  );
