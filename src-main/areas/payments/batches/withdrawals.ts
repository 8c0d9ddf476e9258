/**
 * Withdrawals (提现) of the funds as payments: each is laid into the open draft of withdrawals from its account, under the number of its order, and
 * goes the way of every payment from there.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import { BATCH_ITEMS_MAX, type BatchHeader } from '../../../../shared/contract/payment-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { BatchPurpose, InstructionFormat } from '../../../../shared/domain/payment.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { CarriedBy, WithdrawalBatches, WithdrawalItem } from '../funds/deps.ts';
import { isLive } from '../rules/item-words.ts';
import type { StoredBatch } from '../stored/stored.ts';
import { batchStanding } from './batch-standing.ts';
import { appendDraft, type DraftDeps } from './draft.ts';

type Deps = DraftDeps & Pick<PaymentsDeps, 'parties'>;

export function withdrawalBatches(deps: Deps): WithdrawalBatches {
  const { store } = deps;
  const openOnes = () => {
    const standing = batchStanding(deps);
    return withdrawals(deps).filter((batch) => ['draft', 'verified'].includes(standing.state(batch)));
  };
  return {
    lay: (item, info) => {
      const open = openOnes().findLast(
        ({ header, items }) =>
          header.fromAccountId === item.fromAccountId &&
          header.currency === item.currency &&
          items.length < BATCH_ITEMS_MAX,
      );
      const draft = {
        accountId: item.accountId,
        amount: item.amount,
        remark: item.remark,
        merchantOrderNo: item.orderNo,
        retryOf: '',
      };
      const header = open?.header ?? headerFor(deps, item);
      const of = open ? { batchNo: open.batchNo } : {};
      const { batchNo } = appendDraft(deps, { ...of, header, items: [...(open?.items ?? []), draft] }, info);
      return { batchNo };
    },
    takeOut: (orderNo, info: CallInfo) => {
      const batch = withdrawals(deps).findLast(
        (each) => each.state !== 'cancelled' && each.items.some((item) => item.merchantOrderNo === orderNo),
      );
      if (!batch) return;
      const { batchNo, header, items } = batch;
      if (!openOnes().includes(batch))
        throw new Refused('move_not_allowed', {
          what: 'batch',
          id: batchNo,
          from: batchStanding(deps).state(batch),
          to: 'draft',
        });
      const left = items.filter((item) => item.merchantOrderNo !== orderNo);
      appendDraft(deps, { batchNo, header, items: left }, info);
    },
    carried: () => {
      const standing = batchStanding(deps);
      const found = new Map<string, CarriedBy>();
      for (const batch of withdrawals(deps)) {
        const { batchNo } = batch;
        const frozen = store.itemsOf(batchNo);
        for (const item of frozen)
          found.set(item.merchantOrderNo, { batchNo, itemNo: item.itemNo, state: store.stateOf(item) });
        if (frozen.length > 0) continue;
        const state = standing.draftState(batch);
        for (const item of batch.items)
          if (state !== 'cancelled' || !found.has(item.merchantOrderNo))
            found.set(item.merchantOrderNo, { batchNo, itemNo: '', state });
      }
      found.delete('');
      return found;
    },
    underWay: () =>
      store.batches().flatMap(({ batchNo, header }) =>
        store
          .itemsOf(batchNo)
          .filter((item) => takesFunds(deps, header.purpose, item.partyId) && isLive(store.stateOf(item)))
          .map(({ itemNo, partyId, currency, amount }) => ({ itemNo, batchNo, partyId, currency, amount })),
      ),
  };
}

/** Whose debt it settles is what the party holds: of merchants and customers any payment to them but a refund, of others a withdrawal. */
export function takesFunds(
  { parties }: Pick<Deps, 'parties'>,
  purpose: BatchPurpose,
  partyId: string,
): boolean {
  if (purpose === 'withdrawal') return partyId !== '';
  if (purpose === 'refund' || purpose === 'collection') return false;
  return ['merchant', 'sub_merchant', 'customer'].includes(parties.party(partyId)?.kind ?? '');
}

const withdrawals = ({ store }: Pick<Deps, 'store'>): readonly StoredBatch[] =>
  store.batches().filter((batch) => batch.header.purpose === 'withdrawal');

/** In the format the account was last paid by; else in the one its channel takes. */
function headerFor({ store, parties, now }: Deps, { fromAccountId, currency }: WithdrawalItem): BatchHeader {
  const last = store.batches().findLast((batch) => batch.header.fromAccountId === fromAccountId);
  const byChannel: Readonly<Partial<Record<string, InstructionFormat>>> = {
    wechat: 'wechat_batch',
    alipay: 'alipay_batch',
  };
  const format =
    last?.header.format ?? byChannel[parties.account(fromAccountId)?.channel ?? ''] ?? 'bank_csv';
  const executionDay = chinaDay(now());
  return { purpose: 'withdrawal', format, fromAccountId, currency, executionDay, note: '' };
}
