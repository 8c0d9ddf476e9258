/** What analytics look at: everything before it, read only. They write nothing but the plan of the monthly report and the reports made. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { RiskDeps } from '../risk/deps.ts';

export interface AnalyticsDeps extends RiskDeps {
  readonly calendar: () => Output<'statements.calendar'>;
  readonly version: string;
}
