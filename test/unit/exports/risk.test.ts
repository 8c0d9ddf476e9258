/** Reports of risk control: from a bank's file to the work list to the file that goes out, and what nobody but the officer learns of it. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import { HEAD_CODES, TRANSACTION_CODES } from '../../../src-main/areas/exports/risk/report.ts';
import { element, group, xmlDocument } from '../../../src-main/areas/exports/risk/xml.ts';
import { RiskFacts } from '../../../src-main/areas/risk/facts/risk-facts.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { importAll, info, newDesk } from '../../support/desk.ts';
import { alert, finding } from '../risk/officers.ts';

const HEAD = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';
/** Balances run from nought. */
function statement(
  moves: readonly (readonly [day: string, yuan: number, text: string, party: string])[],
): Buffer {
  let balance = 0;
  const rows = moves.map(([day, yuan, text, party]) => {
    balance += yuan;
    return `${day},CNY,"${yuan.toFixed(2)}","${balance.toFixed(2)}",${text},${party},`;
  });
  return Buffer.from([HEAD, ...rows].join('\r\n'));
}

const NOW = '2026-10-26T01:00:00.000Z';

const MOVES = [
  ['2026-10-12', 300_000, '转账', '张三'],
  ['2026-10-12', 200_000, '转账', '张三'],
  ['2026-10-12', 499_999.99, '转账', '李四'],
  ['2026-10-19', 600_000, '转账', '=HYPERLINK(1)'],
] as const;

let desk: Desk;
let offered: Buffer;
const officer = (): CallInfo => ({
  ...info,
  person: desk.workspace.person,
  offer: (_name, bytes) => {
    offered = Buffer.from(bytes);
    return 'x'.repeat(20);
  },
});
const PAGE = { query: '', show: 'all', from: '', to: '', offset: 0, limit: 100 } as const;
const list = async (over: Partial<Input<'risk.largeValue'>> = {}) =>
  desk.handlers['risk.largeValue']({ ...PAGE, ...over }, officer());
async function made(kind: Input<'risk.export'>['kind'], format: Input<'risk.export'>['format'], caseNo = '') {
  const asked = { kind, format, from: '', to: '', caseNo, taskId: 'x'.repeat(16) };
  const handover = { recipient: '中国反洗钱监测分析中心', purpose: '报送' };
  const { fileName } = await desk.handlers['risk.export']({ ...asked, ...handover }, officer());
  return { fileName, bytes: offered };
}

beforeAll(async () => {
  desk = await newDesk({ now: () => NOW });
  await importAll(desk, [{ name: 'cmb.csv', bytes: statement(MOVES) }]);
});
afterAll(() => desk.close());

test('the work list says what is due, until when, and whether that is past', async () => {
  const { rows, total } = await list();
  expect(total).toBe(2);
  expect(
    rows.map(({ day, sum, deadline, isLate, state }) => ({ day, sum, deadline, isLate, state })),
  ).toEqual([
    { day: '2026-10-19', sum: 60_000_000, deadline: '2026-10-26', isLate: false, state: 'due' },
    { day: '2026-10-12', sum: 50_000_000, deadline: '2026-10-19', isLate: true, state: 'due' },
  ]);
  expect(rows[1]?.customer.label).toBe('张*');
  expect((await list({ show: 'late' })).total).toBe(1);
  const { evidence } = await desk.handlers['risk.largeValueLines']({ key: rows[1]?.key ?? '' }, officer());
  expect(evidence.lines.map(({ net, counterparty }) => [net, counterparty])).toEqual([
    [30_000_000, '张*'],
    [20_000_000, '张*'],
  ]);
});

test('a workbook holds every transaction with its fields, and the statement how it was made', async () => {
  const { bytes, fileName } = await made('large_value', 'xlsx');
  expect(fileName).toBe('large-value.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never); // Its own type of a buffer.
  const [rows, sums, said] = workbook.worksheets;
  const heads = rows ? rowOf(rows, 1) : [];
  expect(heads.map((head) => head.split(' ').at(-1))).toEqual([...TRANSACTION_CODES]);
  expect(rows?.rowCount).toBe(4);
  expect(sums?.rowCount).toBe(3);
  const column = (code: string) => 1 + heads.findIndex((head) => head.endsWith(code));
  expect(rows?.getRow(2).getCell(column('CTNM')).value).toBe('张三');
  expect(rows?.getRow(2).getCell(column('CRAT')).value).toBe(300_000);
  expect(rows?.getRow(4).getCell(column('CTNM')).value).toBe('=HYPERLINK(1)');
  const statements = said?.getSheetValues().flat().join(' ') ?? '';
  for (const each of ['银发〔2018〕163号', '1,100,000.00', '近似参照', '报送', 'countinghouse.local'])
    expect(statements).toContain(each);
});

test('no cell of the CSV begins as a formula', async () => {
  const { bytes } = await made('large_value', 'csv');
  expect(bytes.toString()).toContain("'=HYPERLINK(1)");
  expect(bytes.toString()).not.toMatch(/(?:^|,|\n)=HYPERLINK/);
});

const rowOf = (sheet: ExcelJS.Worksheet, row: number): string[] =>
  TRANSACTION_CODES.map((_, at) => String(sheet.getRow(row).getCell(at + 1).value));

/** Names of elements in the order of a document, children behind their parent. */
function elementsOf(xml: string, isOf: (path: readonly string[]) => boolean): string[] {
  const found: string[] = [];
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (isOf(path)) found.push(attributes['name'] ?? name);
  });
  parser.on('closetag', () => path.pop());
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.write(xml).close();
  return found;
}

