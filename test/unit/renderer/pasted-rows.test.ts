/** Rows pasted from a spreadsheet: columns by heading or by what stands in them; every row that is not understood says why. */
import { expect, test } from 'vitest';
import { pastedRows } from '../../../src-renderer/features/payments/pasted-rows.ts';

const brief = (text: string, currency = 'CNY') =>
  pastedRows(text, currency).map(({ row, account, payee, amount, remark, merchantOrderNo, problem }) =>
    [row, account, payee, amount, remark, merchantOrderNo, problem].join('|'),
  );

test('columns are known by their headings, in whatever order and with whatever the heading adds', () => {
  expect(
    brief(
      '金额（元）\t收款户名\t收款账号\t用途\t商户订单号\n1,234.50\t李四\t6222021234567890006\t货款\tSO-1\n',
    ),
  ).toEqual(['2|6222021234567890006|李四|1,234.50|货款|SO-1|']);
  expect(brief('Payee\tAccount number\tAmount\nLi\tDE89370400440532013000\t3.5')).toEqual([
    '2|DE89370400440532013000|Li|3.5|||',
  ]);
});

test('without a heading the long number is the account and the amount is the amount', () => {
  expect(brief('李四\t6222 0212 3456 7890 006\t12.30\t房租\r\n王五\t6217001234567890123\t¥ 5\t')).toEqual([
    '1|6222021234567890006|李四|12.30|房租||',
    '2|6217001234567890123|王五|5|||',
  ]);
});

test('without a heading one cell that is no amount, or no number, costs its own row and no other', () => {
  expect(
    brief('6222021234567890006\t李四\t55.5\t纸\n9999\t王五\t1\n6217001234567890123\t赵六\t五元'),
  ).toEqual([
    '1|6222021234567890006|李四|55.5|纸||',
    '2|9999|王五|1|||',
    '3|6217001234567890123|赵六|五|||bad_amount',
  ]);
});

test('a number kept as text behind an apostrophe is the number', () => {
  expect(brief("'6222021234567890006\t9.9")).toEqual(['1|6222021234567890006||9.9|||']);
});

test('where no number stands the name is looked for', () => {
  expect(brief('收款人\t金额\n李四\t1')).toEqual(['2|李四|李四|1|||']);
});

test('rows that cannot be paid say why, and blank ones are none', () => {
  expect(
    brief(
      '账号\t金额\n\t5\n6222021234567890006\t\n\t\n6222021234567890006\t五元\n6222021234567890006\t0\n6222021234567890006\t0.001',
    ),
  ).toEqual([
    '2|||5|||no_account',
    '3|6222021234567890006|||||no_amount',
    '5|6222021234567890006||五|||bad_amount',
    '6|6222021234567890006||0|||zero',
    '7|6222021234567890006||0.001|||bad_amount',
  ]);
});

test('yen have no fraction', () => {
  expect(brief('account\tamount\n6222021234567890006\t10.5', 'JPY')).toEqual([
    '2|6222021234567890006||10.5|||bad_amount',
  ]);
});

test('nothing pasted is nothing', () => {
  expect(pastedRows(' \n\t\n', 'CNY')).toEqual([]);
});
