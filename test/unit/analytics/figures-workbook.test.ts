/** The workbook's live figures: every formula comes to the figure the panel said, and nothing a cell says is run. */
import ExcelJS, { type Cell, type Worksheet } from 'exceljs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Panel } from '../../../shared/domain/analytics/panels.ts';
import { partTexts } from '../../../src-main/areas/analytics/exports/cells.ts';
import { worstStanding } from '../../../src-main/areas/analytics/exports/page.ts';
import { letterOf } from '../../../src-main/areas/analytics/exports/sheet-columns.ts';
import { workbookFile } from '../../../src-main/areas/analytics/exports/workbook-file.ts';
import { readerOf } from '../../../src-main/areas/exports/tables/reader.ts';
import { answerOf, type MadeRow } from '../../support/panel-answers.ts';

const about = { title: '五月', madeAt: '2026-06-03T02:00:00.000Z', lines: ['行'], warnings: [] };
const step = async () => undefined;

async function bookOf(
  panel: Panel,
  rows: readonly MadeRow[],
  more: Parameters<typeof answerOf>[2] = {},
  currency = 'CNY',
) {
  const answer = answerOf(panel, rows, more, currency);
  const bytes = await workbookFile([{ panel, answer }], about, readerOf('zh-CN'), step);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return { answer, book, sheet: book.worksheets[1] as Worksheet }; // Behind the cover.
}

/** What a spreadsheet would make of the few forms we write. */
function reckoned(sheet: Worksheet, formula: string): number | string {
  const at = (address: string): number => {
    const { value } = sheet.getCell(address);
    // The library that reads it back says nothing where a formula comes to nought.
    const isFormula = typeof value === 'object' && value !== null && 'formula' in value;
    return Number((isFormula ? value.result : value) ?? 0);
  };
  const sum = /^SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)$/.exec(formula);
  if (sum) {
    const [, letter = '', first, last] = sum;
    let cents = 0n;
    for (let row = Number(first); row <= Number(last); row += 1)
      cents += BigInt(Math.round(at(`${letter}${row}`) * 100));
    return Number(cents) / 100;
  }
  const division = /^IF\((\w+)=0,"",ROUND\((\w+)\/(\w+),(\d)\)\)$/.exec(formula);
  if (division) {
    const [, test = '', of = '', by = '', digits = ''] = division;
    expect(test).toBe(by);
    const [ratio, power] = [at(of) / at(by), 10 ** Number(digits)];
    return at(by) === 0 ? '' : (Math.sign(ratio) * Math.round(Math.abs(ratio) * power)) / power;
  }
  const [, a = '', b = ''] = /^(\w+)-(\w+)$/.exec(formula) ?? [];
  return at(a) - at(b);
}

function formulasOf(sheet: Worksheet): { readonly cell: Cell; readonly formula: string }[] {
  const found: { cell: Cell; formula: string }[] = [];
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.formula) found.push({ cell, formula: cell.formula });
    }),
  );
  return found;
}

const SALES: readonly MadeRow[] = [
  {
    of: ['wechat'],
    now: { sales_count: 3, sales_value: 100_01, attempts: 4, successes: 3 },
    before: { sales_count: 2, sales_value: 50_00 },
  },
  { of: ['alipay'], now: { sales_count: 0, sales_value: 0 }, before: { sales_count: 1, sales_value: 7 } },
  { of: ['=HYPERLINK("x")'], now: { sales_count: 7, sales_value: 200_02 } },
];

describe('a sheet of sales by channel', () => {
  let made: Awaited<ReturnType<typeof bookOf>>;
  beforeAll(async () => {
    made = await bookOf('channels', SALES);
  });

  test('has formulas for totals, averages, shares and changes, and each comes to what stands beside it', () => {
    const formulas = formulasOf(made.sheet);
    expect(formulas.filter(({ formula }) => formula.startsWith('SUM(')).length).toBeGreaterThanOrEqual(4);
    expect(formulas.filter(({ formula }) => formula.includes('ROUND(')).length).toBeGreaterThanOrEqual(8);
    for (const { cell, formula } of formulas) {
      const expected = reckoned(made.sheet, formula);
      if (typeof expected === 'string') expect(cell.result ?? '', formula).toBe(expected);
      else expect(Number(cell.result ?? 0), formula).toBeCloseTo(expected, 6);
    }
  });

  test('says every amount to the fen, as a number', () => {
    const values: unknown[] = [];
    made.sheet.eachRow((row) => row.eachCell((cell) => values.push(cell.value)));
    expect(values).toEqual(expect.arrayContaining([100.01, 200.02]));
  });

  test('a name that looks like a formula stays a text', () => {
    const found: Cell[] = [];
    made.sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (String(cell.value) === '=HYPERLINK("x")') found.push(cell);
      }),
    );
    expect(found.map((cell) => cell.type)).toEqual([ExcelJS.ValueType.String]);
  });
});

