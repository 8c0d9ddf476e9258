/** What the engine is asked, from what the address says: days of a quick range, the grain that a range calls for, whole keys of accounts. Pure. */
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { RANGE_DAYS_MAX } from '../../../shared/contract/analytics.ts';
import {
  ACCOUNT_SIGNS,
  type BoardAddress,
  type QuickRange,
} from '../../../shared/contract/analytics-address.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { dayNumber, formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { assertNever } from '../../../shared/result.ts';

export type Choices = Output<'analytics.choices'>;
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The last day that files speak of, and not one that is still to come: a monthly statement may say its month's end. */
export const lastCovered = ({ last, today }: Pick<Choices, 'last' | 'today'>): string =>
  last === '' || last > today ? today : last;

export function daysOf(range: BoardAddress['range'], choices: Choices): Days {
  return typeof range === 'string' ? quickDays(range, choices) : range;
}

function quickDays(range: QuickRange, choices: Choices): Days {
  const { first, today } = choices;
  const end = lastCovered(choices);
  switch (range) {
    case 'yesterday':
      return { from: plus(today, -1), to: plus(today, -1) };
    case '7d':
      return { from: plus(end, -6), to: end };
    case '30d':
      return { from: plus(end, -29), to: end };
    case 'month':
      return { from: firstOfMonth(today), to: today };
    case 'last_month': {
      const to = plus(firstOfMonth(today), -1);
      return { from: firstOfMonth(to), to };
    }
    case '12m':
      return { from: monthsBefore(plus(end, 1), 12), to: end };
    case 'all': {
      const from = first === '' || first > end ? end : first;
      return { from: plus(end, 1 - RANGE_DAYS_MAX) > from ? plus(end, 1 - RANGE_DAYS_MAX) : from, to: end };
    }
    default:
      return assertNever(range);
  }
}

const plus = (day: string, days: number): string => formatDay((parseDay(day) ?? 0) + days);
const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`;

/** The same day of the month so many months before; where there is none, the month's last. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const at = year * 12 + month - 1 - months;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  for (let last = of; last > 27; last -= 1) {
    const found = dayNumber(y, m, last);
    if (found !== null) return formatDay(found);
  }
  return formatDay(dayNumber(y, m, of) ?? 0);
}

/** As many marks as an eye can tell apart. */
const BY_DAY_MAX = 62;
const BY_WEEK_MAX = 200;

export function grainOf(by: BoardAddress['by'], { from, to }: Days): AnalyticsFilter['by'] {
  if (by !== 'auto') return by;
  const days = (parseDay(to) ?? 0) - (parseDay(from) ?? 0) + 1;
  if (days <= BY_DAY_MAX) return 'day';
  return days <= BY_WEEK_MAX ? 'week' : 'month';
}

interface AskedFilter {
  readonly filter: AnalyticsFilter;
  /** Accounts that the address names and that no file has. */
  readonly hasStrangeAccount: boolean;
}

export function askedFilter(address: BoardAddress, choices: Choices): AskedFilter {
  const { from, to } = daysOf(address.range, choices);
  const accounts = address.accounts.map((short) =>
    choices.accounts.find(({ key }) => shortKey(key) === short),
  );
  const known = accounts.flatMap((account) => (account ? [account.key] : []));
  return {
    hasStrangeAccount: known.length < accounts.length,
    filter: {
      ...{ from, to, by: grainOf(address.by, { from, to }), compare: address.compare },
      ...{ channels: [...address.channels], accounts: known, merchants: [...address.merchants] },
      currency: address.currency,
      convert: address.convert && {
        to: address.convert.to,
        rates: address.convert.rates.map((rate) => ({ ...rate })),
      },
    },
  };
}

export const shortKey = (key: string): string => key.slice(0, ACCOUNT_SIGNS);
