/**
 * Accounts of channels as the forecast looks at them: their batches, the history that their bills make, and the forecaster of it, each made once while
 * the same facts stand.
 */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { sayOr } from '../../../../shared/wording/catalogue.ts';
import { accountKeyOf } from '../../settlement/channel/bill-files.ts';
import type { ChannelBatch } from '../../settlement/channel/channel-batch.ts';
import type { ChannelFacts } from '../../settlement/channel/channel-book.ts';
import { type Forecaster, forecaster, type History } from '../../settlement/channel/rules/forecast.ts';
import { historyOf, isSilent } from '../../settlement/channel/under-way.ts';
import { accountShown } from '../../settlement/review/views.ts';
import { isAsked } from '../accounts/asked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';

/** One account in one currency. */
export interface ForecastAccount {
  readonly first: ChannelBatch;
  readonly batches: readonly ChannelBatch[];
  readonly batchesOn: ReadonlyMap<string, readonly ChannelBatch[]>;
  /** Null where no day of it is over. */
  readonly past: Past | null;
}
export interface Past {
  readonly history: History;
  readonly said: Forecaster;
  /** Its bills stopped long ago: its past may be tested, its future is not forecast. */
  readonly isSilent: boolean;
}
/** With its history. */
export type PastAccount = ForecastAccount & { readonly past: Past };

export interface Looked {
  /** Today, days since 1970. */
  readonly asOf: number;
  /** By currency, in their order. */
  readonly byCurrency: ReadonlyMap<string, readonly ForecastAccount[]>;
}

/** Facts are made anew with lines, matches, terms, and with the day. */
const kept = new WeakMap<ChannelFacts, readonly ForecastAccount[]>();

export function lookedAt(deps: AnalyticsDeps, asked: Asked): Looked {
  const facts = deps.channel.facts();
  const asOf = parseDay(chinaDay(deps.now())) ?? 0;
  const all = kept.get(facts) ?? allAccounts(deps, facts, asOf);
  kept.set(facts, all);
  const meant = all.filter(({ first }) => {
    const { channel, account, currency } = first;
    const printed = facts.bills.get(accountKeyOf(channel, account))?.printed ?? [];
    return (
      (asked.currency === '' || asked.currency === currency) &&
      isAsked(deps, asked, channel, [account, ...printed])
    );
  });
  const byCurrency = Map.groupBy(meant, ({ first }) => first.currency);
  return { asOf, byCurrency: new Map([...byCurrency].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

function allAccounts(
  { standing }: AnalyticsDeps,
  { batches, bills }: ChannelFacts,
  asOf: number,
): ForecastAccount[] {
  const isBusinessDay = standing.calendar();
  return [...Map.groupBy(batches, ({ owner }) => owner).values()].flatMap((own): ForecastAccount[] => {
    const [first] = own;
    if (!first) return [];
    const history = historyOf(own, bills.get(accountKeyOf(first.channel, first.account)), asOf);
    const past = history && {
      ...{ history, said: forecaster(history, isBusinessDay), isSilent: isSilent(history, asOf) },
    };
    return [{ first, batches: own, batchesOn: Map.groupBy(own, ({ to }) => to), past }];
  });
}

export const hasPast = (account: ForecastAccount): account is PastAccount => account.past !== null;

/** As a person knows it. */
export const shownAccount = (
  { locale }: Pick<AnalyticsDeps, 'locale'>,
  { channel, account }: Pick<ChannelBatch, 'channel' | 'account'>,
): string => `${sayOr(locale(), `channel.${channel}`, channel)} ${accountShown({ channel, account })}`.trim();
