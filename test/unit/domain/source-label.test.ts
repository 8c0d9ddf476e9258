/** The name a source is given, from the name of its file. */
import { expect, test } from 'vitest';
import { sourceLabel } from '../../../shared/domain/source-label.ts';

test.each([
  ['微信支付账单(20260301-20260331)——【解压密码可在微信支付公众号查看】.zip', '微信支付账单'],
  ['微信支付账单流水文件(20260301-20260331).xlsx', '微信支付账单流水文件'],
  ['支付宝交易明细(20260101-20260331).zip', '支付宝交易明细'],
  ['alipay_record_20260401_0830.zip', 'alipay_record'],
  ['交易流水2026年03月.xlsx', '交易流水'],
  ['statement (2).zip', 'statement'],
  ['20260301.zip', '20260301'],
  ['folder/招商银行 2026-03.zip', '招商银行'],
  ['.zip', '.zip'],
])('“%s” comes from “%s”', (file, label) => {
  expect(sourceLabel(file)).toBe(label);
});

test('a name without end is cut, and takes no time', () => {
  expect(sourceLabel(`${'（1'.repeat(50_000)}.zip`).length).toBeLessThanOrEqual(40);
});
