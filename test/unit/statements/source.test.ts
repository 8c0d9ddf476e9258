/**
 * Provenance: from any line the file, the sheet, the row, the column and the text as it was printed, asked of the engine as a window asks; and a
 * copy of the file as it came in.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { OriginalRows } from '../../../shared/contract/source.ts';
import { takeOriginal } from '../../../src-main/areas/statements/source/calls.ts';
import { balance, camt, entry, payment, statement } from '../../support/camt.ts';
import { info, newDesk } from '../../support/desk.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { ALL_COLUMNS, type TradeRow, tradeBill } from '../../support/wechat-bill.ts';
import { rawXlsx } from '../../support/workbooks.ts';
import { zip } from '../../support/zip.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let clerk: Seat;

beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
});
afterAll(() => house.close());

/** A trade bill of so many payments of 100.00, with the totals it has to end with; each has its own numbers. */
let numbered = 0;
function bill(count: number, rows: readonly TradeRow[] = []): string {
  const all = Array.from({ length: count }, (_, at) => {
    numbered += 1;
    return { 微信订单号: `42${numbered}`, 商户订单号: `A${at + 1}`, ...rows[at] };
  });
  const sum = `${count * 100}.00`;
  return tradeBill(all, [`${count}`, sum, '0.00', '0.00', `${(count * 6) / 10}`, sum, '0.00']);
}

/** A file on the way every file goes; gives the lines of each import in the order of their rows. */
async function imported(name: string, bytes: Uint8Array | string): Promise<LineView[][]> {
  const waiting = await clerk.get('statements.plans', {});
  await clerk.get('statements.discard', { planIds: waiting.plans.map((plan) => plan.planId) });
  const file = await clerk.upload(name, bytes);
  const { plans, refused } = await clerk.get('statements.plan', { files: [file], taskId: taskId() });
  expect([refused, plans.map((plan) => plan.state)]).toEqual([[], plans.map(() => 'ready')]);
  const chosen = plans.map(({ planId, hash }) => ({ planId, hash }));
  const { imports } = await clerk.get('statements.commit', { plans: chosen, taskId: taskId() });
  const all = await Promise.all(
    imports.map(({ id }) =>
      clerk.get('statements.lines', {
        importId: id,
        query: '',
        sort: 'file',
        descending: false,
        offset: 0,
        limit: 100,
      }),
    ),
  );
  return all.map(({ rows }) => rows);
}

const sourceOf = (line: LineView | undefined, around = 1): Promise<OriginalRows> =>
  clerk.get('statements.source', { lineId: line?.id ?? 0, around });
const rowsOf = (source: OriginalRows) => source.rows.map(({ row, isTheLine }) => (isTheLine ? [row] : row));
/** What stands in the cells a field was made of. */
const printed = (source: OriginalRows, field: string) => {
  const own = source.rows.find((row) => row.isTheLine);
  return (source.places[field] ?? []).map((column) => [source.header[column], own?.cells[column]]);
};

describe('a text with columns', () => {
  test('shows the row between its neighbours, the header with its number, and which cells a field was made of', async () => {
    const [lines] = await imported('trade.csv', bill(2));
    const source = await sourceOf(lines?.[1]);
    expect(source).toMatchObject({ form: 'table', file: 'trade.csv', sheet: '', archive: '', headerRow: 1 });
    expect(source.header).toEqual(ALL_COLUMNS);
    expect(rowsOf(source)).toEqual([2, [3], 4]);
    expect(printed(source, 'merchantOrderNo')).toEqual([['商户订单号', 'A2']]);
    expect(printed(source, 'gross')).toEqual([
      ['应结订单金额', '100.00'],
      ['退款金额', '0.00'],
    ]);
  });

  test('a cell is shown to the letter: blanks, quotes and line ends within it', async () => {
    const [lines] = await imported(
      'bank.csv',
      [
        '交易日期,收入,支出,余额,摘要',
        '2026-03-01,10.00,,10.00,"  第一行 ',
        '第二行 ""茶"" \t"',
        '2026-03-02,5.00,,15.00,b',
        '',
      ].join('\n'),
    );
    const first = await sourceOf(lines?.[0]);
    expect(rowsOf(first)).toEqual([1, [2], 4]);
    expect(first.rows[1]?.cells[4]).toBe('  第一行 \n第二行 "茶" \t');
    expect(rowsOf(await sourceOf(lines?.[1]))).toEqual([2, [4]]);
  });

  test('the 9,000th row is found as the second is', async () => {
    const file = await clerk.upload('long.csv', bill(9000));
    const { plans } = await clerk.get('statements.plan', { files: [file], taskId: taskId() });
    const chosen = plans.map(({ planId, hash }) => ({ planId, hash }));
    const { imports } = await clerk.get('statements.commit', { plans: chosen, taskId: taskId() });
    const { rows: last } = await clerk.get('statements.lines', {
      importId: imports[0]?.id ?? 0,
      query: '',
      sort: 'file',
      descending: true,
      offset: 0,
      limit: 1,
    });
    const source = await sourceOf(last[0]);
    expect(rowsOf(source)).toEqual([9000, [9001], 9002]);
    expect(printed(source, 'merchantOrderNo')).toEqual([['商户订单号', 'A9000']]);
  });
});

