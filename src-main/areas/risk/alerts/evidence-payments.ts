/** Payments that an alert names, as they stand: by the number each got when it was agreed to, or by batch and place while it is a draft. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import { batchStanding } from '../../payments/batches/batch-standing.ts';
import type { PaymentsDeps } from '../../payments/deps.ts';
import type { RiskDeps } from '../deps.ts';

export interface EvidenceDeps extends Pick<RiskDeps, 'parties' | 'nameOf'> {
  readonly payments: Pick<PaymentsDeps, 'store' | 'requests' | 'checkRuns'>;
}
type PaymentRow = Output<'risk.alert'>['evidence']['payments'][number];

/** What nobody finds any more (a draft that was taken back) is left out. */
export function evidencePayments(
  { payments, parties, nameOf }: EvidenceDeps,
  numbers: readonly string[],
): PaymentRow[] {
  const { store } = payments;
  return numbers.flatMap((itemNo): PaymentRow[] => {
    const item = store.item(itemNo);
    if (item) {
      const { batchNo, place, payee, amount, currency, at } = item;
      const by = store.batch(batchNo)?.by ?? '';
      const shown = { batchNo, place, itemNo, payee: maskName(payee), amount, currency, at };
      return [{ ...shown, state: store.stateOf(item), byName: nameOf(by) }];
    }
    const [batchNo = '', at = ''] = itemNo.split('#');
    const batch = store.batch(batchNo);
    const draft = batch?.items[Number(at) - 1];
    if (!batch || !draft) return [];
    const payee = maskName(parties.account(draft.accountId)?.holder ?? '');
    const { amount } = draft;
    const { currency } = batch.header;
    const state = batchStanding(payments).draftState(batch);
    const place = Number(at);
    return [
      { batchNo, place, itemNo, payee, amount, currency, state, at: batch.at, byName: nameOf(batch.by) },
    ];
  });
}
