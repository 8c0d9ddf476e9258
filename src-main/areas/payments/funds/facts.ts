/**
 * What the books need to know of funds: top-ups that arrived, each with the line that is it. Withdrawals are payments and stand among their facts.
 */
import type { SourceKind } from '../../../../shared/domain/statement-line.ts';
import type { FundsDeps } from './deps.ts';
import { standingOrders } from './standing.ts';

export interface TopUpFact {
  readonly orderNo: string;
  readonly partyId: string;
  readonly currency: string;
  readonly amount: number;
  readonly lineId: number;
  /** bank or fund_bill: where the money came in. */
  readonly sourceKind: SourceKind;
  /** As the line has it. */
  readonly day: string;
}

export function fundFacts(deps: Pick<FundsDeps, 'ledger' | 'lines' | 'batches'>): TopUpFact[] {
  return standingOrders(deps).flatMap(({ orderNo, partyId, currency, amount, state, lineId }) => {
    if (state !== 'arrived' || lineId === null) return [];
    const line = deps.lines.view(lineId);
    const day = line.bookingDate || line.occurredAt.slice(0, 10);
    return [{ orderNo, partyId, currency, amount, lineId, sourceKind: line.sourceKind, day }];
  });
}
