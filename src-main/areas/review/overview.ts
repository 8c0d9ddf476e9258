/**
 * The overview: every leg's figures and what waits for a person, for the Today screen, the matching screen and the reports.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import { LEGS } from '../../../shared/domain/leg.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import { latestDay } from '../matching/compute.ts';
import { inputsHash } from '../matching/fingerprint.ts';
import type { RuleStore } from '../matching/rule-book/rule-store.ts';
import type { TermsStore } from '../matching/terms/store.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { PlanShelf } from '../statements/shelf.ts';
import { countMissingFiles } from './missing-files.ts';
import type { Standing } from './standing.ts';
import { summarise } from './views.ts';

export interface OverviewDeps {
  readonly lines: LineStore;
  readonly shelf: PlanShelf;
  readonly standing: Standing;
  readonly rules: RuleStore;
  readonly terms: TermsStore;
  readonly calendar: () => Output<'statements.calendar'>;
  /** The books lie downstream: what they say of client funds is handed in. */
  readonly clientFunds: () => Output<'today.summary'>['clientFunds'];
}

/** Legs in the order in which money flows, one entry per leg and currency. */
export function summariesOf(standing: Standing, lines: LineStore): LegSummary[] {
  const legs = standing.legs();
  return LEGS.filter((leg) => legs.includes(leg)).flatMap((leg) => summarise(standing, lines, leg));
}

export function overviewCalls(deps: OverviewDeps): HandlersOf<'matching.legs' | 'today.summary'> {
  const { lines, shelf, standing } = deps;
  const runOf = () => standing.run();
  const isStale = () => {
    const run = runOf();
    return run
      ? run.inputsHash !== inputsHash(lines, deps.rules.inForce(), deps.terms.now())
      : lines.active().length > 0;
  };
  return {
    'matching.legs': () => ({
      asOf: runOf()?.asOf ?? '',
      ranAt: runOf()?.ranAt ?? '',
      isStale: isStale(),
      legs: summariesOf(standing, lines),
    }),
    'today.summary': () => {
      const exceptions = standing.exceptions();
      const legs = summariesOf(standing, lines);
      const { rows } = deps.calendar();
      return {
        businessDay: runOf()?.asOf ?? latestDay(lines) ?? '',
        imports: lines.active().length,
        plansWaiting: shelf.plans().length,
        legs,
        openExceptions: exceptions.filter((each) => each.state === 'open').length,
        waitingExceptions: exceptions.filter((each) => each.state === 'waiting').length,
        proposals: standing.legs().reduce((sum, leg) => sum + standing.view(leg).countGroups().proposed, 0),
        missingFiles: countMissingFiles(legs, rows),
        late: lateAccounts(rows),
        isStale: isStale(),
        clientFunds: deps.clientFunds(),
      };
    },
  };
}

/** Accounts whose files are due and not here, most days first. */
const lateAccounts = (rows: Output<'statements.calendar'>['rows']): Output<'today.summary'>['late'] =>
  rows
    .filter(({ standing }) => standing.lateCount > 0)
    .map(({ sourceKind, channel, account, standing }) => ({
      sourceKind,
      channel,
      account,
      days: standing.lateCount,
      since: standing.late[0] ?? '',
    }))
    .toSorted((a, b) => b.days - a.days);
