/** Analytics, wired: they read every area of the money and risk control, and nothing reads them. */
import { analyticsCalls } from '../../areas/analytics/calls.ts';
import { analyticsExportCalls } from '../../areas/analytics/exports/calls.ts';
import { homeCalls } from '../../areas/analytics/home/calls.ts';
import type { HomeDeps } from '../../areas/analytics/home/deps.ts';
import { monthlyReports } from '../../areas/analytics/reports/calls.ts';
import type { RiskDeps } from '../../areas/risk/deps.ts';
import { fileCalendar } from '../../areas/statements/file-calendar.ts';
import { VERSION } from '../version.ts';

export function wireAnalytics(risk: RiskDeps, beside: Pick<HomeDeps, 'rules' | 'approvalsOf' | 'backups'>) {
  const { lines, ledger, now } = risk;
  const deps = {
    ...risk,
    rules: beside.rules,
    version: VERSION,
    calendar: () => fileCalendar({ lines, ledger, now }, { from: '', to: '' }),
  };
  const reports = monthlyReports(deps);
  return {
    reports,
    handlers: {
      ...analyticsCalls(deps),
      ...homeCalls({ ...deps, ...beside }),
      ...analyticsExportCalls(deps),
      ...reports.handlers,
    },
  };
}
