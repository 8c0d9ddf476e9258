/**
 * Which lines of a set a filter means, and in which order: answered from the columns; only words are looked up in the texts.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { type CompareOp, type FilterTerm, parseFilter } from '../../../shared/domain/filter.ts';
import { CHANNELS, DIRECTIONS, LINE_KINDS, LINE_STATUSES } from '../../../shared/domain/statement-line.ts';
import { assertNever } from '../../../shared/result.ts';
import type { LineStore } from './line-store.ts';
import { hash64, type LineSet, NO_DAY } from './rules/line-columns.ts';
import { pickedFrom, sortPositions } from './rules/sort-positions.ts';

export type LinePredicate = (position: number) => boolean;

/** What the list that filters knows beyond the line itself; null where it knows nothing of that. */
export interface Beyond {
  readonly state: ((position: number, wanted: readonly string[]) => boolean) | null;
  readonly age: ((position: number) => number) | null;
}
const NOTHING_BEYOND: Beyond = { state: null, age: null };

/** The terms of a query. Refuses (bad_input) with the place and text of what is not understood. */
export function termsOf(query: string): readonly FilterTerm[] {
  const parsed = parseFilter(query);
  if (!parsed.ok)
    throw new Refused('bad_input', { at: `query:${parsed.at}`, expected: parsed.problem, text: parsed.text });
  return parsed.terms;
}

/** All terms hold. Texts are searched once, here, not at each asking. */
export function linePredicate(
  lines: LineStore,
  set: LineSet,
  terms: readonly FilterTerm[],
  beyond: Beyond = NOTHING_BEYOND,
): LinePredicate {
  const tests = testsOf(lines, set, terms, beyond);
  return (position) => tests.every((test) => test(position));
}

const testsOf = (lines: LineStore, set: LineSet, terms: readonly FilterTerm[], beyond: Beyond) =>
  terms.map((term): LinePredicate => {
    const test = testOf(lines, set, term, beyond);
    return term.not ? (position) => !test(position) : test;
  });

export function compareBy(op: CompareOp, value: number, bound: number): boolean {
  if (op === '<') return value < bound;
  if (op === '<=') return value <= bound;
  if (op === '=') return value === bound;
  return op === '>=' ? value >= bound : value > bound;
}

function testOf(lines: LineStore, set: LineSet, term: FilterTerm, beyond: Beyond): LinePredicate {
  const oneOf = (column: Uint8Array, wanted: readonly number[]): LinePredicate => {
    const isWanted = new Uint8Array(256);
    for (const value of wanted) isWanted[value] = 1;
    return (position) => isWanted[column[position] ?? 255] === 1;
  };
  const named = (
    column: Uint16Array | Uint32Array,
    names: readonly string[],
    has: (name: string) => boolean,
  ) => {
    const wanted = names.map(has);
    return (position: number) => wanted[column[position] ?? 0] === true;
  };
  const unknown = () => new Refused('bad_input', { at: 'query', expected: 'field', text: term.field });
  switch (term.field) {
    case 'channel':
      return oneOf(
        set.channel,
        term.values.map((value) => CHANNELS.indexOf(value)),
      );
    case 'kind':
      return oneOf(
        set.kind,
        term.values.map((value) => LINE_KINDS.indexOf(value)),
      );
    case 'status':
      return oneOf(
        set.status,
        term.values.map((value) => LINE_STATUSES.indexOf(value)),
      );
    case 'direction':
      return oneOf(
        set.direction,
        term.values.map((value) => DIRECTIONS.indexOf(value) + 1),
      );
    case 'amount':
      return (position) => compareBy(term.op, set.net[position] ?? 0, term.minor);
    case 'day': {
      const from = parseDay(term.from) ?? NO_DAY + 1;
      const to = parseDay(term.to) ?? Number.MAX_SAFE_INTEGER;
      return (position) => {
        const day = set.day[position] ?? NO_DAY;
        return day >= from && day <= to;
      };
    }
    case 'row':
      return (position) => set.row[position] === term.value;
    case 'currency':
      return named(set.currency, set.currencies, (name) => name === term.value);
    case 'account':
      return named(set.account, set.accounts, (name) => name.includes(term.value));
    case 'file': {
      const wanted = term.value.toLowerCase();
      const ids = lines.importsOfSet(set).map((each) => each.view.file.toLowerCase().includes(wanted));
      return (position) => ids[set.fileRank[position] ?? 0] === true;
    }
    case 'state': {
      if (!beyond.state) throw unknown();
      const { state } = beyond;
      return (position) => state(position, term.values);
    }
    case 'age': {
      if (!beyond.age) throw unknown();
      const { age } = beyond;
      return (position) => compareBy(term.op, age(position), term.days);
    }
    case 'exception':
    case 'owner':
    case 'due':
      throw unknown();
    case 'reference':
    case 'text': {
      const found = findText(lines, set, term.value);
      return (position) => found[position] === 1;
    }
    default:
      return assertNever(term);
  }
}

