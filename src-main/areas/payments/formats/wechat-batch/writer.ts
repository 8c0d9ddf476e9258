/**
 * A batch of WeChat Pay's transfers to users (商家转账): a heading and a row for the batch with count and sum, then a heading and a row for each
 * transfer, in UTF-8 with a mark so that a spreadsheet shows it as it is.
 */
import { assert } from '../../../../../shared/result.ts';
import { assertAgreed } from '../agreed-sums.ts';
import { UNICODE } from '../character-set.ts';
import type { FormatProblem, InstructionBatch, InstructionItem, InstructionWriter } from '../format.ts';
import { PAYING, ProblemList, type TextRule } from '../problem-list.ts';
import { amountText, csvText, encoded, harmless } from '../tables/cells.ts';

const BATCH_HEADINGS = ['商家批次单号', '批次名称', '批次备注', '转账总金额（元）', '转账总笔数'];
const ITEM_HEADINGS = ['商家明细单号', '收款用户openid', '收款用户姓名', '转账金额（元）', '转账备注'];

const ITEMS_MAX = 1000;
/** From 2,000 yuan on the name is held against the account's, below 0.30 none may be given. */
const NAME_NEEDED_FROM = 200_000;
const NAME_TAKEN_FROM = 30;

const REMARK: TextRule = { set: UNICODE, max: 32, isRequired: true };
const OPENID = /^[A-Za-z0-9_-]{16,64}$/;

const wechatBatchNo = (batchNo: string): string => batchNo.replaceAll('-', '');
const nameOf = (item: InstructionItem): string => (item.amount < NAME_TAKEN_FROM ? '' : item.payee);

function problems(batch: InstructionBatch): readonly FormatProblem[] {
  const list = new ProblemList();
  list.purpose(batch, PAYING);
  list.currency(batch, ['CNY']);
  list.itemsMax(batch, ITEMS_MAX);
  if (batch.from.channel !== 'wechat')
    list.add(0, 'from.channel', 'not_carried', batch.from.channel, 'wechat');
  list.text(0, 'note', harmless(batch.note), { ...REMARK, isRequired: false });
  for (const item of batch.items) {
    const { place } = item;
    list.kind(item, item.kind === 'wallet' && item.channel === 'wechat', 'wallet wechat');
    if (!OPENID.test(item.number)) list.add(place, 'number', 'not_a_form', item.number, 'openid');
    list.unbitten(place, 'number', item.number);
    list.text(place, 'payee', nameOf(item), {
      set: UNICODE,
      max: 64,
      isRequired: item.amount >= NAME_NEEDED_FROM,
    });
    list.unbitten(place, 'payee', item.payee);
    list.text(place, 'remark', harmless(item.remark), REMARK);
  }
  return list.found;
}

export const wechatBatch: InstructionWriter = {
  format: 'wechat_batch',
  purposes: PAYING,
  problems,
  async write(batch) {
    assert(problems(batch).length === 0, 'the batch was not checked');
    assertAgreed(batch);
    const batchNo = wechatBatchNo(batch.batchNo);
    const records = [
      BATCH_HEADINGS,
      [
        batchNo,
        batch.batchNo,
        harmless(batch.note) || batch.batchNo,
        amountText(batch.sum, batch.currency, 'main'),
        String(batch.count),
      ],
      ITEM_HEADINGS,
      ...batch.items.map((item) => [
        item.itemNo,
        item.number,
        nameOf(item),
        amountText(item.amount, item.currency, 'main'),
        harmless(item.remark),
      ]),
    ];
    return { fileName: `${batchNo}.csv`, bytes: encoded(csvText(records, ','), 'utf-8-bom') };
  },
};
