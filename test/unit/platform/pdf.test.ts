/** Papers as PDF: nothing left out, nothing cut, pages that say which they are, and the same bytes for the same paper. */
import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { makePdf } from '../../../src-main/platform/pdf/make-pdf.ts';
import type { Block, Paper } from '../../../src-main/platform/pdf/paper.ts';
import { Sheet } from '../../../src-main/platform/pdf/sheet.ts';
import { pdfText, readPdf } from '../../support/pdf-text.ts';

const paper = (blocks: readonly Block[], over: Partial<Paper> = {}): Paper => ({
  title: '试算平衡表 Trial balance',
  lines: ['2026-10-01 至 2026-10-31'],
  house: '城南店',
  madeAt: '2026-11-01T00:00:00.000Z',
  isLandscape: false,
  blocks,
  words: { page: (page, of) => `${page}/${of}`, substituted: (signs) => `□ = ${signs}` },
  ...over,
});
const table = (rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns: [
    { head: '科目', share: 1 },
    { head: '名称', share: 1 },
    { head: '借方', share: 1, isAmount: true },
  ],
  rows,
  totals: [['合计', '', '9.99']],
});

test('the same paper has the same bytes, another has others', async () => {
  const one = await makePdf(paper([{ kind: 'text', text: '甲' }]));
  expect(one.equals(await makePdf(paper([{ kind: 'text', text: '甲' }])))).toBe(true);
  expect(one.equals(await makePdf(paper([{ kind: 'text', text: '乙' }])))).toBe(false);
});

test('a table that goes on says its head on every page, and every page says which it is', async () => {
  const rows = Array.from({ length: 150 }, (_, at) => [`${1000 + at}`, '银行存款', `${at}.00`]);
  const pages = readPdf(await makePdf(paper([table(rows)])));
  expect(pages.length).toBeGreaterThan(2);
  for (const [at, { texts }] of pages.entries()) {
    expect(texts).toContain('科目');
    expect(texts).toContain(`${at + 1}/${pages.length}`);
    expect(texts).toContain('城南店');
  }
  const all = pages.flatMap((page) => page.texts);
  for (const [code] of rows) expect(all.filter((each) => each === code)).toHaveLength(1);
});

test('a figure is never broken or cut, however wide; a long name goes on in the next line', async () => {
  const figure = '90,071,992,547,409.91'.repeat(3);
  const name = '名称很长'.repeat(40);
  const said = pdfText(await makePdf(paper([table([['1', name, figure]])]))).split('\n');
  expect(said).toContain(figure);
  expect(said.join('')).toContain(name);
});

test('heads of figures go on in the next line, all of one size; a long warning is no louder than the figures it is about', async () => {
  const head = 'Automatically matched value of the month';
  const columns = ['Sales', head].map((each) => ({ head: each, share: 1, isAmount: true }));
  const warning = `${'Files are missing. '.repeat(12)}End.`;
  const blocks: Block[] = [
    { kind: 'warning', text: 'Short.' },
    { kind: 'warning', text: warning },
    { kind: 'table', columns: [...columns, { head: 'Of', share: 4 }], rows: [['1', '2', '3']], totals: [] },
  ];
  const said = pdfText(await makePdf(paper(blocks))).split('\n');
  expect(said).not.toContain(head);
  expect(said.join(' ').replaceAll(/\s+/g, ' ')).toContain(head);
  expect(said.filter((each) => each.includes('Files are missing')).length).toBeLessThan(4);
});

test('signs the font lacks stand as □ and are named at the end; what moves a pen is a blank', async () => {
  const said = pdfText(await makePdf(paper([{ kind: 'text', text: '赵𠮷\u0000\t店\u202e' }])));
  expect(said).toContain('赵□');
  expect(said).toContain('店');
  expect(said).toContain('□ = U+20BB7');
  expect(pdfText(await makePdf(paper([{ kind: 'text', text: '龘珺㐀 é € ¥' }])))).toContain('龘珺㐀 é € ¥');
});

test('figures stand under one another: every digit is as wide as any other', () => {
  const sheet = new Sheet(paper([]));
  const widths = [...'0123456789'].map((digit) => sheet.widthOf(digit.repeat(7), { size: 8 }));
  expect(new Set(widths.map((each) => each.toFixed(6))).size).toBe(1);
  // And no two signs are drawn as one.
  expect(sheet.widthOf('--', { size: 8 })).toBeCloseTo(2 * sheet.widthOf('-', { size: 8 }));
});

test('a camera reads the code that is printed', async () => {
  const code = 'R000012-0A1B-2C3D-4E5F-6G7H';
  const [page] = readPdf(await makePdf(paper([{ kind: 'code', code, lines: [code] }])));
  const cells = page?.cells ?? [];
  expect(page?.texts).toContain(code);
  const [left, top] = [Math.min(...cells.map(({ x }) => x)), Math.min(...cells.map(({ y }) => y))];
  // Photographed at three points a unit, with paper around it.
  const scale = 3;
  const edge = 30;
  const width = 2 * edge + 120 * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const { x, y, size } of cells)
    for (let down = Math.round((y - top) * scale); down < (y - top + size) * scale; down += 1)
      for (let across = Math.round((x - left) * scale); across < (x - left + size) * scale; across += 1)
        data.fill(
          0,
          4 * ((down + edge) * width + across + edge),
          4 * ((down + edge) * width + across + edge) + 3,
        );
  expect(decodeQR({ width, height: width, data })).toBe(code);
});