/** Marks the lines that carry the text: a whole number is found by its hash; anything else is read for. */
function findText(lines: LineStore, set: LineSet, text: string): Uint8Array {
  const marks = new Uint8Array(set.count);
  const hash = new Uint32Array(2);
  hash64(text, hash, 0);
  const [high = 0, low = 0] = hash;
  let isFound = false;
  for (const column of [set.orderNo, set.refundNo, set.transactionId, set.relatedId, set.batchNo]) {
    for (let position = 0; position < set.count; position += 1) {
      if (column[2 * position] === high && column[2 * position + 1] === low) {
        marks[position] = 1;
        isFound = true;
      }
    }
  }
  if (isFound) return marks;
  const wanted = text.toLowerCase();
  lines.scanTexts(set, (position, texts) => {
    if (texts.toLowerCase().includes(wanted)) marks[position] = 1;
  });
  return marks;
}

function everyPosition(set: LineSet): Uint32Array {
  const all = new Uint32Array(set.count);
  for (let position = 0; position < set.count; position += 1) all[position] = position;
  return all;
}

/** Positions of the lines for which the query and the further condition hold, in the order of the files. */
export function filterPositions(
  lines: LineStore,
  set: LineSet,
  query: string,
  also: LinePredicate | null = null,
  beyond: Beyond = NOTHING_BEYOND,
): Uint32Array {
  const found = everyPosition(set);
  let count = set.count;
  const tests = testsOf(lines, set, termsOf(query), beyond);
  // One condition after the other: each asks only for what the ones before it left.
  for (const holds of also ? [also, ...tests] : tests) {
    let left = 0;
    for (let at = 0; at < count; at += 1) {
      const position = found[at] ?? 0;
      if (!holds(position)) continue;
      found[left] = position;
      left += 1;
    }
    count = left;
  }
  return found.subarray(0, count);
}

export interface LineQuery {
  readonly query: string;
  readonly sort: 'file' | 'time' | 'amount';
  readonly descending: boolean;
}

/** What a set was asked before: a list that is scrolled asks the same again and again, and every query asks for the same orders. */
interface Asked {
  readonly answers: Map<string, Uint32Array>;
  readonly orders: Map<LineQuery['sort'], Uint32Array>;
}
const asked = new WeakMap<LineSet, Asked>();
const ANSWERS_KEPT_MAX = 8;

/** Positions of the lines a query means, sorted. */
export function filterLines(
  lines: LineStore,
  set: LineSet,
  input: LineQuery,
  beyond: Beyond = NOTHING_BEYOND,
): Uint32Array {
  const kept = asked.get(set) ?? { answers: new Map(), orders: new Map() };
  asked.set(set, kept);
  const remember = (key: string, make: () => Uint32Array): Uint32Array => {
    const answer = kept.answers.get(key) ?? make();
    kept.answers.delete(key); // Put back as the latest.
    kept.answers.set(key, answer);
    for (const oldest of kept.answers.keys()) {
      if (kept.answers.size <= ANSWERS_KEPT_MAX) break;
      kept.answers.delete(oldest);
    }
    return answer;
  };
  const inFiles = () =>
    remember(JSON.stringify([input.query]), () => filterPositions(lines, set, input.query, null, beyond));
  const sorted = () => (input.sort === 'file' ? inFiles() : inOrder(inFiles(), set, input.sort, kept));
  if (!input.descending && input.sort === 'file') return inFiles();
  return remember(JSON.stringify([input.query, input.sort, input.descending]), () =>
    input.descending ? sorted().toReversed() : sorted(),
  );
}

/** The found lines in another order: a few are sorted; many are picked from the whole set's order, which is made once. */
function inOrder(found: Uint32Array, set: LineSet, sort: 'time' | 'amount', kept: Asked): Uint32Array {
  const values = sort === 'amount' ? set.net : set.at;
  if (found.length < set.count / 8) return sortPositions(found, values);
  const whole = kept.orders.get(sort) ?? sortPositions(everyPosition(set), values);
  kept.orders.set(sort, whole);
  return found.length === set.count ? whole : pickedFrom(whole, found);
}
