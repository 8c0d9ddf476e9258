/** Files as they should not come: each is refused, or held back, by the name of what is wrong with it. */
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { STATEMENT_REFUSALS } from '../../../shared/domain/statement-refusal.ts';
import { gb } from '../../support/gb.ts';
import { readFiles, readOne } from '../../support/read-files.ts';
import { ALL_COLUMNS, tradeBill } from '../../support/wechat-bill.ts';
import { zip } from '../../support/zip.ts';

const BILL = tradeBill([{}], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00']);
const refusalsOf = async (bytes: Buffer | string, name = 'bill.csv') => {
  const { files, refused } = await readFiles({ name, bytes });
  expect(files).toEqual([]);
  for (const each of refused) expect(STATEMENT_REFUSALS).toContain(each.refusal);
  return refused;
};

describe('refused by name', () => {
  test.each([
    [
      'a picture called .csv',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]),
      'not_a_statement',
      { what: 'image' },
    ],
    ['a web page', '<!DOCTYPE html><html><body>Log in</body></html>', 'not_a_statement', { what: 'html' }],
    ['zero bytes in a text', Buffer.from('a,b\0\0\n1,2\n'), 'not_a_statement', { what: 'binary' }],
    ['nothing', '', 'empty_file', {}],
    ['only a byte order mark', '\ufeff', 'empty_file', {}],
    ['a header without rows', ALL_COLUMNS.join(','), 'no_rows', { adapter: 'wechat_trade_bill' }],
    ['a missing column', BILL.replace('微信订单号', '单号'), 'unknown_layout', { missing: '微信订单号' }],
    ['a zip cut off', zip([{ name: 'a.csv', content: BILL }]).subarray(0, -30), 'truncated', { what: 'zip' }],
    ['a bomb', zip([{ name: 'a.csv', content: Buffer.alloc(2 ** 24, 'a') }]), 'zip_bomb', {}],
    [
      'no bill that day',
      '<xml><return_msg>No Bill Exist</return_msg><error_code>20002</error_code></xml>',
      'no_bill',
      { code: '20002' },
    ],
    ['a table of nobody', 'colour;shape\nred;round\n', 'unknown_format', { firstWords: 'colour;shape' }],
  ])('%s', async (_name, bytes, refusal, facts) => {
    expect(await refusalsOf(bytes)).toMatchObject([{ refusal, facts }]);
  });

  test('UTF-8 with a line in GBK: the row is named', async () => {
    const [header = '', row = '', ...rest] = BILL.split('\r\n');
    const bytes = Buffer.concat([
      Buffer.from(`${header}\r\n`),
      gb(row),
      Buffer.from(`\r\n${rest.join('\r\n')}`),
    ]);
    expect(await refusalsOf(bytes)).toMatchObject([{ refusal: 'mixed_encodings', facts: { row: 2 } }]);
  });

  test('the unreadable member is named, its neighbour is read', async () => {
    const bytes = zip([
      { name: 'a.csv', content: BILL, isLocked: true },
      { name: 'b.csv', content: BILL },
    ]);
    const { files, refused } = await readFiles({ name: 'bills.zip', bytes });
    expect(files.map((file) => file.identity.file)).toEqual(['b.csv']);
    expect(refused).toEqual([
      { file: 'a.csv', refusal: 'password_protected', facts: { triedCount: 0, archive: 'bills.zip' } },
    ]);
  });
});

test('every refusal of the list is a word the wording can have', () => {
  expect(new Set(STATEMENT_REFUSALS).size).toBe(STATEMENT_REFUSALS.length);
  for (const kind of STATEMENT_REFUSALS) expect(kind).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
});

test('a stated total that disagrees with the rows: read, and held', async () => {
  const { plan } = await readOne(BILL.replace('`1,`100.00', '`1,`100.01'));
  expect(plan).toMatchObject({ proof: 'failed', state: 'held' });
  expect(plan.checks.filter((check) => !check.holds)).toMatchObject([
    { name: 'payment_sum', stated: 10001, computed: 10000, row: 4 },
  ]);
});

test('a workbook under the name .csv is read as the workbook it is', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('账单');
  for (const line of BILL.replace('\ufeff', '').trimEnd().split('\r\n'))
    sheet.addRow(line.startsWith('`') ? line.slice(1).split(',`') : line.split(','));
  const { lines, plan } = await readOne(Buffer.from(await book.xlsx.writeBuffer()), 'bill.csv');
  expect(lines).toEqual((await readOne(BILL)).lines);
  expect(plan).toMatchObject({ proof: 'proved', encoding: 'xlsx' });
});

test('the name of a file never decides', async () => {
  for (const name of ['bill.xls', 'bill.pdf', 'bill', 'bill.zip'])
    expect((await readOne(BILL, name)).plan).toMatchObject({ adapter: 'wechat_trade_bill', file: name });
});
