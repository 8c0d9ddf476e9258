/** What analytics look at: everything before it, read only. They write nothing but the plan of the monthly report and the reports made. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { RuleStore } from '../matching/rule-book/rule-store.ts';
import type { RiskDeps } from '../risk/deps.ts';

export interface AnalyticsDeps extends RiskDeps {
  readonly calendar: () => Output<'statements.calendar'>;
  /** Whether a run is as old as the rules. */
  readonly rules: RuleStore;
  readonly version: string;
}
