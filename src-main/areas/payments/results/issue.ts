/** Receipts (支付凭证) for payments that have just become paid, with all that says so. Inside the write that makes them paid. */
import { assert } from '../../../../shared/result.ts';
import { instructionOf } from '../batches/instruction-of.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { PaidPayment } from '../receipts/body.ts';
import { issueReceipts } from '../receipts/store.ts';
import type { StoredItem } from '../stored/stored.ts';

/** Gives how many were issued. What is paid went out, so all of this is there: no payment becomes paid without its receipt. */
export function issueFor(
  deps: PaymentsDeps,
  itemNos: Iterable<string>,
  said: { readonly at: string; readonly by: string },
): number {
  const paid = [...itemNos]
    .map((itemNo) => {
      const item = deps.store.item(itemNo);
      assert(item !== null, 'what is paid was agreed to');
      return item;
    })
    .toSorted((a, b) => (a.batchNo < b.batchNo ? -1 : a.batchNo > b.batchNo ? 1 : a.place - b.place));
  const froms = new Map<string, PaidPayment['payer']>();
  const payments = paid.map((item): PaidPayment => {
    const from = froms.get(item.batchNo) ?? payerOf(deps, item.batchNo);
    froms.set(item.batchNo, from);
    return paidPayment(deps, item, from);
  });
  return issueReceipts(deps.ledger, payments, { ...said, house: deps.house() }).length;
}

function payerOf(deps: PaymentsDeps, batchNo: string): PaidPayment['payer'] {
  const batch = deps.store.batch(batchNo);
  const instruction = batch && instructionOf(deps, batch);
  assert(instruction !== null, 'what is paid was agreed to');
  const { holder: name, number, bankName, channel } = instruction.from;
  return { name, number, bankName, channel };
}

/** In a collection (代收) the party pays and the house is paid. */
function paidPayment({ store }: PaymentsDeps, item: StoredItem, house: PaidPayment['payer']): PaidPayment {
  const batch = store.batch(item.batchNo);
  const instruction = store.instruction(item.batchNo);
  const word = store.resultsOf(item.itemNo).findLast((each) => each.state === 'paid');
  assert(batch !== null && instruction !== null && word !== undefined, 'what is paid went out');
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
    paidAt: word.happenedAt,
  };
}
