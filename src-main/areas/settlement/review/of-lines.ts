/** Which batches lines stand in: from an order to the settlement its money is a part of. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { SettlementDeps } from '../deps.ts';
import type { Members } from '../rules/members.ts';
import { settlementViewOf, waitingRequests } from './views.ts';

export function settlementsOfLines(
  deps: SettlementDeps,
  { lineIds }: Input<'settlement.ofLines'>,
): Output<'settlement.ofLines'> {
  const asked = [...new Set(lineIds)];
  const waiting = waitingRequests(deps);
  const rows = deps.book.standing().flatMap((standing) => {
    const amounts = [...standing.batch.members.values()].flatMap((of) => amountsOf(of, asked));
    if (amounts.length === 0) return [];
    const amount = minor(amounts.reduce((sum, each) => sum + each, 0));
    return [{ batch: settlementViewOf(deps, standing, waiting), amount }];
  });
  return { rows };
}

/** Of those of the lines that stand in a figure. */
const amountsOf = ({ lineIds, amounts }: Members, asked: readonly number[]): number[] =>
  asked.flatMap((id) => {
    const at = placeIn(lineIds, id);
    return at === -1 ? [] : [amounts[at] ?? 0];
  });

/** Ids ascend, and each stands once. -1 where it is not among them. */
function placeIn(ids: Uint32Array, id: number): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ids[middle] ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  return ids[from] === id ? from : -1;
}
