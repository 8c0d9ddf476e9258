/** What of payments waits for who pays: batches a second person agreed to and nobody took out yet, and payments whose outcome nobody knows. Cheap: for Today and the rail. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { PaymentsDeps } from '../deps.ts';
import { batchStanding } from './batch-standing.ts';

export function waitingOf(
  deps: Pick<PaymentsDeps, 'requests' | 'store' | 'checkRuns'>,
): Output<'payments.waiting'> {
  const { store } = deps;
  const { state } = batchStanding(deps);
  return {
    toInstruct: store.batches().filter((batch) => state(batch) === 'approved').length,
    unknown: [...store.items()].filter((item) => store.stateOf(item) === 'unknown').length,
  };
}