test('what is missing is in red on the cover and on the sheet, and its rows say how many files', async () => {
  const gap = {
    ...{ sourceKind: 'trade_bill' as const, channel: 'wechat' as const, account: '1900****01' },
    ...{ days: 2, first: '2026-05-03', last: '2026-05-04' },
  };
  const rows = [{ of: ['2026-05-03'], now: { sales_value: 1, sales_count: 1 }, missing: 1 }];
  const { book, sheet } = await bookOf('volume', rows, { standing: 'incomplete', missing: [gap] });
  const reds = (of: Worksheet) => {
    const texts: string[] = [];
    of.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.font?.color?.argb === 'FFA4161A') texts.push(String(cell.value));
      }),
    );
    return texts.join('\n');
  };
  for (const each of [book.worksheets[0] as Worksheet, sheet])
    expect(reds(each)).toContain('1900****01缺 2 天');
});

test('an amount that a spreadsheet would round is a text, and nothing is worked out of it', async () => {
  const rows = [{ of: ['wechat'], now: { sales_count: 2, sales_value: 9_007_199_254_740_991 } }];
  const { sheet } = await bookOf('channels', rows);
  const texts: string[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value))));
  expect(texts).toContain('90071992547409.91');
  // C is the column of what was sold.
  expect(formulasOf(sheet).filter(({ formula }) => /\bC\d/.test(formula))).toEqual([]);
});

test('whatever the figures, every formula comes to the figure the panel says', async () => {
  const value = fc.integer({ min: -99_999_999, max: 9_999_999_999 });
  const count = fc.nat(100_000);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(count, value, count, value), { minLength: 1, maxLength: 6 }),
      async (figures) => {
        const rows = figures.map(([sales, worth, back, backWorth], at): MadeRow => {
          const now = { sales_count: sales, sales_value: worth, refund_count: back, refund_value: backWorth };
          return { of: [`2026-05-0${at + 1}`], now, before: { ...now, sales_value: -worth } };
        });
        const { sheet } = await bookOf('refunds', rows);
        for (const { cell, formula } of formulasOf(sheet)) {
          const expected = reckoned(sheet, formula);
          if (typeof expected === 'string') expect(cell.result ?? '').toBe(expected);
          else
            expect(Math.abs(Number(cell.result ?? 0) - expected)).toBeLessThan(
              1.1e-6 * Math.max(1, Math.abs(expected)),
            );
        }
      },
    ),
    { numRuns: 8 },
  );
});

test('columns have their letters', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('a share is told with its part and the whole, a ratio with both parts of its row', () => {
  const answer = answerOf('channels', [
    { of: ['wechat'], now: { sales_count: 2, sales_value: 300 } },
    { of: ['alipay'], now: { sales_count: 1, sales_value: 100 } },
  ]);
  const [table] = answer.tables;
  const parts = (metric: 'sales_share' | 'sales_average' | 'sales_count') =>
    table?.rows.map(({ values }) => partTexts(answer, table, values, metric));
  expect(parts('sales_share')).toEqual([
    { of: '3.00', by: '4.00' },
    { of: '1.00', by: '4.00' },
  ]);
  expect(parts('sales_average')).toEqual([
    { of: '3.00', by: '2' },
    { of: '1.00', by: '1' },
  ]);
  expect(parts('sales_count')).toEqual([null, null]);
});

test('a paper is as whole as its least whole chart; missing files weigh more than files that disagree', () => {
  const of = (...standings: readonly ('whole' | 'failed' | 'incomplete' | 'empty')[]) =>
    worstStanding(
      standings.map((standing) => ({ panel: 'volume', answer: answerOf('volume', [], { standing }) })),
    );
  expect(of('whole', 'failed', 'incomplete', 'empty')).toBe('incomplete');
  expect([of('whole', 'failed', 'empty'), of('empty', 'whole'), of('empty', 'empty')]).toEqual([
    'failed',
    'whole',
    'empty',
  ]);
});
