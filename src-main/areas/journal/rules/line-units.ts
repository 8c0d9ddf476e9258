/**
 * Units of the lines of one story: each line that moved money, and the fee that stands on it. One pass over columns; the sum a line belongs to is
 * looked up by a number, so that a million lines cost no text each.
 */
import { DIRECTION_IN, DIRECTION_NONE, NO_DAY } from '../../statements/rules/line-columns.ts';
import { type BookedLine, bookedLine, type House, placeOf, type Story, saleDayOf } from './file-lines.ts';
import { Sums, type Units } from './units.ts';

/** The fact behind lines of a file. */
export const importSource = (importId: number): string => `import:${importId}`;

/** A line whose sale is shared by an agreement, for share-units.ts. */
export interface SharedLine {
  readonly position: number;
  /** What it moved, less the channel's fee on it. */
  readonly signed: number;
  /** The same for all lines with the same answer: only what moved is their own. */
  readonly of: BookedLine;
}

/** What lines with the same answer share: looked up once. */
interface Known {
  readonly moved: Sums;
  /** Null where a fee on the line is no matter of its own. */
  readonly fee: Sums | null;
  /** Null where nothing is shared. */
  readonly shared: BookedLine | null;
}

export function lineUnits(story: Story, house: House, units: Units): SharedLine[] {
  const { set } = story;
  const shared: SharedLine[] = [];
  const known = new Map<number | string, Known | 'no_day'>();
  let openRank = -1;
  for (let position = 0; position < set.count; position += 1) {
    const direction = set.direction[position] ?? DIRECTION_NONE;
    if (direction === DIRECTION_NONE) continue;
    const rank = set.fileRank[position] ?? 0;
    if (rank !== openRank) known.clear(); // Sums are of one file.
    openRank = rank;
    const key = keyOf(story, position);
    const found = known.get(key) ?? lookUp(story, position, house, units);
    known.set(key, found);
    if (found === 'no_day') {
      units.block('no_day');
      continue;
    }
    const line = set.lineId[position] ?? 0;
    const stated = set.fee[position] ?? Number.NaN;
    const fee = found.fee === null || Number.isNaN(stated) ? 0 : stated;
    const net = set.net[position] ?? 0;
    const signed = (direction === DIRECTION_IN ? net : -net) + fee;
    found.moved.add(line, signed);
    found.fee?.add(line, fee);
    if (found.shared) shared.push({ position, signed, of: found.shared });
  }
  return shared;
}

/** Kind, direction, day, account and currency of a line decide what it does; together they are a whole number below 2^53. A refund's sale besides. */
function keyOf(story: Story, position: number): number | string {
  const { set } = story;
  const day = set.day[position] ?? NO_DAY;
  const kindAndSide = (set.kind[position] ?? 0) * 4 + (set.direction[position] ?? 0);
  const ofDay = (day === NO_DAY ? 0 : day + 1_000_000) * 64 + kindAndSide;
  const ofCurrency = ofDay * (set.currencies.length + 1) + (set.currency[position] ?? 0);
  const key = ofCurrency * (set.accounts.length + 1) + (set.account[position] ?? 0);
  const soldOn = saleDayOf(story, position);
  return soldOn === NO_DAY ? key : `${key} ${soldOn}`;
}

function lookUp(story: Story, position: number, house: House, units: Units): Known | 'no_day' {
  const booked = bookedLine(story, position, house);
  if (booked === null || booked === 'no_day') return 'no_day';
  const { rule, day, currency, main, counter, file, sale } = booked;
  const of = { source: importSource(file.id), day, currency };
  const feeRule = story.name === 'trade' ? 'trade_fee' : story.alone.has(file.id) ? 'balance_fee' : null;
  return {
    moved: new Sums(units, { ...of, rule, debit: main, credit: counter }),
    fee:
      feeRule === null
        ? null
        : new Sums(units, { ...of, rule: feeRule, debit: placeOf('channel_fee', ''), credit: main }),
    shared: sale !== null && sale.agreement !== null ? booked : null,
  };
}
