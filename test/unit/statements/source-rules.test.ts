/** Names under which originals are handed out, words hidden in texts without columns, and rows of a sheet that are passed over. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { partsOf } from '../../../src-main/areas/statements/containers.ts';
import { maskedTexts } from '../../../src-main/areas/statements/source/rules/masked-text.ts';
import { savedName } from '../../../src-main/areas/statements/source/rules/saved-name.ts';
import { sheetXmlFrom } from '../../../src-main/areas/statements/workbooks/row-skip.ts';
import type { Sheet } from '../../../src-main/areas/statements/workbooks/sheet.ts';
import { line } from '../../support/lines.ts';
import { oldWorkbook, rawXlsx } from '../../support/workbooks.ts';

describe('the name of a copy', () => {
  test.each([
    ['微信支付账单 2026-03.csv', '微信支付账单 2026-03.csv'],
    ['C:\\Users\\li\\桌面\\流水.xlsx', '流水.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['.bashrc', 'bashrc'],
    ['a\u0000b\nc.csv', 'a_b_c.csv'],
    ['bill\u202evsc.exe', 'bill_vsc.exe.txt'],
    ['con.csv', '_con.csv'],
    ['COM1', '_COM1'],
    ['run me.bat', 'run me.bat.txt'],
    ['  . ', 'original'],
    ['', 'original'],
    ['a:b*c?.csv', 'a_b_c_.csv'],
  ])('%j is handed out as %j', (name, saved) => expect(savedName(name)).toBe(saved));

  test('of any length keeps its ending', () => {
    const saved = savedName(`${'长'.repeat(300)}.csv`);
    expect([[...saved].length, saved.endsWith('长.csv')]).toEqual([120, true]);
  });

  test('names no folder, whatever it was, and stays as it is when it is asked again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const saved = savedName(name);
        expect(saved).not.toMatch(/[\\/:\p{Cc}]|^\.|^$/u);
        expect(savedName(saved)).toBe(saved);
      }),
    );
  });
});

describe('a text without columns, masked', () => {
  const of = (text: string, parts: Partial<ParsedLine>) =>
    maskedTexts(text.split('\n'), [line({ account: '', ...parts })], 'bank').join('\n');

  test.each([
    ['PPetra Beispiel', 'PP**** B*******'],
    ['?32Petra Bei\n?33spiel?34', '?32P**** B**\n?33*****?34'],
    ['88,Petra Beis\n88,piel', '88,P**** B***\n88,****'],
    ['NAME: Peter', 'NAME: Peter'],
  ])('%j is shown as %j', (text, masked) =>
    expect(of(text, { counterparty: 'Petra Beispiel' })).toBe(masked),
  );

  test('a firm keeps its name, and what the sign of a pattern stands for is only a sign', () => {
    expect(of('PCity (Water) Ltd.', { counterparty: 'City (Water) Ltd.' })).toBe('PCity (Water) Ltd.');
    expect(of('P张三.*+', { counterparty: '张三' })).toBe('P张*.*+');
  });

  test('rows stay as many and as long as they were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'张三Petra ?32\\.*+'), maxLength: 30 }), {
          maxLength: 6,
        }),
        fc.string({ unit: fc.constantFrom(...'张三Petra .*+'), maxLength: 20 }),
        (rows, counterparty) => {
          const masked = maskedTexts(rows, [line({ counterparty })], 'bank');
          expect(masked.map((row) => row.length)).toEqual(
            rows.length === 0 ? [0] : rows.map((row) => row.length),
          );
        },
      ),
    );
  });
});

describe('rows of a sheet that are passed over', () => {
  const row = (attributes: string, text: string) =>
    `<row${attributes}><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const sheetOf = async (bytes: Buffer): Promise<Sheet | undefined> => {
    for await (const { content } of partsOf(bytes, 'a.xlsx'))
      return content.kind === 'sheets' ? content.sheets[0] : undefined;
    return undefined;
  };
  const seen = async (sheet: Sheet | undefined, from: number) => {
    const rows: (readonly [number, string | undefined])[] = [];
    for await (const piece of sheet?.pieces(from) ?? [])
      rows.push(...piece.rows.map((raw) => [raw.row, raw.cells[0]] as const));
    return rows;
  };
  const stated = [1, 2, 5, 6, 9].map((at) => row(` r="${at}" spans="1:3"`, `第${at}行`)).join('\n');
  const unstated = ['甲', '乙', '丙', '丁'].map((text) => row('', text)).join('');

  test.each([
    ['with their numbers', stated],
    ['without', unstated],
    ['with some of them', `${unstated}${row(' r="20"', '戊')}${row('', '己')}`],
  ])('rows %s: from any row on it is what reading from the first gives', async (_, data) => {
    const sheet = await sheetOf(
      rawXlsx({ sheets: [data], after: '<rowBreaks count="1"><brk id="3"/></rowBreaks>' }),
    );
    const all = await seen(sheet, 1);
    expect(all.length).toBeGreaterThan(3);
    for (let from = 1; from < 23; from += 1)
      expect(await seen(sheet, from)).toEqual(all.filter(([at]) => at >= from));
  });

  test('so it is in an old workbook, where nothing is passed over', async () => {
    const sheet = await sheetOf(oldWorkbook([['a'], ['b'], ['c']], 'biff8'));
    expect(await seen(sheet, 2)).toEqual([
      [2, 'b'],
      [3, 'c'],
    ]);
  });

  test('however the bytes are cut into pieces', async () => {
    const xml = Buffer.from(
      `<x:worksheet><x:sheetData>${stated.replaceAll(/<(\/?)(\w)/g, '<$1x:$2')}</x:sheetData></x:worksheet>`,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 11 }),
        async (size, from) => {
          const pieces = async function* () {
            for (let at = 0; at < xml.length; at += size) yield xml.subarray(at, at + size);
          };
          const out: Buffer[] = [];
          for await (const piece of sheetXmlFrom(pieces(), from)) out.push(piece);
          const text = Buffer.concat(out).toString();
          const numbers = [...text.matchAll(/第(\d)行/g)].map((found) => Number(found[1]));
          expect(numbers).toEqual([1, 2, 5, 6, 9].filter((at) => at >= from));
          expect(text).toMatch(/^<x:worksheet><x:sheetData>.*<\/x:sheetData><\/x:worksheet>$/s);
        },
      ),
    );
  });
});