test('the XML is well-formed and has the elements of the schema in its order', async () => {
  const xml = (await made('large_value', 'xml')).bytes.toString();
  const parents = (path: readonly string[]) => path.at(-2);
  expect(elementsOf(xml, (path) => path.length === 2)).toEqual(['Statement', 'Transactions']);
  const fields = elementsOf(xml, (path) => parents(path) === 'Transaction');
  expect(fields).toEqual(Array.from({ length: 3 }, () => [...TRANSACTION_CODES]).flat());
  const xsd = readFileSync('docs/schemas/large-value.xsd', 'utf8');
  const schema = elementsOf(xsd, (path) => path.at(-1) === 'xs:element' && path.length === 4);
  expect(schema.slice(-HEAD_CODES.length - TRANSACTION_CODES.length)).toEqual([
    ...HEAD_CODES,
    ...TRANSACTION_CODES,
  ]);
});

test('a text is escaped, and a character that XML cannot carry is refused and not dropped', () => {
  expect(xmlDocument(group('a', [element('b', '<&>"')])).toString()).toContain('<b>&lt;&amp;&gt;&quot;</b>');
  expect(() => element('b', 'a\u0001b')).toThrow();
});

test('nothing is filed tomorrow or before the trade, and a refused row leaves the others unfiled', async () => {
  const rows = (await list()).rows.filter(({ state }) => state === 'due');
  const file = async (on: string) =>
    desk.handlers['risk.largeValueFiled']({ rows, reference: 'R-9', on }, officer());
  await expect(file('2026-10-27')).rejects.toMatchObject({ facts: { why: 'filed_future' } });
  // After one trade and before another.
  expect(rows.map(({ day }) => day)).toEqual(['2026-10-19', '2026-10-12']);
  await expect(file('2026-10-18')).rejects.toMatchObject({
    facts: { why: 'filed_early', day: '2026-10-19' },
  });
  expect((await list({ show: 'due' })).total).toBe(rows.length);
});

test('a filed sum is due no more, until a late file makes it grow; then it still says what was filed', async () => {
  const [row] = (await list({ query: '张' })).rows;
  const rows = [{ key: row?.key ?? '', sum: 50_000_000 }];
  // The fifth working day after the trade is in time.
  const filed = { rows, reference: 'R-1', on: '2026-10-19' };
  await desk.handlers['risk.largeValueFiled'](filed, officer());
  const now = async () => (await list({ query: '张' })).rows[0];
  expect(await now()).toMatchObject({ state: 'filed', reference: 'R-1', isLate: false });
  await importAll(desk, [{ name: 'late.csv', bytes: statement([['2026-10-12', 1000, '转账', '张三']]) }]);
  expect(await now()).toMatchObject({ state: 'due', reference: 'R-1', sum: 50_100_000, isLate: true });
  // The officer whose screen still shows the sum before judges nothing of what came.
  const again = { ...filed, on: '2026-10-20' };
  await expect(async () => desk.handlers['risk.largeValueFiled'](again, officer())).rejects.toMatchObject({
    kind: 'plan_stale',
  });
  await expect(async () =>
    desk.handlers['risk.notReportable']({ rows, reason: '同业往来' }, officer()),
  ).rejects.toMatchObject({ kind: 'plan_stale' });
  expect(await now()).toMatchObject({ state: 'due' });
  const grown = [{ key: row?.key ?? '', sum: 50_100_000 }];
  await desk.handlers['risk.largeValueFiled']({ ...again, rows: grown }, officer());
  expect(await now()).toMatchObject({ state: 'filed', isLate: true });
});

