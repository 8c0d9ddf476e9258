/** Where the cells of a heat map and of a calendar stand, how strong each is, and which one is under the pointer. Pure. */
import { parseDay, weekday } from '../../../../shared/domain/dates.ts';
import type { Box } from './geometry.ts';
import type { Mark } from './marks.ts';
import type { Plot } from './plot.ts';
import { textWidth } from './text-width.ts';

export interface CellBox extends Box, Mark {
  /** 0 for nothing, else from STRENGTH_MIN to 1. */
  readonly strength: number;
}
interface Head {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}
export interface Cells {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly boxes: readonly CellBox[];
  readonly heads: readonly Head[];
  readonly most: number;
}

/** Little is still seen to be something. */
export const STRENGTH_MIN = 0.14;
const TOP = 18;
const FOOT = 24;
const CALENDAR_CELL_MAX = 22;
const WEEK = 7;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** `weekdays`: names from Monday on, for a calendar. */
export function cellsOf(plot: Plot, size: Size, weekdays: readonly string[]): Cells {
  const most = Math.max(0, ...plot.series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const strengthOf = (value: number | null) =>
    value === null || value <= 0 || most === 0 ? 0 : STRENGTH_MIN + (1 - STRENGTH_MIN) * (value / most);
  return plot.form === 'calendar'
    ? { ...size, most, ...calendar(plot, size, weekdays, strengthOf) }
    : { ...size, most, ...heat(plot, size, strengthOf) };
}
type StrengthOf = (value: number | null) => number;
type Placed = Pick<Cells, 'left' | 'boxes' | 'heads'>;

function heat(plot: Plot, { width, height }: Size, strengthOf: StrengthOf): Placed {
  const left = Math.max(0, ...plot.series.map(({ label }) => textWidth(label))) + 12;
  const cell = {
    width: (width - left) / Math.max(1, plot.categories.length),
    height: (height - TOP - FOOT) / Math.max(1, plot.series.length),
  };
  const every = Math.max(1, Math.ceil(26 / cell.width));
  return {
    left,
    boxes: plot.series.flatMap(({ values }, series) =>
      plot.categories.map((_, category) => ({
        ...{ category, series, ...cell, strength: strengthOf(values[category] ?? null) },
        ...{ left: left + category * cell.width, top: TOP + series * cell.height },
      })),
    ),
    heads: [
      ...plot.categories.flatMap(({ tick }, at): Head[] =>
        at % every === 0
          ? [{ x: left + (at + 0.5) * cell.width, y: TOP - 5, text: tick, anchor: 'middle' }]
          : [],
      ),
      ...plot.series.map(
        ({ label }, at): Head => ({
          x: left - 6,
          y: TOP + (at + 0.5) * cell.height + 4,
          text: label,
          anchor: 'end',
        }),
      ),
    ],
  };
}

/** A column a week, from Monday down to Sunday. */
function calendar(
  plot: Plot,
  { width, height }: Size,
  weekdays: readonly string[],
  strengthOf: StrengthOf,
): Placed {
  const days = plot.categories.map(({ key }) => parseDay(key) ?? 0);
  const monday = (day: number) => day - ((weekday(day) + 6) % WEEK);
  const start = monday(days[0] ?? 0);
  const weeks = (monday(days.at(-1) ?? 0) - start) / WEEK + 1;
  const left = Math.max(0, ...weekdays.map((name) => textWidth(name))) + 12;
  const cell = {
    width: Math.min(CALENDAR_CELL_MAX * 1.6, (width - left) / weeks),
    height: Math.min(CALENDAR_CELL_MAX, (height - TOP - FOOT) / WEEK),
  };
  const placeOf = (day: number) => ({
    left: left + ((monday(day) - start) / WEEK) * cell.width,
    top: TOP + ((weekday(day) + 6) % WEEK) * cell.height,
  });
  return {
    left,
    boxes: days.map((day, category) => ({
      ...{ category, series: 0, ...cell, ...placeOf(day) },
      strength: strengthOf(plot.series[0]?.values[category] ?? null),
    })),
    heads: [
      ...monthHeads(plot, (at) => placeOf(days[at] ?? 0).left),
      ...weekdays.map(
        (text, at): Head => ({ x: left - 6, y: TOP + (at + 0.5) * cell.height + 4, text, anchor: 'end' }),
      ),
    ],
  };
}

/** Each month over its first week, where the one before leaves room. */
function monthHeads(plot: Plot, leftOf: (at: number) => number): readonly Head[] {
  const heads: Head[] = [];
  for (const [at, { key }] of plot.categories.entries()) {
    const month = key.slice(0, 7);
    if (plot.categories[at - 1]?.key.slice(0, 7) === month) continue;
    const [x, last] = [leftOf(at), heads.at(-1)];
    if (!last || x - last.x >= textWidth(last.text) + 4)
      heads.push({ x, y: TOP - 5, text: month, anchor: 'start' });
  }
  return heads;
}

export function cellAt(cells: Cells, x: number, y: number): Mark | null {
  const found = cells.boxes.find(
    ({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
  );
  return found ? { category: found.category, series: found.series } : null;
}
export const cellBox = (cells: Cells, { category, series }: Mark): Box | null =>
  cells.boxes.find((box) => box.category === category && box.series === series) ?? null;
