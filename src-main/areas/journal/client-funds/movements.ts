/**
 * Postings read into columns by the day they are of. Entries are only ever added, so what was read stays right and the next look reads what came since.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Movements } from './rules/movements.ts';

export interface BookPlace {
  readonly account: string;
  readonly sub: string;
  readonly currency: string;
}

interface Known {
  readonly places: BookPlace[];
  readonly placeOf: Map<string, number>;
  movements: Movements;
  row: number;
  entry: number;
}

const known = new WeakMap<Ledger, Known>();
const NOTHING: Movements = {
  count: 0,
  day: new Int32Array(),
  place: new Int32Array(),
  other: new Int32Array(),
  amount: new Float64Array(),
};

/** Not within a write: what is rolled back would stay. */
export function readMovements(ledger: Ledger): {
  readonly places: readonly BookPlace[];
  readonly movements: Movements;
} {
  const held = known.get(ledger) ?? { places: [], placeOf: new Map(), movements: NOTHING, row: 0, entry: 0 };
  known.set(ledger, held);
  const added = readAdded(ledger, held);
  if (added.day.length > 0) held.movements = merged(held.movements, added);
  return held;
}

interface Added {
  readonly day: number[];
  readonly place: number[];
  readonly other: number[];
  readonly amount: number[];
}

function readAdded(ledger: Ledger, held: Known): Added {
  const dayOf = daysOfEntries(ledger, held);
  const added: Added = { day: [], place: [], other: [], amount: [] };
  const postings = ledger.query
    .selectFrom('journal_posting')
    .select(['row', 'entry_id', 'account', 'sub', 'side', 'amount', 'currency'])
    .where('row', '>', held.row)
    .orderBy('row');
  let entry = 0;
  let day = 0;
  let first = 0;
  // Postings of one entry lie together.
  const pair = () => {
    if (added.place.length - first !== 2) return;
    added.other[first] = added.place[first + 1] ?? -1;
    added.other[first + 1] = added.place[first] ?? -1;
  };
  for (const posting of ledger.each(postings)) {
    if (posting.entry_id !== entry) {
      pair();
      entry = posting.entry_id;
      day = dayOf(entry);
      first = added.place.length;
    }
    held.row = posting.row;
    added.day.push(day);
    added.place.push(numberOf(held, posting));
    added.other.push(-1);
    added.amount.push(posting.side === 'debit' ? posting.amount : -posting.amount);
  }
  pair();
  return added;
}

function daysOfEntries(ledger: Ledger, held: Known): (entry: number) => number {
  const numbers = new Map<string, number>();
  const days: number[] = [];
  const before = held.entry;
  const entries = ledger.query
    .selectFrom('journal_entry')
    .select(['id', 'day', 'late_of'])
    .where('id', '>', before)
    .orderBy('id');
  for (const { id, day, late_of: lateOf } of ledger.each(entries)) {
    const text = lateOf || day;
    let number = numbers.get(text);
    if (number === undefined) {
      number = parseDay(text) ?? 0;
      numbers.set(text, number);
    }
    days[id - before] = number;
    held.entry = id;
  }
  return (entry) => days[entry - before] ?? 0;
}

function numberOf({ places, placeOf }: Known, { account, sub, currency }: BookPlace): number {
  const key = `${account}|${currency}|${sub}`;
  const found = placeOf.get(key);
  if (found !== undefined) return found;
  places.push({ account, sub, currency });
  placeOf.set(key, places.length - 1);
  return places.length - 1;
}

/** In the order of days; rows of one day in the order in which they were booked. */
function merged(before: Movements, added: Added): Movements {
  const total = before.count + added.day.length;
  const order = new Uint32Array(total);
  const dayAt = (row: number) =>
    row < before.count ? (before.day[row] ?? 0) : (added.day[row - before.count] ?? 0);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < total; row += 1) {
    first = Math.min(first, dayAt(row));
    last = Math.max(last, dayAt(row));
  }
  const next = new Uint32Array(last - first + 2);
  for (let row = 0; row < total; row += 1) {
    const slot = dayAt(row) - first + 1;
    next[slot] = (next[slot] ?? 0) + 1;
  }
  for (let slot = 1; slot < next.length; slot += 1) next[slot] = (next[slot] ?? 0) + (next[slot - 1] ?? 0);
  for (let row = 0; row < total; row += 1) {
    const slot = dayAt(row) - first;
    const at = next[slot] ?? 0;
    order[at] = row;
    next[slot] = at + 1;
  }
  const inOrder = <T extends Int32Array | Float64Array>(target: T, old: T, more: readonly number[]): T => {
    for (let at = 0; at < total; at += 1) {
      const row = order[at] ?? 0;
      target[at] = (row < before.count ? old[row] : more[row - before.count]) ?? 0;
    }
    return target;
  };
  return {
    count: total,
    day: inOrder(new Int32Array(total), before.day, added.day),
    place: inOrder(new Int32Array(total), before.place, added.place),
    other: inOrder(new Int32Array(total), before.other, added.other),
    amount: inOrder(new Float64Array(total), before.amount, added.amount),
  };
}