test('what was filed stays in sight when its file is taken back, with nothing behind it', async () => {
  const importId = desk.lines.active().find(({ view }) => view.file === 'cmb.csv')?.id ?? 0;
  const { hash } = await desk.handlers['statements.undoPreview']({ importId }, officer());
  await desk.handlers['statements.undo']({ importId, hash, reason: '取错' }, officer());
  expect((await list()).rows).toMatchObject([{ state: 'filed', sum: 0, lines: 0, reference: 'R-1' }]);
  // Nor is it set aside: the authority has it under its number.
  const aside = { rows: (await list()).rows.map(({ key, sum }) => ({ key, sum })), reason: '取错' };
  await expect(async () => desk.handlers['risk.notReportable'](aside, officer())).rejects.toMatchObject({
    kind: 'already_decided',
  });
  const bytes = statement(MOVES);
  await importAll(desk, [{ name: 'cmb.csv', bytes }]);
});

test('what is not to be reported says why and is in no transaction of the file', async () => {
  const [row] = (await list({ from: '2026-10-19' })).rows;
  await desk.handlers['risk.notReportable']({ rows: row ? [row] : [], reason: '同业往来' }, officer());
  expect((await list({ show: 'not_reportable' })).rows).toMatchObject([{ reason: '同业往来' }]);
  expect((await made('large_value', 'csv')).bytes.toString()).not.toContain('HYPERLINK');
});

test('what is no longer there is not filed unseen', async () => {
  const rows = [{ key: '2026-10-12|c-0|in|cash|CNY', sum: 1 }];
  const gone = { rows, reference: 'R-2', on: '2026-10-16' };
  await expect(async () => desk.handlers['risk.largeValueFiled'](gone, officer())).rejects.toThrow();
});

test('a suspicious report names whom it is about, what was written and every movement; its file says nothing in its name', async () => {
  const facts = new RiskFacts({ ledger: desk.workspace.ledger, record: desk.record, now: () => NOW });
  const caseNo = 'K20261026-001';
  const subject = { kind: 'counterparty' as const, id: '张三', label: '张三' };
  const lineIds = [...desk.lines.set('bank').lineId].slice(0, 2);
  const found = {
    ...finding({ subject, lines: lineIds }),
    facts: {},
    lines: lineIds,
    payments: [],
    events: [],
  };
  const alerts = [{ ...alert('a', { subject }), findings: [found] }];
  facts.keep(officer(), { what: 'case_opened', caseNo, title: '拆分入账', alerts });
  await expect(made('suspicious', 'xml', caseNo)).rejects.toThrow('not_found');
  const written = { facts: '同日多笔\n均低于限额', analysis: '疑似拆分', measures: '', firstReport: '' };
  facts.keep(officer(), {
    ...{ what: 'report_drafted', caseNo },
    report: { urgency: 'urgent', trigger: 'staff', suspectedCrime: '洗钱', ...written },
  });
  const { bytes, fileName } = await made('suspicious', 'xml', caseNo);
  expect(fileName).toMatch(/^report-[0-9a-f]{8}\.xml$/);
  const xml = bytes.toString();
  for (const each of [
    '<CTNM>张三</CTNM>',
    '<TPTR>06</TPTR>',
    '<TORP>1</TORP>',
    '<AOSP>疑似拆分</AOSP>',
    '<MEAS>@N</MEAS>',
  ])
    expect(xml).toContain(each);
  const head = elementsOf(xml, (path) => path.at(-2) === 'Report');
  expect(head).toEqual([...HEAD_CODES]);
  expect(elementsOf(xml, (path) => path.at(-1) === 'Transaction')).toHaveLength(2);
  expect((await made('suspicious', 'xlsx', caseNo)).fileName).toMatch(/^report-[0-9a-f]{8}\.xlsx$/);
});

test('alerts and cases go out as lists, and not as XML', async () => {
  const { bytes } = await made('cases', 'csv');
  expect(bytes.toString().split('\n')).toHaveLength(3);
  expect(bytes.toString()).toContain('张*');
  // A script reads codes, a person words.
  expect(bytes.toString()).toContain(',open,');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await made('cases', 'xlsx')).bytes as never);
  expect(book.worksheets[0]?.getCell('C2').value).toBe('待查');
  expect((await made('alerts', 'xlsx')).bytes.length).toBeGreaterThan(1000);
  await expect(made('alerts', 'xml')).rejects.toThrow('bad_input');
});

test('the record says of all of it only that risk control kept something', async () => {
  const { ledger } = desk.workspace;
  const entries = ledger
    .all(ledger.query.selectFrom('audit_event').select('entry'))
    .map(({ entry }) => entry);
  const kept = entries.filter((entry) => readEntry(entry)?.action === 'risk.kept');
  expect(kept.length).toBeGreaterThan(5);
  for (const entry of kept) expect(readEntry(entry)?.subject).toEqual({});
  expect(entries.join()).not.toMatch(/exports\.made|监测分析|large|K2026|张三/);
});
