/** A bank's layout as it is typed: read back as it was, what is wrong said by column, columns moved by key, and the formats a batch may choose. */
import { describe, expect, test } from 'vitest';
import type { LayoutView } from '../../../shared/contract/payment-layouts.ts';
import { saidFacts } from '../../../src-renderer/features/approvals/request-facts.ts';
import {
  changedColumn,
  keptLayout,
  layoutFields,
  moved,
  readLayout,
  withColumn,
  withoutColumn,
} from '../../../src-renderer/features/payments/layouts/layout-form.ts';
import { formatChoices } from '../../../src-renderer/ui/payment-header/format-choice.ts';
import { wordsIn } from '../../support/words.ts';
import { RIVER } from '../payments/layouts/river-bank.ts';

const words = wordsIn('zh-CN');
const fields = layoutFields('江行', RIVER);

describe('typed', () => {
  test('what is shown is read back as it was, also after a crash', () => {
    expect(readLayout(fields)).toEqual({ layout: RIVER, bad: new Set(), faults: [] });
    expect(keptLayout(JSON.stringify(fields))).toEqual(fields);
    expect(keptLayout('{"columns":1}')).toBeNull();
    expect(keptLayout('{')).toBeNull();
  });
  test('a length that is none, no name, no currency: said by field, and no layout comes of it', () => {
    const long = changedColumn(fields, 2, { max: '1e2' });
    expect([...readLayout(long).bad]).toEqual(['max:2']);
    expect(readLayout(long).layout).toBeNull();
    expect([...readLayout({ ...fields, name: ' ' }).bad]).toEqual(['name']);
    expect([...readLayout({ ...fields, itemsMax: '0', currencies: 'yuan' }).bad]).toEqual([
      'itemsMax',
      'currencies',
    ]);
    expect(readLayout({ ...fields, currencies: 'cny，usd' }).faults).toEqual([
      { place: 0, fault: 'currency_column' },
    ]);
  });
  test('a column goes up and down and stops at the ends; a new one is another, also after one was taken out', () => {
    const headings = ({ columns }: typeof fields) => columns.map((each) => each.heading).slice(0, 3);
    expect(headings(moved(fields, 2, -1))).toEqual(['收款人', '收款卡号', '交易金额(分)']);
    expect(moved(fields, 1, -1)).toBe(fields);
    expect(moved(fields, 7, 1)).toBe(fields);
    const added = withColumn(withoutColumn(fields, 3));
    expect(added.columns.map((each) => each.key)).toEqual([1, 2, 4, 5, 6, 7, 8]);
  });
});

describe('chosen', () => {
  const layout: LayoutView = {
    id: 'BL0001',
    version: 2,
    name: '江行',
    layout: RIVER,
    state: 'set',
    reason: '',
    used: 0,
    at: '',
    byName: '',
  };
  const asked = { purpose: 'payout', channel: 'bank', currency: 'CNY', format: 'bank_csv' } as const;
  const labels = (layouts: readonly LayoutView[], over: Partial<Parameters<typeof formatChoices>[2]> = {}) =>
    formatChoices(words, layouts, { ...asked, ...over }).map((each) => each.label);
  test('the house’s own come first, for banks and their currency only; an ended one is not offered', () => {
    expect(labels([layout]).slice(0, 3)).toEqual([
      '江行 v2 (CSV)',
      '江行 v2 (XLSX)',
      '银行代付批量表（CSV）',
    ]);
    expect(labels([layout], { channel: 'alipay' })).toEqual(['支付宝批量付款文件']);
    expect(labels([layout], { currency: 'USD' })[0]).toBe('银行代付批量表（CSV）');
    expect(labels([{ ...layout, state: 'ended' }])[0]).toBe('银行代付批量表（CSV）');
  });
  test('what a draft chose before is still told by its name', () => {
    expect(labels([layout], { format: 'own_csv:BL0001@1' })[0]).toBe('江行 v1（已改过或停用）');
    expect(labels([layout], { format: 'own_csv:BL0001@2' })[0]).toBe('江行 v2 (CSV)');
  });
});

test('who agrees reads what becomes another; what cannot be read is shown as it came', () => {
  const change = { what: 'setting', setting: 'separator', before: ',', after: '\t' };
  const facts = [
    { name: 'layout_name', value: '江行 v2' },
    { name: 'layout_change', value: JSON.stringify(change) },
    { name: 'layout_change', value: '{' },
  ];
  expect(saidFacts(words, { facts, currency: '' }).map(({ text }) => text)).toEqual([
    '江行 v2',
    '分隔符 逗号 → 制表符\n{',
  ]);
});
