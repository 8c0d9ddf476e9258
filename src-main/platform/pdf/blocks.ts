/** Draws the blocks of a paper on its sheet, one after the other; a table repeats its head on every page it goes on to. */
import encodeQR from 'qr';
import { drawMarks } from './draw-marks.ts';
import type { Block, FormCell, PaperColumn } from './paper.ts';
import { FAINT, MARGIN, type Sheet, STOP, type TextStyle } from './sheet.ts';

const PAD = 4;
const LABEL: TextStyle = { size: 7.5, colour: FAINT };
const VALUE: TextStyle = { size: 10 };
const CELL: TextStyle = { size: 8 };
const SHADE = '#f1f3f6';
/** Rows between two chances for others to have their turn. */
const ROWS_PER_STEP = 200;

export async function drawBlock(sheet: Sheet, block: Block, step: () => Promise<void>): Promise<void> {
  if (block.kind === 'table') await drawTable(sheet, block, step);
  else if (block.kind === 'form') for (const row of block.rows) drawFormRow(sheet, row);
  else if (block.kind === 'drawing') drawMarks(sheet, block.drawing);
  else if (block.kind === 'code') drawCode(sheet, block);
  else if (block.kind === 'signs') drawSigns(sheet, block.names);
  else if (block.kind === 'warning') drawWarning(sheet, block.text);
  else if (block.kind === 'heading') {
    sheet.room(block.room ?? 40); // Never alone at the foot of a page.
    sheet.y += 6;
    sheet.line(block.text, { size: 11, isStrong: true }, 6);
  } else sheet.line(block.text, { size: 8.5 }, 6);
}

function drawFormRow(sheet: Sheet, cells: readonly FormCell[]): void {
  const width = sheet.width / cells.length;
  const inner = width - 2 * PAD;
  const labelHeight = sheet.height('x', LABEL, inner);
  const set = cells.map(({ label, value, isStrong = false }) => {
    const style = { ...VALUE, isStrong };
    const text = sheet.settable(value);
    return { label: sheet.settable(label), text, style, height: sheet.height(text, style, inner) };
  });
  const height = 2 * PAD + labelHeight + 2 + Math.max(...set.map((each) => each.height));
  sheet.room(height);
  set.forEach(({ label, text, style }, at) => {
    const x = MARGIN + at * width;
    sheet.frame(x, sheet.y, width, height);
    sheet.put(label, { x: x + PAD, y: sheet.y + PAD, width: inner, isOneLine: true }, LABEL);
    sheet.put(text, { x: x + PAD, y: sheet.y + PAD + labelHeight + 2, width: inner }, style);
  });
  sheet.y += height;
}

async function drawTable(
  sheet: Sheet,
  { columns, rows, totals }: Extract<Block, { kind: 'table' }>,
  step: () => Promise<void>,
): Promise<void> {
  const grid = gridOf(sheet, columns);
  const strong: TextStyle = { ...CELL, isStrong: true };
  const head = columns.map((column) => sheet.settable(column.head));
  const drawHead = () => drawRow(sheet, grid, head, { style: strong, shade: SHADE, isHead: true });
  const draw = (row: readonly string[], style: TextStyle, shade: string | null) => {
    const cells = row.map((text) => sheet.settable(text));
    const height = rowHeight(sheet, grid, cells, style);
    if (sheet.room(height)) drawHead();
    drawRow(sheet, grid, cells, { style, shade });
  };
  // Never a head alone at the foot of a page.
  sheet.room(40);
  drawHead();
  let drawn = 0;
  for (const row of rows) {
    draw(row, CELL, null);
    drawn += 1;
    if (drawn % ROWS_PER_STEP === 0) await step();
  }
  for (const row of totals) draw(row, strong, SHADE);
  sheet.y += 8;
}

interface GridColumn {
  readonly x: number;
  readonly width: number;
  readonly isAmount: boolean;
}

function gridOf(sheet: Sheet, columns: readonly PaperColumn[]): readonly GridColumn[] {
  const all = columns.reduce((sum, column) => sum + column.share, 0);
  let x = MARGIN;
  return columns.map(({ share, isAmount = false }) => {
    const width = (sheet.width * share) / all;
    x += width;
    return { x: x - width + PAD, width: width - 2 * PAD, isAmount };
  });
}

