/** What stands on the paper, in both languages, masked and not; and that it is the same paper whenever it is asked for. */
import { expect, test } from 'vitest';
import { receiptBody } from '../../../../src-main/areas/payments/receipts/body.ts';
import { receiptPaper } from '../../../../src-main/areas/payments/receipts/receipt-paper.ts';
import { codeOf } from '../../../../src-main/areas/payments/receipts/store.ts';
import { makePdf } from '../../../../src-main/platform/pdf/make-pdf.ts';
import { pdfText } from '../../../support/pdf-text.ts';
import { paidPayment, SAID } from '../../../support/receipts.ts';

const body = receiptBody.parse({
  ...paidPayment(),
  version: 1,
  house: SAID.house,
  issuedAt: SAID.at,
  salt: 'x'.repeat(32),
});
const text = JSON.stringify(body);
const receipt = {
  number: 12,
  itemNo: body.itemNo,
  code: codeOf(12, text),
  body,
  text,
  at: SAID.at,
  by: SAID.by,
};
const PAID = { state: 'paid', day: '2026-11-26' } as const;
const printed = (over: Partial<Parameters<typeof receiptPaper>[1]> = {}) =>
  makePdf(receiptPaper(receipt, { locale: 'zh-CN', isRevealed: false, now: PAID, ...over }));

test('it says who paid whom how much, in figures and capitals, what for, by which file, and how it is known', async () => {
  const said = pdfText(await printed());
  for (const each of [
    '支付凭证',
    '000012',
    '城南店商贸有限公司',
    '人民币壹仟贰佰叁拾肆圆伍角陆分',
    'CNY 1,234.56',
    '代付',
    '十月货款',
    'M20261101-77',
    body.itemNo,
    'PB20261126-001 · 1',
    'CH20261126001',
    'PB20261126-001.xml',
    body.instructionSha256,
    'pain002-20261126.xml 第 3 行',
    '支付时间（北京时间）',
    '2026-11-26 10:20:30',
    '2026-11-26 10:20:40',
    receipt.code,
    '第 1 页，共 1 页',
  ])
    expect(said).toContain(each);
});

test('a clock of another zone keeps its zone', async () => {
  const elsewhere = { ...receipt, body: { ...body, paidAt: '2026-11-26T02:20:30+00:00' } };
  const said = pdfText(
    await makePdf(receiptPaper(elsewhere, { locale: 'zh-CN', isRevealed: false, now: PAID })),
  );
  expect(said).toContain('2026-11-26 02:20:30+00:00');
  expect(said).not.toContain('支付时间（北京时间）');
});

test('names and numbers of persons are masked, unless somebody who may has said why', async () => {
  const masked = pdfText(await printed());
  expect(masked).toContain('王**');
  expect(masked).not.toContain('王掌柜');
  expect(masked).not.toContain('6217000010012345678');
  expect(masked).not.toContain('6222021001116245702');
  const revealed = pdfText(await printed({ isRevealed: true }));
  expect(revealed).toContain('王掌柜');
  expect(revealed).toContain('6217000010012345678');
});

test('the English one says the same in English', async () => {
  const said = pdfText(await printed({ locale: 'en' }));
  for (const each of [
    'Payment receipt',
    'CNY One thousand two hundred thirty-four and 56/100',
    'Payout',
    'pain002-20261126.xml, row 3',
    'Page 1 of 1',
  ])
    expect(said).toContain(each);
});

test('a payment that came back since says so above all else', async () => {
  const said = pdfText(await printed({ now: { state: 'returned', day: '2026-11-28' } }));
  expect(said).toContain('2026-11-28');
  expect(said).toMatch(/退回/);
  expect(pdfText(await printed())).not.toMatch(/退回/);
});

test('the same receipt has the same bytes', async () => {
  expect((await printed()).equals(await printed())).toBe(true);
});
