/**
 * Alipay's batch payment to accounts (批量付款到账户): a heading and a row for the batch with count and sum, then a heading and a row for each
 * payment, in GBK, nothing quoted.
 */
import { assert } from '../../../../../shared/result.ts';
import { assertAgreed } from '../agreed-sums.ts';
import { GBK, without } from '../character-set.ts';
import type { FormatProblem, InstructionBatch, InstructionWriter } from '../format.ts';
import { PAYING, ProblemList, type TextRule } from '../problem-list.ts';
import { amountText, csvText, dayText, encoded, harmless } from '../tables/cells.ts';
import { alipayBatchNo, alipayItemNo } from './numbers.ts';

const BATCH_HEADINGS = ['批次号', '付款日期', '付款人email', '账户名称', '总金额（元）', '总笔数'];
const ITEM_HEADINGS = ['商户流水号', '收款人email', '收款人姓名', '付款金额（元）', '付款理由'];

const ITEMS_MAX = 3000;
/** From here on Alipay wants a reason. */
const REASON_FROM = 5_000_000;

const set = without(GBK, ',"');
const NUMBER: TextRule = { set, max: 22, isRequired: true };
const ACCOUNT: TextRule = { set, max: 100, isRequired: true };
const NAME: TextRule = { set, max: 128, isRequired: true };

function problems(batch: InstructionBatch): readonly FormatProblem[] {
  const list = new ProblemList();
  list.purpose(batch, PAYING);
  list.currency(batch, ['CNY']);
  list.itemsMax(batch, ITEMS_MAX);
  if (batch.from.channel !== 'alipay')
    list.add(0, 'from.channel', 'not_carried', batch.from.channel, 'alipay');
  list.text(0, 'from.number', batch.from.number, ACCOUNT);
  list.text(0, 'from.holder', batch.from.holder, NAME);
  list.unbitten(0, 'from.number', batch.from.number);
  list.unbitten(0, 'from.holder', batch.from.holder);
  for (const item of batch.items) {
    const { place } = item;
    list.kind(item, item.kind === 'wallet' && item.channel === 'alipay', 'wallet alipay');
    list.text(place, 'itemNo', alipayItemNo(item.itemNo), NUMBER);
    list.text(place, 'number', item.number, ACCOUNT);
    list.text(place, 'payee', item.payee, NAME);
    list.text(place, 'remark', harmless(item.remark), {
      set,
      max: 100,
      isRequired: item.amount >= REASON_FROM,
    });
    list.unbitten(place, 'number', item.number);
    list.unbitten(place, 'payee', item.payee);
  }
  return list.found;
}

export const alipayBatch: InstructionWriter = {
  format: 'alipay_batch',
  purposes: PAYING,
  problems,
  async write(batch) {
    assert(problems(batch).length === 0, 'the batch was not checked');
    assertAgreed(batch);
    const { from, currency } = batch;
    const records = [
      BATCH_HEADINGS,
      [
        alipayBatchNo(batch.batchNo),
        dayText(batch.executionDay, 'YYYYMMDD'),
        from.number,
        from.holder,
        amountText(batch.sum, currency, 'main'),
        String(batch.count),
      ],
      ITEM_HEADINGS,
      ...batch.items.map((item) => [
        alipayItemNo(item.itemNo),
        item.number,
        item.payee,
        amountText(item.amount, currency, 'main'),
        harmless(item.remark),
      ]),
    ];
    return { fileName: `${alipayBatchNo(batch.batchNo)}.csv`, bytes: encoded(csvText(records, ','), 'gbk') };
  },
};
