/** Fields of a grid, the darker the more: hours of a week, and days of a calendar week by week. */
import { parseDay, weekday } from '../../../../../shared/domain/dates.ts';
import { figureText } from '../../../../../shared/domain/figure-format.ts';
import { type Drawing, type Mark, tint } from '../../../../platform/pdf/drawing.ts';
import { label } from './frame.ts';
import { FAINT, GRID, lookOf, type Picture, type PictureRow, STOP } from './picture.ts';

const LEFT = 58;
const TOP = 12;
const ROW = 18;

/** The first dimension goes down, the second across. */
export function heat(picture: Picture): Drawing {
  const down = namesBy(picture.rows, 0);
  const across = namesBy(picture.rows, 1).toSorted((a, b) => Number(a.code) - Number(b.code));
  const width = (picture.width - LEFT) / Math.max(1, across.length);
  const marks: Mark[] = [
    ...across.map(({ name }, at) => label(name, LEFT + (at + 0.5) * width, 0, width, 'center', FAINT)),
    ...down.map(({ name }, at) => label(name, LEFT - 6, TOP + at * ROW + 4, LEFT - 8, 'right', FAINT)),
  ];
  for (const row of picture.rows) {
    const x = LEFT + across.findIndex(({ code }) => code === row.of[1]) * width;
    const y = TOP + down.findIndex(({ code }) => code === row.of[0]) * ROW;
    marks.push(...field(picture, row, { x, y, width: width - 1, height: ROW - 1 }));
  }
  return { width: picture.width, height: TOP + down.length * ROW + 4, marks };
}

const DAY = 13;

/** A column a week, from Sunday down to Saturday. */
export function calendar(picture: Picture): Drawing {
  const days = picture.rows.flatMap((row) => {
    const day = parseDay(row.of[0] ?? '');
    return day === null ? [] : [{ row, day }];
  });
  const first = days.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const from = Number.isFinite(first) ? first - weekday(first) : 0;
  const weeks = Math.max(1, ...days.map(({ day }) => Math.floor((day - from) / 7) + 1));
  const width = Math.min(40, (picture.width - LEFT) / weeks);
  const marks = days.flatMap(({ row, day }): Mark[] => {
    const x = LEFT + Math.floor((day - from) / 7) * width;
    const y = TOP + weekday(day) * DAY;
    const isFirst = row.of[0]?.endsWith('-01') === true;
    return [
      ...field(picture, row, { x, y, width: width - 1, height: DAY - 1 }),
      ...(isFirst || day === first ? [label((row.of[0] ?? '').slice(0, 7), x, 0, 48, 'left', FAINT)] : []),
    ];
  });
  return { width: picture.width, height: TOP + 7 * DAY + 4, marks };
}

function field(
  picture: Picture,
  row: PictureRow,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Mark[] {
  const value = row.values[0] ?? 0;
  const most = picture.rows.reduce((max, each) => Math.max(max, each.values[0] ?? 0), 0);
  const part = most === 0 ? 0 : value / most;
  const { colour } = lookOf(0);
  const unit = picture.drawn[0]?.unit ?? 'count';
  const text = figureText(value, unit, picture.currency, picture.scale === 'plain' ? 'kmb' : picture.scale);
  return [
    { kind: 'box', ...at, colour: value === 0 ? GRID : tint(colour, 0.12 + 0.88 * part) },
    ...(row.isIncomplete ? [{ kind: 'box' as const, ...at, height: 2, colour: STOP }] : []),
    ...(value === 0 || at.width < 22
      ? []
      : [
          label(
            text,
            at.x + at.width / 2,
            at.y + at.height / 2 - 4,
            at.width,
            'center',
            part > 0.5 ? '#ffffff' : FAINT,
          ),
        ]),
  ];
}

function namesBy(rows: readonly PictureRow[], dimension: number) {
  const names = new Map(rows.map((row) => [row.of[dimension] ?? '', row.names[dimension] ?? '']));
  return [...names].map(([code, name]) => ({ code, name }));
}
