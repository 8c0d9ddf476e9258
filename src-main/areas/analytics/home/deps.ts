/** What home asks beside the facts of the trade: approvals and backups stand beside the flow of money, so what they say is handed in. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { AnalyticsDeps } from '../deps.ts';

export interface HomeDeps extends AnalyticsDeps {
  readonly approvalsOf: (person: string) => Output<'home.state'>['approvals'];
  readonly backups: () => Promise<Output<'home.state'>['backup']>;
}
