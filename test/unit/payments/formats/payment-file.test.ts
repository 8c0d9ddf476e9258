/** A file of payments to make: columns by their meaning in Chinese and English, every wrong row listed with every reason. */
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../../src-main/areas/payments/formats/all.ts';
import { encodeGbk } from '../../../../src-main/platform/gbk.ts';
import { batch, item } from './batches.ts';

const read = async (text: string | Buffer, currency = 'CNY') =>
  await FORMATS.payments.read('pay.csv', typeof text === 'string' ? encodeGbk(text) : text, currency);

describe('a file of payments', () => {
  test('is read by its headings, in Chinese or English, whatever their order', async () => {
    const row = {
      row: 2,
      payee: '张三',
      number: '6222020200112233441',
      bankName: '工商银行',
      bankCode: '102100099996',
      amount: 123_456,
      currency: '',
      remark: '五月货款',
      merchantOrderNo: 'SO-1',
    };
    expect(
      await read(
        '金额,收款户名,收款账号,开户行,联行号,备注,订单号\n"1,234.56",张三,6222 0202 0011 2233 441,工商银行,102100099996,五月货款,SO-1\n',
      ),
    ).toEqual({ rows: [row], problems: [] });
    expect(
      await read(
        'account;name;bank;bank_code;amount;currency;remark;order\n6222020200112233441;张三;工商银行;102100099996;1234.56;CNY;五月货款;SO-1\n',
      ),
    ).toEqual({ rows: [{ ...row, currency: 'CNY' }], problems: [] });
  });

  test('lists every bad row with all that is wrong with it, the numbers masked', async () => {
    const answer = await read(
      [
        '收款账号,收款户名,金额,币种',
        '6222020200112233441,,一百,',
        '6.2E+18,李四,-5,USD',
        '?,王五,1.001,人民币',
        '6222020200112233444,赵六,0,',
      ].join('\n'),
    );
    if (!('problems' in answer)) throw new Error('refused');
    expect(answer.problems.map(({ row, column, problem }) => `${row} ${column} ${problem}`)).toEqual([
      '2 收款户名 missing_value',
      '2 金额 not_an_amount',
      '3 币种 currency_differs',
      '3 收款账号 lost_digits',
      '3 金额 not_above_zero',
      '4 收款账号 not_an_account',
      '4 金额 finer_than_minor_unit',
      '5 金额 not_above_zero',
    ]);
    expect(JSON.stringify(answer.problems)).not.toContain('6222020200112233');
  });

  test('a row twice in every word is named with the row it repeats; another remark makes it another payment', async () => {
    const row = '6222020200112233441,张三,1.00';
    const twice = await read(`收款账号,收款户名,金额\n${row}\n${row}\n`);
    expect(twice).toMatchObject({ problems: [{ row: 3, problem: 'repeats_row', expected: '2' }] });
    const parts = await read(`收款账号,收款户名,金额,用途\n${row},一\n${row},二\n`);
    expect(parts).toMatchObject({ problems: [] });
  });

  test('two rows whose amounts cannot be read are not taken for one row', async () => {
    const answer = await read(
      '收款账号,收款户名,金额\n6222020200112233441,张三,三百\n6222020200112233441,张三,5.555\n',
    );
    if (!('problems' in answer)) throw new Error('refused');
    expect(answer.problems.map(({ row, problem }) => `${row} ${problem}`)).toEqual([
      '2 not_an_amount',
      '3 finer_than_minor_unit',
    ]);
  });

  test('its own total must be that of its rows', async () => {
    const of = async (total: string) =>
      await read(`收款账号,收款户名,金额\n6222020200112233441,张三,1.00\n合计,,${total}\n`);
    expect(await of('1.00')).toMatchObject({ rows: [{ amount: 100 }], problems: [] });
    expect(await of('2.00')).toMatchObject({
      problems: [{ row: 3, problem: 'total_differs', expected: '1.00' }],
    });
    const unread = await read('收款账号,收款户名,金额\n6222020200112233441,张三,一元\n合计,,1.00\n');
    expect('problems' in unread && unread.problems.map(({ problem }) => problem)).toEqual(['not_an_amount']);
  });

  test('amounts without a currency are in the batch’s own digits', async () => {
    const table = '收款账号,收款户名,金额\n6222020200112233441,张三,1234\n';
    expect(await read(table, 'JPY')).toMatchObject({ rows: [{ amount: 1234 }] });
    expect(await read(table, 'KWD')).toMatchObject({ rows: [{ amount: 1_234_000 }] });
  });

  test('no table of payments, a heading without rows, more rows than a batch holds', async () => {
    expect(await read('日期,余额\n2026-05-01,1.00\n')).toMatchObject({ refusal: 'not_payments' });
    expect(await read('收款账号,收款户名,金额\n')).toMatchObject({ refusal: 'no_rows' });
    const rows = Array.from({ length: 10_001 }, (_, at) => `${10_000_000 + at},张三,1.00\n`).join('');
    expect(await read(`收款账号,收款户名,金额\n${rows}`)).toMatchObject({
      refusal: 'too_many_rows',
      facts: { count: 10_001 },
    });
  });

  test('a batch table of ours is itself a file of payments, as text and as workbook', async () => {
    const agreed = batch([item(1), item(2, { remark: '二，三' })]);
    for (const writer of FORMATS.writers.filter(({ format }) => /^(bank|payroll)/.test(format))) {
      const { bytes } = await writer.write(agreed);
      const answer = await read(Buffer.from(bytes));
      expect(answer, writer.format).toMatchObject({ problems: [] });
      if ('rows' in answer)
        expect(
          answer.rows.map(({ number, payee, amount, remark }) => ({ number, payee, amount, remark })),
        ).toEqual(
          agreed.items.map(({ number, payee, amount, remark }) => ({ number, payee, amount, remark })),
        );
    }
  });

  test('a workbook that kept a number as a number lost its last digits: said, not guessed', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('付款');
    sheet.addRow(['收款账号', '收款户名', '金额']);
    sheet.addRow([6_222_020_200_112_233_000, '张三', 100.5]);
    const answer = await read(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(answer).toMatchObject({ problems: [{ row: 2, column: '收款账号', problem: 'lost_digits' }] });
  });
});
