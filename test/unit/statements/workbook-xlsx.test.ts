/** An .xlsx gives the texts, amounts and dates a bookkeeper sees in it, however the program wrote it that made it. */
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { kindOfFormat, plainNumber } from '../../../src-main/areas/statements/workbooks/cell-text.ts';
import { type RawXlsx, rawXlsx, rawXlsxMembers, seenIn } from '../../support/workbooks.ts';
import { zip } from '../../support/zip.ts';

const workbook = async (fill: (book: ExcelJS.Workbook) => void) => {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
};
const rowsOf = async (book: RawXlsx) => {
  const [part] = await seenIn(rawXlsx(book));
  return part && 'sheets' in part ? part.sheets[0] : part;
};

describe('a workbook of Excel', () => {
  test('under the name .csv: texts, amounts and dates as a bookkeeper reads them', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('流水');
      sheet.addRow(['日期', '金额', '摘要', '合计']);
      sheet.addRow([new Date(Date.UTC(2026, 2, 1, 23, 59, 58)), 0.1 + 0.2, '货款', null]);
      sheet.getCell('D2').value = { formula: 'B2*100', result: 30 };
      sheet.addRow([]);
      sheet.addRow([null, 28.16, { richText: [{ text: '退' }, { text: '款' }] }]);
    });
    expect(await seenIn(bytes, 'bank.csv')).toEqual([
      {
        file: 'bank.csv',
        sheets: [
          [
            [1, '日期', '金额', '摘要', '合计'],
            [2, '2026-03-01 23:59:58', '0.3', '货款', '30'],
            [4, '', '28.16', '退款', ''],
          ],
        ],
      },
    ]);
  });

  test('empty sheets are no sheets; several sheets are several grids', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('empty');
      book.addWorksheet('one').addRow(['a']);
      book.addWorksheet('two').addRow(['b']);
    });
    expect(await seenIn(bytes)).toMatchObject([{ sheets: [[[1, 'a']], [[1, 'b']]] }]);
  });

  test('in a zip', async () => {
    const bytes = await workbook((book) => book.addWorksheet('one').addRow(['a']));
    expect(await seenIn(zip([{ name: 'in.xlsx', content: bytes }]))).toMatchObject([
      { file: 'in.xlsx', sheets: [[[1, 'a']]] },
    ]);
  });

  test('a row longer than the first five hundred keeps every cell', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('long');
      for (let at = 0; at < 600; at += 1) sheet.addRow(['a', 'b']);
      sheet.addRow(['a', 'b', 'c', 'd']);
      sheet.addRow(['a']);
    });
    const [part] = await seenIn(bytes);
    const rows = part && 'sheets' in part ? (part.sheets[0] ?? []) : [];
    expect(rows.length).toBe(602);
    expect(rows.slice(-2)).toEqual([
      [601, 'a', 'b', 'c', 'd'],
      [602, 'a', ''],
    ]);
  });
});

