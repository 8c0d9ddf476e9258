/**
 * The monthly reports' part of the contract, and the engine's own hand: what the schedule owes is made by itself, one month at a time, once, while nobody
 * is at work; again only by hand.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { choices } from '../choices.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { makeReport } from './make.ts';
import { dueMonths, pastMonths } from './rules/due.ts';
import { appendSchedule, readReports, readSchedule, reportView } from './store.ts';

type ReportCall =
  | 'analytics.reports'
  | 'analytics.setSchedule'
  | 'analytics.makeReport'
  | 'analytics.reportFile';

/** Ten years; older ones are asked for by nobody, and the list stays short. */
const MONTHS_LISTED_MAX = 120;
/** One that failed (a full disk) is not tried again at every look. */
const AFTER_FAILURE_MS = 60 * 60 * 1000;

export interface MonthlyReports {
  readonly handlers: HandlersOf<ReportCall>;
  /** Whether the schedule asks for one now. */
  isDue(): boolean;
  /** Makes the oldest one owed; nothing where none is. */
  makeDue(info: CallInfo): Promise<void>;
}

export function monthlyReports(deps: AnalyticsDeps): MonthlyReports {
  const { ledger, record, now, nameOf } = deps;
  let failedAt = Number.NEGATIVE_INFINITY;
  const due = () => dueNow(deps);
  return {
    isDue: () => {
      const since = Date.parse(now()) - failedAt;
      // A clock that was ahead when it failed and was set right since would hold it up for as long as it was ahead.
      return (since >= AFTER_FAILURE_MS || since < 0) && due().length > 0;
    },
    makeDue: async (info) => {
      const [month] = due();
      if (month === undefined) return;
      try {
        await makeReport(deps, month, readSchedule(ledger), info);
      } catch (fault) {
        failedAt = Date.parse(now());
        throw fault;
      }
    },
    handlers: {
      'analytics.reports': () => {
        const { at, by, onSince: _, ...schedule } = readSchedule(ledger);
        const reports = readReports(ledger).map((each) => reportView(each, nameOf));
        const { first, last } = choices(deps);
        const today = chinaDay(now());
        return {
          schedule: { ...schedule, setAt: at, setByName: by === '' ? '' : nameOf(by) },
          months: pastMonths(today, first, last, MONTHS_LISTED_MAX),
          due: due().toReversed(),
          reports,
          latest: reports.toSorted((a, b) => a.id - b.id).at(-1) ?? null,
        };
      },
      'analytics.setSchedule': (schedule, info) => {
        const { isOn, day, language, panels } = schedule;
        const subject = { on: isOn ? 1 : 0, day, language, panels: panels.join(' ') };
        record.write(info, { action: 'analytics.schedule_set', subject }, () =>
          appendSchedule(ledger, schedule, { at: now(), by: info.person }),
        );
        info.changed('analytics', 'record');
        return {};
      },
      'analytics.makeReport': async ({ month }, info) => {
        const { first, last } = choices(deps);
        const today = chinaDay(now());
        if (month >= today.slice(0, 7)) throw new Refused('bad_input', { why: 'month_not_over', month });
        if (!pastMonths(today, first, last, Number.POSITIVE_INFINITY).includes(month))
          throw new Refused('bad_input', { why: 'month_without_files', month });
        return { report: reportView(await makeReport(deps, month, readSchedule(ledger), info), nameOf) };
      },
      'analytics.reportFile': async ({ id, format }, info) => {
        const found = readReports(ledger).find((each) => each.id === id);
        if (!found) throw new Refused('not_found', { what: 'report', id });
        const { original, sha256 } = found[format];
        const bytes = await deps.originals().get(original);
        const subject = {
          kind: 'monthly_report',
          format,
          sha256,
          month: found.month,
          version: found.version,
        };
        record.note(info, { action: 'exports.made', subject });
        info.changed('record', 'signals');
        const fileName = `monthly-report-${found.month}-${found.version}.${format}`;
        return { token: info.offer(fileName, bytes), fileName };
      },
    },
  };
}

function dueNow(deps: AnalyticsDeps): string[] {
  const { ledger, now } = deps;
  const { onSince, day } = readSchedule(ledger);
  if (onSince === '') return []; // Asked at every look: nothing more is read for nothing.
  const { first, last } = choices(deps);
  return dueMonths({
    ...{ today: chinaDay(now()), onSince: chinaDay(onSince), day, first, last },
    made: new Set(readReports(ledger).map(({ month }) => month)),
  });
}
