/** Adjustments (调整) of merchants that no signed batch holds yet, by their effect on what is owed. */
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { signedBatches } from '../review/decision-store.ts';

export interface OpenAdjustment {
  readonly id: number;
  /** The key of a batch up to its currency. */
  readonly owner: string;
  /** Days since 1970. */
  readonly day: number;
  readonly effect: number;
}

export function openAdjustments(ledger: Ledger): readonly OpenAdjustment[] {
  const { query } = ledger;
  const rows = ledger.all(
    query
      .selectFrom('settlement_adjustment')
      .select(['id', 'owner', 'effect', 'amount', 'day'])
      .where('side', '=', 'merchant')
      .orderBy('id'),
  );
  if (rows.length === 0) return [];
  const signed = new Set(signedBatches(ledger).flatMap(({ adjustmentIds }) => adjustmentIds));
  return rows
    .filter(({ id }) => !signed.has(id))
    .map(({ id, owner, effect, amount, day }) => ({
      ...{ id, owner, day: parseDay(day) ?? 0 },
      effect: effect === 'add' ? amount : -amount,
    }));
}