describe('a workbook', () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = (day: string, rows: readonly (readonly string[])[]) =>
    [
      `<row r="1">${cell('A1', `账户流水 ${day}`)}</row>`,
      `<row r="3">${['交易日期', '收入', '支出', '余额', '摘要'].map((word, at) => cell(`${'ABCDE'[at]}3`, word)).join('')}</row>`,
      ...rows.map(
        (cells, row) =>
          `<row r="${row + 4}">${cells.map((text, at) => (text === '' ? '' : cell(`${'ABCDE'[at]}${row + 4}`, text))).join('')}</row>`,
      ),
    ].join('');

  test('of two sheets names the one, counts rows as the sheet does, and says which column', async () => {
    const bytes = rawXlsx({
      sheets: [
        sheet('三月', [['2026-03-01', '10.00', '', '10.00', '甲']]),
        sheet('四月', [
          ['2026-04-01', '7.00', '', '7.00', '乙'],
          ['2026-04-02', '', '2.00', '5.00', '丙'],
        ]),
      ],
    });
    const [march, april] = await imported('两个月.xlsx', bytes);
    expect(await sourceOf(march?.[0])).toMatchObject({
      form: 'sheet',
      sheet: '表1',
      file: '两个月.xlsx#表1',
    });
    const source = await sourceOf(april?.[1]);
    expect(source).toMatchObject({ form: 'sheet', sheet: '表2', headerRow: 3, archive: '' });
    expect(rowsOf(source)).toEqual([4, [5]]);
    expect(printed(source, 'net')).toEqual([
      ['收入', ''],
      ['支出', '2.00'],
    ]);
    expect(source.places['balance']).toEqual([3]); // Column D.
  });

  test('in an archive names both', async () => {
    const book = rawXlsx({ sheets: [sheet('五月', [['2026-05-01', '1.00', '', '1.00', '丁']])] });
    const [lines] = await imported('2026.zip', zip([{ name: '五月/流水.xlsx', content: book }]));
    const source = await sourceOf(lines?.[0]);
    expect(source).toMatchObject({
      archive: '2026.zip',
      member: '五月/流水.xlsx',
      sheet: '表1',
      headerRow: 3,
    });
    expect(rowsOf(source)).toEqual([3, [4]]);
  });
});

describe('an archive', () => {
  test('names the archive and the member', async () => {
    const bytes = zip([{ name: 'x/交易.csv', content: bill(1) }]);
    const [lines] = await imported('账单.zip', bytes);
    const source = await sourceOf(lines?.[0], 0);
    expect(source).toMatchObject({
      archive: '账单.zip',
      member: 'x/交易.csv',
      file: '交易.csv',
      form: 'table',
    });
    expect(rowsOf(source)).toEqual([[2]]);
  });
});

describe('a file of tags', () => {
  const text = camt('053', [
    statement({
      balances: [balance('OPBD', '0.00', '2026-03-01'), balance('CLBD', '15.00', '2026-03-02')],
      entries: [
        entry({ amount: '10.00', number: 'A1' }),
        entry({
          amount: '5.00',
          number: 'A2',
          more: payment('<RltdPties><Dbtr><Nm>欧阳小满</Nm></Dbtr></RltdPties>'),
        }),
      ],
    }),
  ]);

  test('shows the entry as paths and values; a figure stands in the element it was read from', async () => {
    const [lines] = await imported('c.xml', text);
    const source = await sourceOf(lines?.[1]);
    expect(source).toMatchObject({ form: 'tags', headerRow: 0 });
    expect(rowsOf(source)).toEqual([1, [2]]);
    expect(printed(source, 'net')).toEqual([['Amt', '5.00']]);
    expect(printed(source, 'currency')).toEqual([['Amt@Ccy', 'EUR']]);
    expect(printed(source, 'counterparty')).toEqual([['NtryDtls/TxDtls/RltdPties/Dbtr/Nm', '欧***']]);
  });
});