const rowHeight = (
  sheet: Sheet,
  grid: readonly GridColumn[],
  cells: readonly string[],
  style: TextStyle,
  isHead = false,
): number =>
  PAD +
  Math.max(
    ...grid.map(({ width, isAmount }, at) =>
      sheet.height(isAmount && !isHead ? '' : (cells[at] ?? ''), style, width),
    ),
  );

function drawRow(
  sheet: Sheet,
  grid: readonly GridColumn[],
  cells: readonly string[],
  {
    style,
    shade,
    isHead = false,
  }: { readonly style: TextStyle; readonly shade: string | null; readonly isHead?: boolean },
): void {
  const height = rowHeight(sheet, grid, cells, style, isHead);
  if (shade !== null) sheet.fill(MARGIN, sheet.y, sheet.width, height, shade);
  grid.forEach(({ x, width, isAmount }, at) => {
    const place = { x, y: sheet.y + PAD / 2, width };
    // A name goes on in the next line; only figures are set smaller.
    if (isHead) sheet.put(cells[at] ?? '', place, isAmount ? { ...style, align: 'right' } : style);
    else if (isAmount) putFigure(sheet, cells[at] ?? '', place, style);
    else sheet.put(cells[at] ?? '', place, style);
  });
  sheet.y += height;
  sheet.rule(sheet.y);
}

/** A figure that is too wide for its column is set smaller, whole: it never runs into its neighbour and is never cut. */
function putFigure(
  sheet: Sheet,
  text: string,
  place: { readonly x: number; readonly y: number; readonly width: number },
  style: TextStyle,
): void {
  const width = sheet.widthOf(text, style);
  const size = width <= place.width ? style.size : (style.size * place.width) / width;
  sheet.put(text, { ...place, isOneLine: true }, { ...style, size, align: 'right' });
}

/** Room for a hand, and what may not be parted by a page. */
const SIGN_HEIGHT = 64;
const SIGN_GAP = 24;

function drawSigns(sheet: Sheet, names: readonly string[]): void {
  sheet.room(SIGN_HEIGHT);
  const width = (sheet.width - SIGN_GAP * (names.length - 1)) / names.length;
  const y = sheet.y + SIGN_HEIGHT - 18;
  names.forEach((name, at) => {
    const x = MARGIN + at * (width + SIGN_GAP);
    sheet.rule(y, x, x + width);
    sheet.put(sheet.settable(name), { x, y: y + 4, width, isOneLine: true }, { size: 8, colour: FAINT });
  });
  sheet.y += SIGN_HEIGHT;
}

/** With the white edge a reader needs. */
const CODE_SIZE = 116;

function drawCode(sheet: Sheet, { code, lines }: Extract<Block, { kind: 'code' }>): void {
  sheet.y += 10;
  sheet.room(CODE_SIZE);
  const cells = encodeQR(code, 'raw', { ecc: 'medium', border: 4 });
  const size = CODE_SIZE / cells.length;
  cells.forEach((row, down) => {
    row.forEach((isDark, across) => {
      // A hair wider than a cell: no white line between two.
      if (isDark)
        sheet.fill(MARGIN + across * size, sheet.y + down * size, size + 0.1, size + 0.1, '#000000');
    });
  });
  const x = MARGIN + CODE_SIZE + 14;
  const width = sheet.width - CODE_SIZE - 14;
  let y = sheet.y;
  lines.forEach((line, at) => {
    const style: TextStyle = at === 0 ? { size: 12, isStrong: true } : { size: 8.5, colour: FAINT };
    const text = sheet.settable(line);
    sheet.put(text, { x, y, width }, style);
    y += sheet.height(text, style, width) + 5;
  });
  sheet.y = Math.max(sheet.y + CODE_SIZE, y) + 10;
}

function drawWarning(sheet: Sheet, text: string): void {
  const settable = sheet.settable(text);
  const inner = sheet.width - 4 * PAD;
  // One sentence is called out; a list of what is missing must not drown the figures it is about.
  const loud: TextStyle = { size: 11, isStrong: true, colour: STOP };
  const style: TextStyle = sheet.widthOf(settable, loud) <= inner ? loud : { ...loud, size: 8.5 };
  const height = sheet.height(settable, style, inner) + 4 * PAD;
  sheet.room(height + 8);
  sheet.frame(MARGIN, sheet.y, sheet.width, height);
  sheet.put(settable, { x: MARGIN + 2 * PAD, y: sheet.y + 2 * PAD, width: inner }, style);
  sheet.y += height + 8;
}
