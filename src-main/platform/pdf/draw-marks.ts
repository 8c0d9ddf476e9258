/** Puts the marks of a drawing on the sheet, at the place it has come to; a label that has no room ends in …, and never runs into its neighbour. */
import { type Drawing, type Mark, type Pattern, type Point, tint } from './drawing.ts';
import { MARGIN, type Sheet, type TextStyle } from './sheet.ts';

type Of<Kind extends Mark['kind']> = Extract<Mark, { kind: Kind }>;
/** Between two lines of a pattern. */
const HATCH = 4;
/** What stands under the lines of a pattern. */
const HATCH_GROUND = 0.28;

export function drawMarks(sheet: Sheet, { height, marks }: Drawing): void {
  sheet.room(height);
  const { y } = sheet;
  for (const mark of marks) {
    if (mark.kind === 'box') drawBox(sheet, mark, [MARGIN, y]);
    else if (mark.kind === 'label') drawLabel(sheet, mark, [MARGIN, y]);
    else drawPoints(sheet, mark, [MARGIN, y]);
  }
  sheet.y += height + 8;
}

function drawBox(sheet: Sheet, box: Of<'box'>, [left, top]: Point): void {
  const { colour, width, height, pattern = 'solid' } = box;
  const [x, y] = [left + box.x, top + box.y];
  sheet.fill(x, y, width, height, pattern === 'solid' ? colour : tint(colour, HATCH_GROUND));
  if (pattern === 'solid') return;
  sheet.paint((pdf) => {
    pdf.rect(x, y, width, height).clip().lineWidth(0.9).strokeColor(colour);
    for (const [[fromX, fromY], [toX, toY]] of hatch(pattern, width, height))
      pdf.moveTo(x + fromX, y + fromY).lineTo(x + toX, y + toY);
    pdf.stroke();
  });
}

/** Lines over a box of this size; what sticks out is clipped. */
function* hatch(
  pattern: Exclude<Pattern, 'solid'>,
  width: number,
  height: number,
): Generator<readonly [Point, Point]> {
  if (pattern === 'across') {
    for (let at = HATCH / 2; at < height; at += HATCH) {
      yield [
        [0, at],
        [width, at],
      ];
    }
    return;
  }
  const slant = pattern === 'rising' ? height : 0;
  for (let at = -height; at < width; at += HATCH) {
    yield [
      [at, slant],
      [at + height, height - slant],
    ];
  }
}

function drawPoints(sheet: Sheet, mark: Of<'path'> | Of<'area'>, [left, top]: Point): void {
  const [first, ...rest] = mark.points;
  if (!first) return;
  sheet.paint((pdf) => {
    pdf.moveTo(left + first[0], top + first[1]);
    for (const [x, y] of rest) pdf.lineTo(left + x, top + y);
    if (mark.kind === 'area') {
      pdf.closePath().fill(mark.colour);
      return;
    }
    pdf.lineWidth(mark.width).lineJoin('round').strokeColor(mark.colour);
    if (mark.isDashed) pdf.dash(4, { space: 2.5 });
    pdf.stroke();
  });
}

function drawLabel(sheet: Sheet, label: Of<'label'>, [left, top]: Point): void {
  const style: TextStyle = { size: label.size, colour: label.colour, align: label.align };
  const text = fitted(sheet, sheet.settable(label.text), style, label.width);
  const before = { left: 0, center: label.width / 2, right: label.width }[label.align];
  const at = { x: left + label.x - before, y: top + label.y, width: label.width, isOneLine: true };
  sheet.put(text, at, style);
}

function fitted(sheet: Sheet, text: string, style: TextStyle, width: number): string {
  if (sheet.widthOf(text, style) <= width) return text;
  const signs = Array.from(text);
  let [fits, tooMany] = [0, signs.length];
  while (tooMany - fits > 1) {
    const half = (fits + tooMany) >> 1;
    if (sheet.widthOf(`${signs.slice(0, half).join('')}…`, style) <= width) fits = half;
    else tooMany = half;
  }
  return `${signs.slice(0, fits).join('')}…`;
}
