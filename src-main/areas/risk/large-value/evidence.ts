/** The lines and payments behind a sum, masked, as many as a person reads. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import type { RiskDeps } from '../deps.ts';
import type { LargeValueRow } from './rows.ts';

const SHOWN_MAX = 500;

export function largeValueEvidence(
  { lines, payments, nameOf }: Pick<RiskDeps, 'lines' | 'payments' | 'nameOf'>,
  row: Pick<LargeValueRow, 'lines' | 'payments'>,
): Output<'risk.largeValueLines'>['evidence'] {
  const { store } = payments;
  return {
    lines: row.lines.slice(0, SHOWN_MAX).map((id) => lines.view(id)),
    payments: row.payments.slice(0, SHOWN_MAX).flatMap((itemNo) => {
      const item = store.item(itemNo);
      if (!item) return [];
      const { batchNo, place, payee, amount, currency, at, by } = item;
      return [
        {
          ...{ batchNo, place, itemNo, payee: maskName(payee), amount, currency },
          ...{ state: store.stateOf(item), at, byName: nameOf(by) },
        },
      ];
    }),
    isCut: row.lines.length > SHOWN_MAX || row.payments.length > SHOWN_MAX,
  };
}