describe('a text without columns', () => {
  const mt940 = [
    ':20:STARTUMS',
    ':25:DE02100500000054540402',
    ':28C:1/1',
    ':60F:C260131EUR1000,00',
    ':61:2602020202C100,00NTRFNONREF',
    ':86:166?00GUTSCHRIFT?20RE 4711?32Maximilian Muster',
    '?33mann?34070',
    ':61:2602030203D30,00NTRFNONREF',
    ':86:116?00UEBERWEISUNG?20MIETE?32Petra Beispiel',
    ':62F:C260203EUR1070,00',
    '-',
    '',
  ].join('\r\n');

  test('shows the printed lines of the record, all of them marked, between those above and below', async () => {
    const [lines] = await imported('a.sta', mt940);
    const source = await sourceOf(lines?.[0]);
    expect(source).toMatchObject({ form: 'text', header: [], headerRow: 0, places: {} });
    expect(rowsOf(source)).toEqual([4, [5], [6], [7], 8]);
    expect(source.rows[1]?.cells).toEqual([':61:2602020202C100,00NTRFNONREF']);
    expect(rowsOf(await sourceOf(lines?.[1]))).toEqual([7, [8], [9], 10]);
  });

  test('hides whom the format’s own parser names there, also where the name is broken over two lines; for a reason it is shown', async () => {
    const [lines] = await imported('b.sta', mt940.replaceAll('5454', '5455'));
    const source = await sourceOf(lines?.[0], 5);
    const all = source.rows.flatMap((row) => row.cells).join('\n');
    expect(all).not.toMatch(/aximilian|uster|ann|etra|eispiel|DE02100500000054550402/);
    expect(all).toContain('?32M********* M*****\n?33m***?34070');
    expect(all).toContain('RE 4711');
    const revealed = await clerk.get('statements.source', {
      lineId: lines?.[0]?.id ?? 0,
      around: 5,
      reveal: '核对来源',
    });
    expect(revealed.rows.map((row) => row.cells[0])).toEqual(
      mt940.replaceAll('5454', '5455').split('\r\n').slice(0, 11),
    );
  });

  test('a record of BAI2 with its continuations, one of QIF to its end', async () => {
    const bai = [
      '01,BANK,US,260303,0600,1,,,2/',
      '02,US,BANK,1,260302,2400,USD,2/',
      '03,12345,USD,015,5000,,/',
      '16,142,5000,Z,B1,C1,ACH CREDIT',
      '88,FROM A CUSTOMER',
      '49,10000,4/',
      '98,10000,1,6/',
      '99,10000,1,8/',
      '',
    ].join('\n');
    const [movement] = await imported('a.bai', bai);
    expect(rowsOf(await sourceOf(movement?.[0]))).toEqual([3, [4], [5], 6]);
    const qif = ['!Type:Bank', 'D12/31/2025', 'T1.00', 'PShop', '^', 'D12/30/2025', 'T2.00', '^', ''].join(
      '\n',
    );
    const [records] = await imported('a.qif', qif);
    expect(rowsOf(await sourceOf(records?.[1]))).toEqual([5, [6], [7], [8]]);
  });
});

describe('a figure that the file states', () => {
  test('is shown on its row; of tags, the balances and totals between the entries', async () => {
    const [lines] = await imported('totals.csv', bill(1));
    const importId = lines?.[0]?.importId ?? 0;
    const { checks } = await clerk.get('statements.import', { importId });
    const row = checks.find((check) => check.name === 'order_sum')?.row ?? 0;
    const source = await clerk.get('statements.sourceRow', { importId, row, around: 1 });
    expect(rowsOf(source)).toEqual([3, [4]]);
    expect(source.rows[1]?.cells).toContain('100.00');
    expect(await clerk.refusal('statements.sourceRow', { importId: 9999, row: 1, around: 0 })).toBe(
      'not_found',
    );
  });
});

describe('a copy of the original', () => {
  const name = `..\\..\\工资\u202ecod.exe`;

  test('has the bytes as they came in, under a harmless name, and the record says who took it and why', async () => {
    const archive = zip([{ name: 'x.csv', content: bill(1) }]);
    const [lines] = await imported(name, archive);
    const importId = lines?.[0]?.importId ?? 0;
    const { token, fileName } = await clerk.get('statements.saveOriginal', { importId, reason: '审计要求' });
    expect(fileName).toBe('工资_cod.exe.txt');
    const file = await house.engine.takeFile(clerk.session, token);
    expect(Buffer.from(file?.bytes ?? []).equals(archive)).toBe(true);
    const events = await house.events();
    expect(events.findLast(({ action }) => action === 'statements.original_saved')).toMatchObject({
      actor: clerk.who.id,
      subject: {
        import: importId,
        sha256: createHash('sha256').update(archive).digest('hex'),
        reason: '审计要求',
      },
    });
  });

  test('is not even looked for by who may not see protected fields, though she may export', async () => {
    const desk = await newDesk();
    const deps = { lines: desk.lines, record: desk.record, originals: desk.workspace.originals };
    const taken = takeOriginal({ ...deps, mayReveal: () => false }, 1, '抽样', info);
    await expect(taken).rejects.toThrow('no_right');
    desk.close();
  });

  test('is for who may export and may look at protected fields, and never without a reason', async () => {
    const [lines] = await imported('rights.csv', bill(1));
    const importId = lines?.[0]?.importId ?? 0;
    expect(await clerk.refusal('statements.saveOriginal', { importId, reason: ' ' })).toBe('bad_input');
    for (const role of ['manager', 'administrator', 'compliance'] as const) {
      const seat = await house.person(role);
      expect(await seat.refusal('statements.saveOriginal', { importId, reason: '想看看' })).toBe('no_right');
    }
    const auditor = await house.person('auditor');
    expect(await auditor.get('statements.saveOriginal', { importId, reason: '抽样' })).toMatchObject({
      fileName: 'rights.csv',
    });
  });
});
