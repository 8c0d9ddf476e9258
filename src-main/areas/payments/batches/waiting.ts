/**
 * What of payments waits for who pays: batches a second person agreed to and nobody took out yet, payments whose outcome nobody knows, and those whose
 * money a line of the bank shows coming back. Cheap: for Today and the rail.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { standingLinks } from '../bank-lines/line-links.ts';
import type { PaymentsDeps } from '../deps.ts';
import { shownByLines } from '../rules/line-role.ts';
import { batchStanding } from './batch-standing.ts';

export function waitingOf(
  deps: Pick<PaymentsDeps, 'requests' | 'store' | 'checkRuns' | 'lines'>,
): Output<'payments.waiting'> {
  const { store } = deps;
  const { state } = batchStanding(deps);
  const returned = new Set(
    standingLinks(deps).flatMap(({ itemNo, role }) => (role === 'returned' ? [itemNo] : [])),
  );
  const items = [...store.items()];
  return {
    toInstruct: store.batches().filter((batch) => state(batch) === 'approved').length,
    unknown: items.filter((item) => store.stateOf(item) === 'unknown').length,
    // One that is unknown as well is counted there.
    cameBack: items.filter((item) => {
      const now = store.stateOf(item);
      return now !== 'unknown' && returned.has(item.itemNo) && shownByLines(now, ['returned']) !== '';
    }).length,
  };
}
