/** Drawings on a paper: never parted by a page, labels that have no room end in …, and what comes after is set as if nothing had been drawn. */
import { expect, test } from 'vitest';
import { type Drawing, type Mark, tint } from '../../../src-main/platform/pdf/drawing.ts';
import { makePdf } from '../../../src-main/platform/pdf/make-pdf.ts';
import type { Block } from '../../../src-main/platform/pdf/paper.ts';
import { pdfText, readPdf } from '../../support/pdf-text.ts';

const pdf = (...blocks: Block[]) =>
  makePdf({
    title: '图',
    lines: [],
    house: '城南店',
    madeAt: '2026-11-01T00:00:00.000Z',
    isLandscape: true,
    blocks,
    words: { page: (page, of) => `${page}/${of}`, substituted: (signs) => `□ = ${signs}` },
  });
const label = (text: string, width: number): Mark => ({
  kind: 'label',
  ...{ x: 0, y: 0, text, size: 8, width, align: 'left', colour: '#000000' },
});
const drawing = (height: number, ...marks: Mark[]): Block => ({
  kind: 'drawing',
  drawing: { width: 700, height, marks } satisfies Drawing,
});

test('a drawing that does not fit on the page goes to the next one, whole', async () => {
  const pages = readPdf(
    await pdf(drawing(300, label('甲图', 90)), drawing(300, label('乙图', 90)), {
      kind: 'text',
      text: '后文',
    }),
  );
  expect(pages).toHaveLength(2);
  expect(pages[0]?.texts).toContain('甲图');
  expect(pages[1]?.texts).toEqual(expect.arrayContaining(['乙图', '后文']));
});

test('a heading stays with the drawing it belongs to', async () => {
  const pages = readPdf(
    await pdf(drawing(300), { kind: 'heading', text: '标题', room: 330 }, drawing(290, label('乙图', 90))),
  );
  expect(pages[1]?.texts).toEqual(expect.arrayContaining(['标题', '乙图']));
});

test('a label is cut where it has no room, and whole where it has', async () => {
  const text = pdfText(await pdf(drawing(40, label('很长的商户名称有限公司', 40), label('短', 40))));
  expect(text).toMatch(/很长.*…/);
  expect(text).not.toContain('有限公司');
  expect(text).toContain('短');
});

test('every mark and pattern is drawn, the same to the byte', async () => {
  const box = { kind: 'box', x: 0, y: 0, width: 50, height: 30, colour: '#1f6f8b' } as const;
  const points = [
    [0, 0],
    [20, 10],
    [40, 0],
  ] as const;
  const marks: Mark[] = [
    box,
    ...(['rising', 'falling', 'across'] as const).map((pattern) => ({ ...box, pattern })),
    { kind: 'path', points, colour: '#000000', width: 1, isDashed: true },
    { kind: 'area', points, colour: '#cccccc' },
    { kind: 'path', points: [], colour: '#000000', width: 1 },
  ];
  const [one, two] = [await pdf(drawing(60, ...marks)), await pdf(drawing(60, ...marks))];
  expect(one.equals(two)).toBe(true);
  expect(one.length).toBeGreaterThan((await pdf(drawing(60))).length + 100);
});

test('a colour mixed with white is lighter, down to white', () => {
  expect([tint('#1f6f8b', 1), tint('#000000', 0.5), tint('#1f6f8b', 0)]).toEqual([
    '#1f6f8b',
    '#808080',
    '#ffffff',
  ]);
});
