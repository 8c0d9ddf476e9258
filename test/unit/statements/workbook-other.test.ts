/** What banks call .xls: the old Excel, its binary and XML cousins, web tables and plain text. All give the same rows of texts. */
import * as xlsx from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { gb } from '../../support/gb.ts';
import { readOne } from '../../support/read-files.ts';
import { tradeBill } from '../../support/wechat-bill.ts';
import { oldWorkbook, seenIn } from '../../support/workbooks.ts';

const date = (serial: number, format: string): xlsx.CellObject => ({ t: 'n', v: serial, z: format });
const ROWS = [
  ['日期', '时间', '金额', '账号', '余额', '平'],
  [date(46082, 'yyyy-mm-dd'), date(46082.5, 'yyyy/m/d h:mm'), -28.16, '0012', 11.25, true],
  [],
  [date(46083, 'yyyy-mm-dd'), date(0.25, 'h:mm:ss'), 0.1 + 0.2, '622200001234567890', null, false],
];
const GRID = [
  [1, '日期', '时间', '金额', '账号', '余额', '平'],
  [2, '2026-03-01', '2026-03-01 12:00:00', '-28.16', '0012', '11.25', 'TRUE'],
  [4, '2026-03-02', '06:00:00', '0.3', '622200001234567890', '', 'FALSE'],
];

test.each(['biff8', 'xlsb'] as const)(
  '%s: texts stay texts, numbers and dates are written out',
  async (type) => {
    expect(await seenIn(oldWorkbook(ROWS, type), 'hist.xls')).toEqual([{ file: 'hist.xls', sheets: [GRID] }]);
  },
);

test('Excel 95: texts are in the code page of the machine that wrote them', async () => {
  const bytes = oldWorkbook([['ABCD', 1.5, 'EFGH']], 'biff5');
  const patch = (from: Buffer | string, to: Buffer) => to.copy(bytes, bytes.indexOf(from));
  patch('ABCD', gb('日期'));
  patch('EFGH', gb('货款'));
  patch(Buffer.from([0x42, 0, 2, 0, 0xe4, 0x04]), Buffer.from([0x42, 0, 2, 0, 0xa8, 0x03]));
  expect(await seenIn(bytes, 'a.xls')).toMatchObject([{ sheets: [[[1, '日期', '1.5', '货款']]] }]);
});

describe('an old .xls', () => {
  const bytes = oldWorkbook(
    Array.from({ length: 300 }, (_, at) => [`第${at}笔`, at, '货款']),
    'biff8',
  );

  test('cut off anywhere is never a shorter statement', async () => {
    for (let length = 512; length < bytes.length; length += 997) {
      const [part] = await seenIn(bytes.subarray(0, length), 'a.xls');
      if (part && 'sheets' in part) expect(part.sheets[0]?.length).toBe(300);
      else
        expect(part).toMatchObject({
          refusal: expect.stringMatching(/^(truncated|damaged|not_a_statement)$/),
        });
    }
  });

  test('records that were cut off inside a whole container are found', async () => {
    const cfb = xlsx.CFB.read(bytes, { type: 'buffer' });
    const stream = Buffer.from(xlsx.CFB.find(cfb, '/Workbook')?.content ?? []);
    const shorter = xlsx.CFB.utils.cfb_new();
    xlsx.CFB.utils.cfb_add(shorter, '/Workbook', stream.subarray(0, stream.length - 2000));
    const written: unknown = xlsx.CFB.write(shorter, { type: 'buffer' });
    if (!Buffer.isBuffer(written)) throw new Error('no bytes');
    expect(await seenIn(written, 'a.xls')).toMatchObject([{ refusal: 'truncated' }]);
  });

  test('a number that Excel has cut is marked in its cell', async () => {
    const { partsOf } = await import('../../../src-main/areas/statements/containers.ts');
    for await (const { content } of partsOf(oldWorkbook([['a', 4814769000000000]], 'biff8'), 'a.xls')) {
      if (content.kind !== 'sheets') throw new Error(content.kind);
      expect(content.sheets[0]?.sample[0]?.cutCells).toEqual(new Set([1]));
    }
  });

  test('Word keeps its documents in the same container', async () => {
    const document = xlsx.CFB.utils.cfb_new();
    xlsx.CFB.utils.cfb_add(document, '/WordDocument', Buffer.alloc(5000));
    const written: unknown = xlsx.CFB.write(document, { type: 'buffer' });
    if (!Buffer.isBuffer(written)) throw new Error('no bytes');
    expect(await seenIn(written)).toMatchObject([
      { refusal: 'not_a_statement', facts: { what: 'document' } },
    ]);
  });
});

