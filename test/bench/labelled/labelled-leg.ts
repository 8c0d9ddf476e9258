/**
 * Labelled data for one leg: lines of two sides, the groups that are right, and the kind of exception each other line should end in. Made here and
 * not by the demo, so that the measure is a witness of its own.
 */
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { ExceptionKind, Leg, Side } from '../../../shared/domain/leg.ts';
import { minor } from '../../../shared/domain/money.ts';
import { CHANNELS, type ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { Coverage } from '../../../src-main/areas/matching/rules/leg-match.ts';
import { Random } from '../../../src-main/demo/random.ts';
import { isBusinessDayInChina } from '../../../src-main/platform/business-days.ts';
import { line } from '../../support/lines.ts';

export interface TrueGroup {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface LabelledLeg {
  readonly name: string;
  readonly leg: Leg;
  readonly asOf: string;
  readonly left: readonly ParsedLine[];
  readonly right: readonly ParsedLine[];
  /** Every day has its file. */
  readonly leftCoverage: readonly Coverage[];
  readonly rightCoverage: readonly Coverage[];
  readonly groups: readonly TrueGroup[];
  /** 'left 12' → the kind the line should end in. */
  readonly kinds: ReadonlyMap<string, ExceptionKind>;
}

type Over = Parameters<typeof line>[0];

/** Collects the two sides in order and shuffles them at the end, as files come in any order. */
export class LegMaker {
  readonly random: Random;
  readonly #leg: Leg;
  readonly #sides: Record<Side, ParsedLine[]> = { left: [], right: [] };
  readonly #groups: TrueGroup[] = [];
  readonly #kinds: { readonly side: Side; readonly at: number; readonly kind: ExceptionKind }[] = [];

  constructor(leg: Leg, seed: number, name: string) {
    this.#leg = leg;
    this.random = new Random(seed, name);
  }

  add(side: Side, over: Over): number {
    return this.#sides[side].push(line(over)) - 1;
  }

  /** These belong together. */
  group(left: readonly number[], right: readonly number[]): void {
    this.#groups.push({ left, right });
  }

  /** This line is an exception of this kind. */
  except(side: Side, at: number, kind: ExceptionKind): void {
    this.#kinds.push({ side, at, kind });
  }

  finish(name: string, asOf: string): LabelledLeg {
    const places = (side: Side) => {
      const order = this.random.shuffled(this.#sides[side].map((_, at) => at));
      const place = new Map(order.map((from, to) => [from, to]));
      return {
        lines: order.flatMap((from) => this.#sides[side][from] ?? []),
        to: (at: number) => place.get(at) ?? -1,
      };
    };
    const left = places('left');
    const right = places('right');
    return {
      name,
      leg: this.#leg,
      asOf,
      left: left.lines,
      leftCoverage: ALL_DAYS,
      rightCoverage: ALL_DAYS,
      right: right.lines,
      groups: this.#groups.map((each) => ({
        left: each.left.map(left.to).toSorted((a, b) => a - b),
        right: each.right.map(right.to).toSorted((a, b) => a - b),
      })),
      kinds: new Map(
        this.#kinds.map(({ side, at, kind }) => [`${side} ${(side === 'left' ? left : right).to(at)}`, kind]),
      ),
    };
  }
}

const FIRST_DAY = parseDay('2026-09-21') ?? 0;
/** Five weeks with the Mid-Autumn and National Day holidays in them (中秋 25 to 27 September, 国庆 1 to 7 October 2026). */
export const DAYS = 28;
export const AS_OF = '2026-10-31';
const ALL_DAYS: readonly Coverage[] = CHANNELS.map((_, channel) => ({
  channel,
  days: Array.from({ length: 60 }, (__, at) => FIRST_DAY + at),
}));
export const dayAt = (at: number): string => formatDay(FIRST_DAY + at);

/** The `count`-th business day after a day. */
export function settlesOn(day: string, count: number): string {
  let at = parseDay(day) ?? 0;
  for (let left = count; left > 0; ) {
    at += 1;
    if (isBusinessDayInChina(at)) left -= 1;
  }
  return formatDay(at);
}

/** As shops price: mostly whole yuan or .90, a few favourites very often. */
export function price(random: Random): number {
  if (random.chance(0.25)) return random.pick([990, 1990, 5900, 6000, 9900, 19_900]);
  const yuan = Math.max(1, Math.round(10 ** (1 + 2.2 * random.next())));
  return yuan * 100 + random.pick([0, 0, 0, 50, 90, random.int(1, 99)]);
}

export const fen = (value: number) => minor(value);