describe('a workbook of other programs', () => {
  test('cells and rows without their address follow one another; the stated dimension is not believed', async () => {
    const sheets = [
      '<row><c t="inlineStr"><is><t>日期</t></is></c><c t="inlineStr"><is><t>金额</t></is></c></row>' +
        '<row r="5"><c r="B5"><v>7</v></c><c><v>8</v></c></row><row><c><v>9</v></c></row>',
    ];
    expect(await rowsOf({ sheets })).toEqual([
      [1, '日期', '金额', ''],
      [5, '', '7', '8'],
      [6, '9', '', ''],
    ]);
  });

  test('shared texts: runs as one text, pronunciation left out, escaped characters unescaped', async () => {
    const strings =
      '<si><t>plain</t></si><si><r><t xml:space="preserve">退 </t></r><r><t>款</t></r><rPh sb="0" eb="1"><t>tui</t></rPh></si><si><t>a_x0009_b</t></si><si/>';
    const cells = [0, 1, 2, 3].map((at) => `<c t="s"><v>${at}</v></c>`).join('');
    expect(await rowsOf({ sheets: [`<row>${cells}</row>`], strings })).toEqual([
      [1, 'plain', '退 款', 'a\tb'],
    ]);
  });

  test('a text that is not in the shared list: a damaged workbook', async () => {
    const sheets = ['<row><c t="s"><v>7</v></c></row>'];
    expect(await rowsOf({ sheets, strings: '<si><t>a</t></si>' })).toMatchObject({ refusal: 'damaged' });
  });

  test('truth, errors, results of formulas, and what is no number', async () => {
    const cells =
      '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>文</v></c><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c><v>1,5</v></c>';
    expect(await rowsOf({ sheets: [`<row>${cells}</row>`] })).toEqual([
      [1, 'TRUE', '#N/A', '文', '2', '', '1,5'],
    ]);
  });

  test('days, moments and times by the style of the cell; 1904 counts from another day', async () => {
    const styles = [0, 14, 22, 57, 164, 20];
    const formats = { 164: 'yyyy"年"m"月"d"日" hh:mm:ss;@' };
    const cell = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`;
    const row = `<row>${cell(1, 46082)}${cell(1, 46082.5)}${cell(2, 46082)}${cell(3, 46082)}${cell(4, 46082.00001)}${cell(5, 0.25)}${cell(0, 46082)}</row>`;
    expect(await rowsOf({ sheets: [row], styles, formats })).toEqual([
      [
        1,
        '2026-03-01',
        '2026-03-01 12:00:00',
        '2026-03-01 00:00:00',
        '2026-03-01',
        '2026-03-01 00:00:01',
        '06:00:00',
        '46082',
      ],
    ]);
    const sheets = [`<row>${cell(1, 46082 - 1462)}</row>`];
    expect(await rowsOf({ sheets, styles, workbookPr: '<workbookPr date1904="1"/>' })).toEqual([
      [1, '2026-03-01'],
    ]);
  });

  test('a number with more digits than Excel keeps is marked in its cell, and only there', async () => {
    const sheets = [
      '<row><c><v>4.2000000002026E+27</v></c><c><v>12.5</v></c><c><v>999999999999999</v></c></row>',
    ];
    const { partsOf } = await import('../../../src-main/areas/statements/containers.ts');
    for await (const { content } of partsOf(rawXlsx({ sheets }), 'a.xlsx')) {
      if (content.kind !== 'sheets') throw new Error(content.kind);
      expect(content.sheets[0]?.sample).toEqual([
        {
          row: 1,
          cells: ['4200000000202600000000000000', '12.5', '999999999999999'],
          cutCells: new Set([0]),
        },
      ]);
    }
  });

  test('parts under other paths and with other slashes', async () => {
    const members = rawXlsxMembers({ sheets: ['<row><c><v>1</v></c></row>'] }).map(({ name, content }) => ({
      name: name.replaceAll('/', '\\').replace('sheet1', 'Sheet1'),
      content,
    }));
    expect(await seenIn(zip(members))).toMatchObject([{ sheets: [[[1, '1']]] }]);
  });

  test('a column beyond the last, or XML that stops: damaged, whatever had been read', async () => {
    for (const data of ['<row><c r="ZZZZ1"><v>1</v></c></row>', '<row><c><v>1</v></c></row><row>'])
      expect(await rowsOf({ sheets: [data] })).toMatchObject({ refusal: 'damaged' });
  });

  test('an entity of its own making is not expanded', async () => {
    const members = rawXlsxMembers({ sheets: ['<row><c t="str"><v>&lol;</v></c></row>'] });
    expect(await seenIn(zip(members))).toMatchObject([{ refusal: 'damaged' }]);
  });

  test('a sheet that unpacks to more than it says, and one whose check sum is wrong', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(50_000);
    const members = rawXlsxMembers({ sheets: [rows] });
    const lying = members.map((each) =>
      each.name.endsWith('sheet1.xml') ? { ...each, statedSize: 400_000 } : each,
    );
    expect(await seenIn(zip(lying))).toMatchObject([{ refusal: 'zip_bomb' }]);
    const bytes = zip(members);
    const name = Buffer.from('xl/worksheets/sheet1.xml');
    const listed = bytes.lastIndexOf(name) - 30;
    bytes.writeUInt32LE(1, listed);
    expect(await seenIn(bytes)).toMatchObject([{ refusal: 'damaged' }]);
  });
});

test.each([
  [28.160000000000004, '28.16'],
  [-0.05, '-0.05'],
  [1e-7, '0.0000001'],
  [123456789012345, '123456789012345'],
  [1e21, '1000000000000000000000'],
])('the number %d is written %s', (value, text) => {
  expect(plainNumber(value)).toBe(text);
});

test.each([
  ['General', 'number'],
  ['G/通用格式', 'number'],
  ['#,##0.00_);[Red]\\(#,##0.00\\)', 'number'],
  ['_-* #,##0.00\\ "€"_-', 'number'],
  ['CHF #,##0.00', 'number'],
  ['0.00E+00', 'number'],
  ['0.00" days"', 'number'],
  ['@', 'number'],
  ['yyyy-mm-dd', 'day'],
  ['[$-804]yyyy"年"m"月"d"日";@', 'day'],
  ['mmm-yy', 'day'],
  ['yyyy/m/d h:mm', 'moment'],
  ['yyyy-mm-dd hh:mm:ss.000', 'moment'],
  ['[h]:mm:ss', 'time'],
  ['mm:ss.0', 'time'],
])('the format %s makes a %s', (format, kind) => {
  expect(kindOfFormat(format)).toBe(kind);
});
