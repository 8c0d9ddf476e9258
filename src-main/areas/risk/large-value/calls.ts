/** Large-value reports: what is due, filed, not reportable, and by which thresholds. Everything masked; who files it is the officer. */
import type { Input } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { LargeValueView } from '../../../../shared/contract/risk-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { LARGE_VALUE_THRESHOLDS } from '../../../../shared/domain/large-value.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { RiskDeps } from '../deps.ts';
import { filingDayProblem } from '../rules/filing-day.ts';
import { largeValueEvidence } from './evidence.ts';
import { missingOn } from './missing-files.ts';
import { labelOf, type StandingRow, standingRows, viewOf } from './standing.ts';

type Calls =
  | 'risk.largeValue'
  | 'risk.largeValueLines'
  | 'risk.largeValueFiled'
  | 'risk.notReportable'
  | 'risk.thresholds';

export function largeValueCalls(deps: RiskDeps): HandlersOf<Calls> {
  const { facts } = deps;
  return {
    'risk.largeValue': (input) => {
      const found = standingRows(deps).filter((each) => isMeant(each, input));
      const shown = found.slice(input.offset, input.offset + input.limit);
      const isIncomplete = missingOn(deps);
      return { total: found.length, rows: shown.map((each) => viewOf(deps, each, isIncomplete)) };
    },
    'risk.largeValueLines': ({ key }) => {
      const [found] = rowsOf(deps, [key]);
      if (!found) throw new Refused('not_found', { what: 'large_value' });
      return { row: viewOf(deps, found, missingOn(deps)), evidence: largeValueEvidence(deps, found.row) };
    },
    'risk.largeValueFiled': ({ rows: seen, reference, on }, info) => {
      const found = asSeen(deps, seen);
      const today = chinaDay(deps.now());
      for (const { row } of found) {
        const day = formatDay(row.day);
        const why = filingDayProblem(on, day, today);
        if (why !== '') throw new Refused('move_not_allowed', { what: 'large_value', why, day });
      }
      facts.keep(info, { what: 'large_value_filed', rows: judged(found), reference, on });
      info.changed('risk', 'record');
      return {};
    },
    'risk.notReportable': ({ rows: seen, reason }, info) => {
      const found = asSeen(deps, seen);
      // What was filed is known elsewhere by its number: setting it aside would take that out of sight.
      if (found.some(({ state }) => state === 'filed')) throw new Refused('already_decided', {});
      facts.keep(info, { what: 'large_value_not_reportable', rows: judged(found), reason });
      info.changed('risk', 'record');
      return {};
    },
    'risk.thresholds': () => ({ rows: LARGE_VALUE_THRESHOLDS.map((each) => ({ ...each })) }),
  };
}

/** All of them or none: what is no longer there is not filed unseen. */
function rowsOf(deps: RiskDeps, keys: readonly string[]): readonly StandingRow[] {
  const byKey = new Map(standingRows(deps).map((each) => [each.row.key, each]));
  return [...new Set(keys)].map((key) => {
    const found = byKey.get(key);
    if (!found) throw new Refused('not_found', { what: 'large_value' });
    return found;
  });
}

/** With the sums she saw: a file that came meanwhile makes her look again, or what it brought would count as judged. */
function asSeen(deps: RiskDeps, seen: Input<'risk.notReportable'>['rows']): readonly StandingRow[] {
  const sums = new Map(seen.map(({ key, sum }) => [key, sum]));
  const rows = rowsOf(deps, [...sums.keys()]);
  if (rows.some(({ row }) => row.sum !== sums.get(row.key)))
    throw new Refused('plan_stale', { why: 'large_value', id: '' });
  return rows;
}

const judged = (rows: readonly StandingRow[]) => rows.map(({ row: { key, sum } }) => ({ key, sum }));

type Asked = Pick<Input<'risk.largeValue'>, 'query' | 'show' | 'from' | 'to'>;

function isMeant(each: StandingRow, { query, show, from, to }: Asked): boolean {
  const day = formatDay(each.row.day);
  if ((from !== '' && day < from) || (to !== '' && day > to) || !isShown(each, show)) return false;
  const texts = [labelOf(each.row), each.row.customerId, each.reference, each.reason, day, each.row.currency];
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => word === '' || texts.some((text) => text.toLowerCase().includes(word)));
}

const isShown = ({ state, isLate }: StandingRow, show: LargeValueView['state'] | 'late' | 'all'): boolean =>
  show === 'all' || (show === 'late' ? state === 'due' && isLate : state === show);
