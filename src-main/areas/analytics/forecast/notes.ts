/** What is said under a forecast: how far off it has been, whether a simpler one does better, how that grows with the days ahead, and what is not forecast. */
import { SILENT_AFTER_DAYS } from '../../../../shared/domain/arrival.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { HISTORY_MIN } from '../../settlement/channel/rules/forecast.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Found } from '../rules/found.ts';
import { type PastAccount, shownAccount } from './accounts.ts';
import { type TestedDay, testedDays, weightedErrors } from './rules/replayed.ts';

type Notes = NonNullable<Found['notes']>;

/** `days`: one day ahead. */
export function errorNotes(
  currency: string,
  accounts: readonly PastAccount[],
  days: readonly TestedDay[],
): Notes {
  const error = weightedErrors(days);
  if (!error) return [];
  const facts = { currency, wape: percent(error.wape), naive: percent(error.naive) };
  const ahead = (of: number): string => {
    const further = weightedErrors(
      testedDays(
        accounts.map(({ past }) => past),
        of,
      ),
    );
    return further ? percent(further.wape) : '—';
  };
  return [
    { kind: 'forecast_error', facts: { ...facts, days: error.days } },
    ...(error.wape > error.naive ? [{ kind: 'forecast_worse', facts }] : []),
    {
      kind: 'forecast_ahead',
      facts: {
        ...{ currency, one: percent(error.wape), seven: ahead(7) },
        ...{ fourteen: ahead(14), twentyEight: ahead(28) },
      },
    },
  ];
}

/** What has come is told by matching: before the first run all of it looks as if it had not. */
export const unmatchedNotes = ({ standing }: Pick<AnalyticsDeps, 'standing'>): Notes =>
  standing.legs().length === 0 ? [{ kind: 'forecast_unmatched', facts: {} }] : [];

/** Accounts that are not forecast. */
export function shortNotes(deps: Pick<AnalyticsDeps, 'locale'>, accounts: readonly PastAccount[]): Notes {
  return accounts.flatMap(({ first, past: { history, isSilent } }): Notes => {
    const account = shownAccount(deps, first);
    const days = history.to - history.from + 1;
    if (isSilent)
      return [
        { kind: 'forecast_silent', facts: { account, day: formatDay(history.to), days: SILENT_AFTER_DAYS } },
      ];
    return days < HISTORY_MIN
      ? [{ kind: 'forecast_short', facts: { account, days, least: HISTORY_MIN } }]
      : [];
  });
}

export const percent = (of: number): string => `${(100 * of).toFixed(1)}%`;
