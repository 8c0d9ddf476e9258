/** What fetching needs of the world: the ledger's parts, the network behind its interface, and the reading that every file goes through. */
import type { CallInfo } from '../../../platform/handlers.ts';
import type { StatementsDeps } from '../deps.ts';
import type { Network } from './network.ts';

export interface FetchDeps
  extends Pick<
    StatementsDeps,
    'ledger' | 'record' | 'now' | 'nameOf' | 'secrets' | 'lines' | 'shelf' | 'originals' | 'newToken'
  > {
  readonly network: Network;
  /** Reads files as if a person had handed them in. */
  readonly plan: (files: string[], info: CallInfo) => Promise<unknown>;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}
