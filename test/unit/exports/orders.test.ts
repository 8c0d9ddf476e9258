/** Orders as files: the list as it is filtered, one order's page, in both languages; masked unless a reason is given, and every file on record. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import type { Locale } from '../../../shared/wording/catalogue.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { readCsv } from '../../support/book-entries.ts';
import { info, newDesk } from '../../support/desk.ts';
import { pdfText } from '../../support/pdf-text.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let locale: Locale = 'zh-CN';
let desk: Desk;
let owner: typeof info;
beforeAll(async () => {
  desk = await newDesk({ locale: () => locale });
  owner = { ...info, person: desk.workspace.person };
  const row = (merchantOrderNo: string, over: object = {}) => ({
    merchantOrderNo,
    channel: 'wechat' as const,
    occurredAt: '2026-11-02T09:30',
    amount: 12_345,
    currency: 'CNY',
    status: 'success' as const,
    customer: '王小明',
    product: '紫砂茶壶',
    ...over,
  });
  await desk.handlers['orders.enter'](
    { rows: [row('N-1'), row('N-2', { amount: 800_000, status: 'pending' }), row('N-3', { amount: 5 })] },
    owner,
  );
  await desk.handlers['orders.dispute']({ merchantOrderNo: 'N-1', isOpen: true, reason: '货不对板' }, owner);
});
afterAll(() => desk.close());

const list = (query = ''): Input<'orders.export'>['what'] => ({ query, sort: 'amount', descending: true });
async function exported(what: Input<'orders.export'>['what'], over: Partial<Input<'orders.export'>> = {}) {
  let bytes = Buffer.alloc(0);
  const offer = (_: string, offered: Uint8Array) => {
    bytes = Buffer.from(offered);
    return newToken();
  };
  const { fileName } = await desk.handlers['orders.export'](
    { what, format: 'csv', taskId: '', ...over },
    { ...owner, offer },
  );
  return { fileName, bytes };
}
const lastSubject = () => {
  const { ledger } = desk.workspace;
  const last = ledger.first(
    ledger.query.selectFrom('audit_event').select('entry').orderBy('seq', 'desc').limit(1),
  );
  return readEntry(last?.entry ?? '')?.subject;
};

test('the list is exported as it is filtered and sorted, in columns that scripts depend on', async () => {
  const { fileName, bytes } = await exported(list('金额>1'));
  expect(fileName).toMatch(/^orders-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = bytes.toString('utf8');
  expect(text.split('\n')[0]).toBe(
    'order_no,time,channel,account,state,customer,product,currency,amount,paid,refunded,refund_pending,trade,exceptions,transaction_no,file,row',
  );
  const rows = readCsv(text);
  expect(rows.map((row) => [row['order_no'], row['amount'], row['paid'], row['state']])).toEqual([
    ['N-2', '8000.00', '0.00', 'created'],
    ['N-1', '123.45', '123.45', 'disputed'],
  ]);
});

test('names are masked; with a reason they stand whole, and the record says why and of which file', async () => {
  const masked = (await exported(list())).bytes.toString('utf8');
  expect(masked).not.toContain('王小明');
  const whole = await exported(list(), { reveal: '寄送发票' });
  expect(whole.bytes.toString('utf8')).toContain('王小明');
  expect(lastSubject()).toMatchObject({ kind: 'orders', revealed: 1, reason: '寄送发票' });
  const asked = { what: list(), format: 'csv', taskId: '', reveal: '想看看' } as const;
  await expect(desk.handlers['orders.export'](asked, info)).rejects.toMatchObject({ kind: 'no_right' });
});

test('the workbook has amounts as numbers, and sums under them', async () => {
  const workbook = new ExcelJS.Workbook();
  const { bytes } = await exported(list(), { format: 'xlsx' });
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheet = workbook.getWorksheet('订单列表');
  expect(sheet?.getRow(2).getCell(9).value).toBe(8000);
  expect(sheet?.lastRow?.getCell(1).value).toBe('合计 3 单');
  expect(sheet?.lastRow?.getCell(9).value).toBe(8123.5);
});

test('on paper the list says its filter, its sums, that it is masked, and the record it was drawn from', async () => {
  const said = pdfText((await exported(list('金额>1'), { format: 'pdf' })).bytes);
  for (const each of [
    '订单列表',
    '共 2 单',
    '筛选：金额>1',
    'N-2',
    '8,000.00',
    '8,123.45',
    '账号与姓名已掩码',
  ])
    expect(said).toContain(each);
  expect(said).not.toContain('王小明');
  locale = 'en';
  const english = pdfText((await exported(list(), { format: 'pdf', reveal: 'invoice' })).bytes);
  locale = 'zh-CN';
  for (const each of ['All orders', '3 orders', 'Disputed', '王小明', 'stand here unmasked'])
    expect(english).toContain(each);
});

test('one order is printed as its page has it: standing, lines by source, what was said', async () => {
  const said = pdfText((await exported({ merchantOrderNo: 'N-1' }, { format: 'pdf' })).bytes);
  for (const each of ['订单全程 N-1', '争议中', '123.45 CNY', '交易账单', '没有明细', '登记争议', '货不对板'])
    expect(said).toContain(each);
  const rows = readCsv((await exported({ merchantOrderNo: 'N-1' })).bytes.toString('utf8'));
  expect(rows.map((row) => [row['source'], row['line_kind'], row['net']])).toEqual([
    ['orders', 'payment', '123.45'],
  ]);
  await expect(exported({ merchantOrderNo: 'nobody' })).rejects.toMatchObject({ kind: 'not_found' });
});
