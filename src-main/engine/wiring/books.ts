/** The books, wired, and all that leaves as a table: every area before them is read, none is told anything. */
import { bookExportCalls } from '../../areas/exports/books/calls.ts';
import { exportsCalls } from '../../areas/exports/calls.ts';
import { type OrderExportDeps, orderExportCalls } from '../../areas/exports/orders/calls.ts';
import { journalCalls } from '../../areas/journal/calls.ts';
import { chartExecutor } from '../../areas/journal/chart-change.ts';
import { manualExecutor, reverseExecutor } from '../../areas/journal/manual.ts';
import { periodExecutor } from '../../areas/journal/period-change.ts';
import { Planner } from '../../areas/journal/planner.ts';
import { paymentFacts } from '../../areas/payments/booking.ts';
import type { FundsDeps } from '../../areas/payments/funds/deps.ts';
import { fundFacts } from '../../areas/payments/funds/facts.ts';
import { merchantAdjustments } from '../../areas/settlement/review/adjustment-store.ts';
import { fileCalendar } from '../../areas/statements/file-calendar.ts';
import type { Links } from '../../areas/statements/links/links.ts';
import type { Surroundings } from '../desk.ts';
import { VERSION } from '../version.ts';
import type { Executors, Ground } from './ground.ts';
import type { Stores } from './stores.ts';

export function wireBooks(
  { base, waiting, name }: Ground,
  { lines, standing, parties, chart, payments }: Stores,
  {
    funds,
    links,
    orders,
    locale,
  }: {
    readonly funds: FundsDeps;
    readonly links: Links;
    readonly orders: Pick<OrderExportDeps, 'book' | 'events' | 'waiting'>;
  } & Pick<Surroundings, 'locale'>,
) {
  const { ledger, now } = base;
  const toBook = {
    ...base,
    lines,
    links,
    standing,
    parties,
    chart,
    payments: () => paymentFacts({ store: payments, lines }),
    topUps: () => fundFacts(funds),
    adjustments: () => merchantAdjustments(ledger),
    missingFiles: (from: string, to: string) =>
      fileCalendar({ lines, ledger, now }, { from, to }).rows.reduce(
        (sum, { days }) => sum + days.filter(({ state }) => state === 'missing').length,
        0,
      ),
    periodRequest: (period: string) =>
      waiting().find(
        (each) => ['period_close', 'period_reopen'].includes(each.kind) && each.subject['period'] === period,
      )?.id ?? null,
  };
  const deps = { ...toBook, planner: new Planner(toBook) };
  return {
    deps,
    executors: {
      chart_change: chartExecutor(deps),
      manual_journal: manualExecutor(deps),
      journal_reverse: reverseExecutor(deps),
      period_close: periodExecutor(deps),
      period_reopen: periodExecutor(deps),
    } satisfies Executors,
    handlers: {
      ...journalCalls(deps),
      ...exportsCalls({ ...base, lines, standing, locale, name, version: VERSION }),
      ...bookExportCalls({ ...deps, locale, name }),
      ...orderExportCalls({ ...deps, ...orders, locale, name }),
    },
  };
}
