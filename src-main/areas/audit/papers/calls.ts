/** Standard formats and papers. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';

type Calls = 'evidence.standard' | 'evidence.bankAccounts' | 'evidence.bankReconciliation' | 'evidence.paper';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function paperCalls(_deps: EvidenceDeps): HandlersOf<Calls> {
  return {
    'evidence.standard': unbuilt,
    'evidence.bankAccounts': unbuilt,
    'evidence.bankReconciliation': unbuilt,
    'evidence.paper': unbuilt,
  };
}
