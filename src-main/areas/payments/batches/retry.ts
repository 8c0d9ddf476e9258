/**
 * Payments that failed or came back, once more: as a new draft, to be checked and agreed to like any other. A payment whose end nobody knows is
 * refused: it may have been paid.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { StoredItem } from '../stored/stored.ts';
import { getBatch } from './batch-standing.ts';
import { appendDraft, type DraftDeps } from './draft.ts';

export function retryPayments(
  deps: DraftDeps,
  { itemNos }: Input<'payments.retry'>,
  info: CallInfo,
): Output<'payments.retry'> {
  const { store } = deps;
  const items = [...new Set(itemNos)].map((itemNo): StoredItem => {
    const item = store.item(itemNo);
    if (!item) throw new Refused('not_found', { what: 'payment', id: itemNo });
    const state = store.stateOf(item);
    if (state === 'unknown') throw new Refused('payment_unknown', { item: itemNo });
    if (state !== 'failed' && state !== 'returned')
      throw new Refused('move_not_allowed', { why: 'not_ended', id: itemNo, from: state });
    const again = madeGoodBy(deps, itemNo);
    if (again !== '') throw new Refused('move_not_allowed', { why: 'retried', id: itemNo, other: again });
    return item;
  });
  const headers = items.map((item) => getBatch(deps, item.batchNo).header);
  const [first] = headers;
  if (!first) throw new Refused('not_found', { what: 'payment', id: '' });
  const isAlike = headers.every(
    (each) =>
      each.purpose === first.purpose &&
      each.fromAccountId === first.fromAccountId &&
      each.currency === first.currency &&
      each.format === first.format,
  );
  if (!isAlike) throw new Refused('move_not_allowed', { why: 'mixed', id: items[0]?.itemNo ?? '' });
  const header = { ...first, executionDay: chinaDay(deps.now()) };
  const drafts = items.map(({ accountId, amount, remark, merchantOrderNo, itemNo }) => ({
    accountId,
    amount,
    remark,
    merchantOrderNo,
    retryOf: itemNo,
  }));
  const { batchNo } = appendDraft(deps, { header, items: drafts }, info);
  return { batchNo };
}

/** The payment, or the draft, that makes one good; '' where nothing does. */
export function madeGoodBy({ store }: Pick<DraftDeps, 'store'>, itemNo: string): string {
  for (const item of store.items())
    if (item.retryOf === itemNo && store.stateOf(item) !== 'cancelled') return item.itemNo;
  const draft = store
    .batches()
    .find((batch) => batch.state === 'draft' && batch.items.some((item) => item.retryOf === itemNo));
  return draft?.batchNo ?? '';
}
