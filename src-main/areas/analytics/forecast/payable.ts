/** What is known to go out (已知应付): signed for merchants, neither paid nor on its way, by the day it is due. What later sales will owe them is not known. */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { type OwedBatch, owedNow } from '../../settlement/merchant/owed.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';

export interface DueOut {
  readonly batch: OwedBatch['batch'];
  readonly partyId: string;
  readonly currency: string;
  readonly amount: number;
  /** Today of what is due already. Days since 1970. */
  readonly day: number;
}

/** Money of a merchant comes from no one channel or account: a filter by these leaves nothing. */
export function dueOut(deps: AnalyticsDeps, asked: Asked, asOf: number): DueOut[] {
  if (asked.channels !== null || asked.accounts !== null) return [];
  return owedNow(deps).owners.flatMap(({ partyId, currency, batches }) =>
    (asked.currency !== '' && asked.currency !== currency) || asked.merchants?.has(partyId) === false
      ? []
      : batches.flatMap(({ batch, left }): DueOut[] => {
          const due = parseDay(batch.dueDay);
          return left <= 0 || due === null
            ? []
            : [{ batch, partyId, currency, amount: left, day: Math.max(due, asOf) }];
        }),
  );
}
