/** What came and what did not: files taken in today and yesterday, and the last days of the calendar, accounts whose files are late first. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { HOME_ACCOUNTS_MAX, HOME_DAYS } from '../../../../shared/contract/home.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { StoredImport } from '../../statements/store.ts';

type Arrivals = Output<'home.state'>['arrivals'];

export function arrivalsOf(
  calendar: Output<'statements.calendar'>,
  imports: readonly Pick<StoredImport, 'view'>[],
  today: string,
): Arrivals {
  const rows = calendar.rows.toSorted(
    ({ standing: a }, { standing: b }) => b.lateCount - a.lateCount || b.missingCount - a.missingCount,
  );
  const days = (rows[0]?.days ?? []).slice(-HOME_DAYS).map(({ day }) => day);
  return {
    cameToday: cameOn(imports, today),
    cameYesterday: cameOn(imports, formatDay((parseDay(today) ?? 0) - 1)),
    days,
    accounts: rows
      .slice(0, HOME_ACCOUNTS_MAX)
      .map(({ sourceKind, channel, account, standing, days: of }) => ({
        ...{ sourceKind, channel, account },
        states: of.slice(-HOME_DAYS).map(({ state }) => state),
        late: standing.lateCount,
        missing: standing.missingCount,
        coveredTo: standing.coveredTo,
      })),
    accountsInAll: rows.length,
    accountsLate: rows.filter(({ standing }) => standing.lateCount > 0).length,
    accountsMissing: rows.filter(({ standing }) => standing.missingCount > 0).length,
  };
}

/** By the day in China on which it was taken in, whatever days it speaks of. */
function cameOn(imports: readonly Pick<StoredImport, 'view'>[], day: string): Arrivals['cameToday'] {
  const came = imports.filter(({ view }) => chinaDay(view.committedAt) === day);
  return { files: came.length, lines: came.reduce((sum, { view }) => sum + view.counts.added, 0) };
}
