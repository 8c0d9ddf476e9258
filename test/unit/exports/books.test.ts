/** Reports of the books as files: the columns scripts depend on, workbooks people open, papers that say how the books stood. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { book, bookEntry, readCsv } from '../../support/book-entries.ts';
import { info, newDesk } from '../../support/desk.ts';
import { partyOf } from '../../support/parties.ts';
import { pdfText } from '../../support/pdf-text.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
let tea = '';
beforeAll(async () => {
  desk = await newDesk();
  const owner = { ...info, person: desk.workspace.person };
  const body = partyOf({ name: '城北茶叶店', shortName: '茶叶店' });
  tea = (await desk.handlers['parties.save']({ partyId: null, body, reason: 'x' }, owner)).partyId;
  book(
    desk,
    bookEntry('2026-09-30', [['1002/bank:a', 500_000]], [['4101', 500_000]], { memo: '期初' }),
    bookEntry(
      '2026-10-02',
      [
        ['1122/wechat:1', 9_940],
        ['6602', 60],
      ],
      [[`2202/${tea}`, 10_000]],
      {
        origin: 'automatic',
        rule: 'sale',
        fact: 'import:3',
        memo: '=wechat.csv',
      },
    ),
  );
});
afterAll(() => desk.close());

async function exported(
  over: Partial<Input<'journal.export'>>,
): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
  let bytes = Buffer.alloc(0);
  const offer = (_: string, offered: Uint8Array) => {
    bytes = Buffer.from(offered);
    return 'a-token-of-a-file';
  };
  const { fileName } = await desk.handlers['journal.export'](
    { kind: 'journal', from: '', to: '', taskId: '', ...over },
    { ...info, offer },
  );
  return { fileName, bytes };
}

test('the journal is a row for each posting, decimals on one side, and no cell a spreadsheet would run', async () => {
  const { fileName, bytes } = await exported({ from: '2026-10-01' });
  expect(fileName).toBe('journal-2026-10-01.csv');
  expect(bytes.toString('utf8').split('\n')).toEqual([
    'entry,date,account,currency,debit,credit,fact,memo',
    "2026-10-000001,2026-10-02,1122,CNY,99.40,,import:3,'=wechat.csv",
    "2026-10-000001,2026-10-02,6602,CNY,0.60,,import:3,'=wechat.csv",
    "2026-10-000001,2026-10-02,2202,CNY,,100.00,import:3,'=wechat.csv",
    '',
  ]);
  const bySub = readCsv((await exported({ isBySub: true })).bytes.toString('utf8'));
  expect(bySub.map((row) => row['account'])).toEqual([
    '1002/bank:a',
    '4101',
    '1122/wechat:1',
    '6602',
    `2202/${tea}`,
  ]);
});

test('the trial balance says each side by itself and nothing where there is nothing', async () => {
  const { bytes } = await exported({ kind: 'trial_balance', from: '2026-10-01', to: '2026-10-31' });
  expect(bytes.toString('utf8').split('\n').slice(0, 4)).toEqual([
    'account,name,currency,opening_debit,opening_credit,debit,credit,closing_debit,closing_credit',
    '1002,银行存款,CNY,5000.00,,,,5000.00,',
    '1122,渠道待清算款,CNY,,,99.40,,99.40,',
    '2202,应付商户款,CNY,,,,100.00,,100.00',
  ]);
});

test('the workbook has the same rows, amounts as numbers, and the totals under them', async () => {
  const { bytes } = await exported({ kind: 'trial_balance', format: 'xlsx' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheet = workbook.getWorksheet('试算平衡表');
  expect(sheet?.getRow(2).getCell(8).value).toBe(5000);
  expect(sheet?.lastRow?.getCell(1).value).toBe('合计');
  expect(sheet?.lastRow?.getCell(6).value).toBe(5100);
});

test('the paper says which days it covers, the totals, and the head of the record it was drawn from', async () => {
  const head = desk.record.head();
  const said = pdfText((await exported({ kind: 'trial_balance', format: 'pdf' })).bytes);
  for (const each of [
    '试算平衡表',
    '2026-09-30 至 2026-10-02',
    '银行存款',
    '合计',
    '5,100.00',
    '制单',
    '复核',
    `审计轨迹第 ${head.size} 条，根 ${head.root}`,
  ])
    expect(said).toContain(each);
});

test('on paper an account of the journal is read by its name, and scripts still read its code alone', async () => {
  const said = pdfText((await exported({ kind: 'journal', format: 'pdf', isBySub: true })).bytes);
  expect(said).toContain('1122 渠道待清算款');
  expect(said).toContain('微信支付 1');
  expect(said).not.toContain('wechat:1');
});

test('client funds that are short are said so in red on the paper, and by their words in the file', async () => {
  const said = pdfText((await exported({ kind: 'client_funds', format: 'pdf' })).bytes);
  expect(said).toContain('CNY 备付金不足 100.00：实存少于应存。');
  const rows = readCsv((await exported({ kind: 'client_funds' })).bytes.toString('utf8'));
  expect(rows.map((row) => [row['what'], row['name'], row['amount']])).toEqual([
    ['owed', '茶叶店', '100.00'],
    ['not_kept_apart', '', '5000.00'],
    ['requirement', '', '100.00'],
    ['resource', '', '0.00'],
    ['difference', '', '-100.00'],
  ]);
});

test('who took which report is on record, with the hash of what went out', async () => {
  await exported({ kind: 'trial_balance', to: '2026-10-31' });
  const { ledger } = desk.workspace;
  const last = ledger.first(
    ledger.query.selectFrom('audit_event').select('entry').orderBy('seq', 'desc').limit(1),
  );
  expect(readEntry(last?.entry ?? '')).toMatchObject({
    action: 'exports.made',
    subject: { kind: 'trial_balance', format: 'csv', to: '2026-10-31' },
  });
});

test('an entry that is late says of which day it is, and one that undoes another says which', async () => {
  const [late = 0] = book(
    desk,
    bookEntry('2027-01-01', [['6602', 100]], [['4101', 100]], { memo: 'fee.csv', lateOf: '2026-12-31' }),
  );
  book(
    desk,
    bookEntry('2027-01-02', [['4101', 100]], [['6602', 100]], { origin: 'reversal', reverses: late }),
  );
  const rows = readCsv((await exported({ from: '2027-01-01' })).bytes.toString('utf8'));
  expect(rows.map((row) => row['memo'])).toEqual([
    'fee.csv · 属 2026-12-31',
    'fee.csv · 属 2026-12-31',
    '冲销 2027-01-000001',
    '冲销 2027-01-000001',
  ]);
});