describe('Excel 2003 in XML', () => {
  const book = (rows: string, encoding = 'UTF-8') =>
    `<?xml version="1.0" encoding="${encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="空"><Table/></Worksheet><Worksheet ss:Name="流水"><Table>${rows}</Table></Worksheet></Workbook>`;
  const cell = (type: string, value: string, more = '') =>
    `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`;
  const rows =
    `<Row>${cell('String', '日期')}${cell('String', '金额', ' ss:MergeAcross="1"')}${cell('String', '账号')}</Row>` +
    `<Row ss:Index="4">${cell('DateTime', '2026-03-01T12:00:00.000')}${cell('Number', '28.160000000000004')}${cell('String', '0012', ' ss:Index="4"')}</Row>` +
    `<Row>${cell('Boolean', '1')}<Cell><Comment><Data>no</Data></Comment></Cell></Row>`;
  const grid = [
    [1, '日期', '金额', '', '账号'],
    [4, '2026-03-01 12:00:00', '28.16', '', '0012'],
    [5, 'TRUE', '', '', ''],
  ];

  test('rows and cells at their stated places', async () => {
    expect(await seenIn(Buffer.from(book(rows)), 'a.xls')).toEqual([{ file: 'a.xls', sheets: [grid] }]);
  });

  test('in GBK', async () => {
    expect(await seenIn(gb(book(rows, 'GBK')), 'a.xls')).toMatchObject([{ sheets: [grid] }]);
  });

  test('as SheetJS writes it', async () => {
    const [part] = await seenIn(oldWorkbook([['a', 1.5, '0012']], 'xlml'));
    expect(part).toMatchObject({ sheets: [[[1, 'a', '1.5', '0012']]] });
  });

  test('cut off', async () => {
    const whole = book(rows);
    expect(await seenIn(Buffer.from(whole.slice(0, -60)), 'a.xls')).toMatchObject([{ refusal: 'damaged' }]);
  });
});

describe('tables of HTML', () => {
  const read = async (html: string | Buffer) => {
    const [part] = await seenIn(Buffer.from(html), 'a.xls');
    return part && 'sheets' in part ? part.sheets[0] : part;
  };

  test('every cell is the text it shows; nothing is guessed', async () => {
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td { color: red }</style></head><body>
      <table border=1><tr><th>日期<th>金额</th><th>账&nbsp;号</th></tr>
      <tr><td>2026-01-02</td><td x:num="1234.5">1,234.50</td><td style='mso-number-format:"\\@"'>0012</td></tr>
      <tr><td>2026-01-02<br>10:00:00</td><td> &yen;5&#46;00 </td><td><b>A &lt; B &amp; C</b></td></tr></table></body></html>`;
    expect(await read(html)).toEqual([
      [1, '日期', '金额', '账 号'],
      [2, '2026-01-02', '1,234.50', '0012'],
      [3, '2026-01-02 10:00:00', '¥5.00', 'A < B & C'],
    ]);
  });

  test('in GBK, with a line of text above: the account stands there', async () => {
    const html =
      '<table><caption>交易明细</caption><tr><td colspan=3>账号：6222</td></tr><tr><td rowspan="2">一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>';
    expect(await read(gb(html))).toEqual([
      [1, '交易明细', '', ''],
      [2, '账号：6222', '', ''],
      [3, '一', '二', ''],
      [4, '', '三', '四'],
    ]);
  });

  test('tables one below the other, and one within another, are one sheet', async () => {
    const html =
      '<html><table><tr><td>户名</td><td>甲</td></tr></table><p>明细</p><table><tr><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table></html>';
    expect(await read(html)).toEqual([
      [1, '户名', '甲'],
      [2, '明细', ''],
      [4, '1', '2'],
    ]);
  });

  test('scripts are neither run nor read; a page that stops in a table was cut off', async () => {
    const table = '<table><tr><td>1</td><td>2</td></tr>';
    expect(await read(`<html><script>if (a<b) document.write("<td>")</script>${table}</table>`)).toEqual([
      [1, '1', '2'],
    ]);
    expect(await read(`<html>${table}<tr><td>3</td>`)).toMatchObject({ refusal: 'truncated' });
    expect(await read(`<html>${table}</table><script>`)).toMatchObject({ refusal: 'truncated' });
  });

  test('a page made to take for ever does not', async () => {
    const many = 200_000;
    for (const html of [
      `<html>${'<table'.repeat(many)}`,
      `<html>${'<!--'.repeat(many)}`,
      `<html>${'<td a="'.repeat(many)}`,
      `<html><table>${'<td colspan=9999 rowspan=9999>x'.repeat(many)}</table>`,
      `<html>${'<table><tr><td>'.repeat(many)}`,
    ])
      expect(await read(html)).toHaveProperty('refusal');
  });
});

test('text with tabs and ="…" under the name .xls is the text it is', async () => {
  const text = '日期\t账号\t金额\r\n="2026-01-02"\t="0012"\t1.00\r\n';
  expect(await seenIn(Buffer.from(text), 'hxsec.xls')).toEqual([{ file: 'hxsec.xls', text }]);
});

test('the same bill as .xls, .xlsb, XML or HTML gives the same lines as its CSV', async () => {
  const csv = tradeBill([{}], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00']);
  const rows = csv
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => (line.startsWith('`') ? line.slice(1).split(',`') : line.split(',')));
  const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const { lines } = await readOne(csv);
  for (const type of ['biff8', 'xlsb', 'xlml'] as const)
    expect((await readOne(oldWorkbook(rows, type), 'bill.xls')).lines).toEqual(lines);
  const read = await readOne(html, 'bill.xls');
  expect(read.lines).toEqual(lines);
  expect(read.plan).toMatchObject({ proof: 'proved', encoding: 'html' });
});
