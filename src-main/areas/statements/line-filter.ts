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
  const tests = terms.map((term): LinePredicate => {
    const test = testOf(lines, set, term, beyond);
    return term.not ? (position) => !test(position) : test;
  });
  return (position) => tests.every((test) => test(position));
}

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
  const named = (column: Uint16Array, names: readonly string[], has: (name: string) => boolean) => {
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

/** Positions of the lines for which the query and the further condition hold, in the order of the files. */
export function filterPositions(
  lines: LineStore,
  set: LineSet,
  query: string,
  also: LinePredicate = () => true,
  beyond: Beyond = NOTHING_BEYOND,
): Uint32Array {
  const holds = linePredicate(lines, set, termsOf(query), beyond);
  const found = new Uint32Array(set.count);
  let count = 0;
  for (let position = 0; position < set.count; position += 1) {
    if (also(position) && holds(position)) {
      found[count] = position;
      count += 1;
    }
  }
  return found.subarray(0, count);
}

export interface LineQuery {
  readonly query: string;
  readonly sort: 'file' | 'time' | 'amount';
  readonly descending: boolean;
}

/** The last answers of a set: a list that is scrolled asks the same again and again. */
const answers = new WeakMap<LineSet, Map<string, Uint32Array>>();
const ANSWERS_KEPT_MAX = 8;

/** Positions of the lines a query means, sorted. */
export function filterLines(lines: LineStore, set: LineSet, input: LineQuery): Uint32Array {
  const key = JSON.stringify([input.query, input.sort, input.descending]);
  const kept = answers.get(set) ?? new Map<string, Uint32Array>();
  answers.set(set, kept);
  const held = kept.get(key);
  if (held) return held;
  const found = filterPositions(lines, set, input.query);
  sortPositions(found, set, input.sort);
  const answer = input.descending ? found.toReversed() : found;
  if (kept.size >= ANSWERS_KEPT_MAX) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, answer);
  return answer;
}

function sortPositions(positions: Uint32Array, set: LineSet, sort: LineQuery['sort']): void {
  if (sort === 'file') return;
  const values = sort === 'amount' ? set.net : set.at;
  const key = (position: number) => {
    const value = values[position] ?? 0;
    return Number.isNaN(value) ? 0 : value;
  };
  positions.sort((a, b) => key(a) - key(b) || a - b);
}
