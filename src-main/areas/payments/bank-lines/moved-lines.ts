/**
 * Lines of banks and fund bills that moved one of some amounts: picked by the columns, and only those are read. Whether one of them is a payment of
 * ours is for the rules to say.
 */
import type { LineStore } from '../../statements/line-store.ts';
import { DIRECTION_IN, DIRECTION_OUT, NO_DAY } from '../../statements/rules/line-columns.ts';
import { searchableTexts } from '../../statements/rules/packed-line.ts';

export interface MovedLine {
  readonly lineId: number;
  readonly direction: 'in' | 'out';
  readonly amount: number;
  readonly currency: string;
  /** Days since 1970-01-01; null where the line has none. */
  readonly day: number | null;
  /** All that a person may search for in it. */
  readonly texts: string;
}

/** Payments go out and come back where statements show the money itself. */
const KINDS = ['bank', 'fund_bill'] as const;

export function movedLines(lines: LineStore, amounts: ReadonlySet<number>): MovedLine[] {
  const found: MovedLine[] = [];
  if (amounts.size === 0) return found;
  for (const kind of KINDS) {
    const set = lines.set(kind);
    const wanted = new Uint8Array(set.count);
    let isAny = false;
    for (let position = 0; position < set.count; position += 1) {
      const direction = set.direction[position];
      if (direction !== DIRECTION_IN && direction !== DIRECTION_OUT) continue;
      if (!amounts.has(set.net[position] ?? Number.NaN)) continue;
      wanted[position] = 1;
      isAny = true;
    }
    if (!isAny) continue;
    lines.scan(
      set,
      (position, bytes, from, to) => {
        const day = set.day[position] ?? NO_DAY;
        found.push({
          lineId: set.lineId[position] ?? 0,
          direction: set.direction[position] === DIRECTION_IN ? 'in' : 'out',
          amount: set.net[position] ?? 0,
          currency: set.currencies[set.currency[position] ?? 0] ?? '',
          day: day === NO_DAY ? null : day,
          texts: searchableTexts(bytes.toString('utf8', from, to)),
        });
      },
      { from: 0, to: set.count, wanted },
    );
  }
  return found;
}
