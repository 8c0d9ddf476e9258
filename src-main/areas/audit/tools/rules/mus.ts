/**
 * Monetary-unit sampling (货币单元抽样): every money unit has the same chance, so an item's is its amount. All items that reach the interval are taken
 * (重点层); of the others one money unit in each interval is hit, from a random start. Negative amounts are a population of their own, nought has no unit.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import { type Drawable, type DrawnItem, inOrder, type RandomSource } from './drawn.ts';
import { type Confidence, expansionHundredths, poissonHundredths } from './factors.ts';

export interface MusPlan {
  readonly tolerable: number;
  readonly expected: number;
  readonly confidence: Confidence;
}

/** J = (TM − EM × EF) ÷ CF, rounded down: never more than the tables allow. Null where what is expected leaves no room. */
export function intervalOf({ tolerable, expected, confidence }: MusPlan): number | null {
  const room = BigInt(tolerable) * 100n - BigInt(expected) * BigInt(expansionHundredths(confidence));
  const interval = Number(room / BigInt(poissonHundredths(confidence, 0)));
  return interval < 1 ? null : minor(interval);
}

interface MusSize {
  readonly topCount: number;
  /** Top ones, and one for each interval of the others; those of negative amounts too. */
  readonly items: number;
}

export function sizeOf({ count, value }: Pick<Drawable, 'count' | 'value'>, interval: number): MusSize {
  let [topCount, topNegative, rest, restNegative] = [0, 0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const amount = value[at] ?? 0;
    if (amount >= interval) topCount += 1;
    else if (amount > 0) rest = minor(rest + amount);
    else if (-amount >= interval) topNegative += 1;
    else restNegative = minor(restNegative - amount);
  }
  const units = Math.ceil(rest / interval) + Math.ceil(restNegative / interval);
  return { topCount: topCount + topNegative, items: topCount + topNegative + units };
}

/** Starts are kept: with the interval they say which money units were hit. */
export interface MusDraw {
  readonly items: DrawnItem[];
  readonly start: number;
  readonly negativeStart: number;
}

export function drawMus(population: Drawable, interval: number, random: RandomSource): MusDraw {
  const order = inOrder(population);
  const start = random.below(interval);
  const negativeStart = random.below(interval);
  return {
    start,
    negativeStart,
    items: [
      ...hits(population, order, { interval, start, sign: 1 }),
      ...hits(population, order, { interval, start: negativeStart, sign: -1 }),
    ],
  };
}

function* hits(
  { value }: Drawable,
  order: Uint32Array,
  { interval, start, sign }: { readonly interval: number; readonly start: number; readonly sign: 1 | -1 },
): Generator<DrawnItem> {
  // Money units still to pass before the next one that is hit.
  let left = start;
  for (const position of order) {
    const amount = sign * (value[position] ?? 0);
    if (amount <= 0) continue;
    if (amount >= interval) {
      yield { position, why: sign === 1 ? 'top' : 'negative', stratum: 0 };
      continue;
    }
    if (left < amount) {
      yield { position, why: sign === 1 ? 'hit' : 'negative', stratum: 0 };
      left += interval;
    }
    left -= amount;
  }
}
