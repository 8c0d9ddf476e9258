/** Receipts (支付凭证) for payments that have just become paid, with all that says so. Inside the write that makes them paid. */
import { instructionOf } from '../batches/instruction-of.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { PaidPayment } from '../receipts/body.ts';
import { issueReceipts } from '../receipts/store.ts';
import type { StoredItem } from '../stored/stored.ts';

/** Gives how many were issued. */
export function issueFor(
  deps: PaymentsDeps,
  itemNos: Iterable<string>,
  said: { readonly at: string; readonly by: string },
): number {
  const paid = [...itemNos]
    .flatMap((itemNo) => deps.store.item(itemNo) ?? [])
    .toSorted((a, b) => (a.batchNo < b.batchNo ? -1 : a.batchNo > b.batchNo ? 1 : a.place - b.place));
  const froms = new Map<string, PaidPayment['payer'] | null>();
  const payments = paid.flatMap((item): PaidPayment[] => {
    const from = froms.get(item.batchNo) ?? payerOf(deps, item.batchNo);
    froms.set(item.batchNo, from);
    const payment = from && paidPayment(deps, item, from);
    return payment ? [payment] : [];
  });
  return issueReceipts(deps.ledger, payments, { ...said, house: deps.house() }).length;
}

function payerOf(deps: PaymentsDeps, batchNo: string): PaidPayment['payer'] | null {
  const batch = deps.store.batch(batchNo);
  const from = batch && instructionOf(deps, batch)?.from;
  return from
    ? { name: from.holder, number: from.number, bankName: from.bankName, channel: from.channel }
    : null;
}

/** In a collection (代收) the party pays and the house is paid. */
function paidPayment(
  { store }: PaymentsDeps,
  item: StoredItem,
  house: PaidPayment['payer'],
): PaidPayment | null {
  const batch = store.batch(item.batchNo);
  const instruction = store.instruction(item.batchNo);
  const word = store.resultsOf(item.itemNo).findLast((each) => each.state === 'paid');
  if (!batch || !instruction || !word) return null;
  const party = {
    name: item.payee,
    number: item.number,
    bankName: item.bankName,
    channel: item.channel,
  };
  const { purpose } = batch.header;
  const isCollection = purpose === 'collection';
  return {
    itemNo: item.itemNo,
    batchNo: item.batchNo,
    place: item.place,
    purpose,
    amount: item.amount,
    currency: item.currency,
    remark: item.remark,
    merchantOrderNo: item.merchantOrderNo,
    payer: isCollection ? party : house,
    payee: isCollection ? house : party,
    messageId: instruction.messageId,
    instructionFile: instruction.fileName,
    instructionSha256: instruction.sha256,
    resultFile: word.fileId === null ? '' : (store.file(word.fileId)?.fileName ?? ''),
    resultRow: word.fileRow,
    bankReference: '',
    paidAt: word.happenedAt,
  };
}
