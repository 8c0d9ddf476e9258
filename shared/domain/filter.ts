/**
 * The filter language of every list: `渠道:微信 金额>1000 状态:未匹配 账龄>3`, the same in English, or both mixed.
 *
 * Text → terms, all of which must hold. A leading '-' negates a term, quotes keep a value together, a word without a field is
 * searched in the texts of a line. What cannot be understood is refused with its place: a filter that silently drops a term
 * would show a clerk more, or less, than was asked for.
 */
import { formatDay, parseDay } from './dates.ts';
import {
  CHANNEL_WORDS,
  DIRECTION_WORDS,
  EXCEPTION_WORDS,
  FIELD_WORDS,
  type FilterField,
  type FilterLocale,
  type FilterState,
  indexOf,
  KIND_WORDS,
  STATE_WORDS,
  STATUS_WORDS,
  type Words,
  wordOf,
} from './filter-words.ts';
import type { ExceptionKind } from './leg.ts';
import { formatMinor, parseMinor } from './money.ts';
import type { Channel, Direction, LineKind, LineStatus } from './statement-line.ts';

export type { FilterField, FilterLocale, FilterState } from './filter-words.ts';

export type CompareOp = '<' | '<=' | '=' | '>=' | '>';

/** `not` turns the whole term round. Lists of values mean any of them. */
export type FilterTerm = { readonly not: boolean } & (
  | { readonly field: 'text'; readonly value: string }
  | { readonly field: 'channel'; readonly values: readonly Channel[] }
  /** Amount without sign, in hundredths. */
  | { readonly field: 'amount'; readonly op: CompareOp; readonly minor: number }
  /** ISO days, both included; '' where that end is open. */
  | { readonly field: 'day'; readonly from: string; readonly to: string }
  | { readonly field: 'age'; readonly op: CompareOp; readonly days: number }
  | { readonly field: 'kind'; readonly values: readonly LineKind[] }
  | { readonly field: 'direction'; readonly values: readonly Direction[] }
  | { readonly field: 'status'; readonly values: readonly LineStatus[] }
  | { readonly field: 'state'; readonly values: readonly FilterState[] }
  | { readonly field: 'exception'; readonly kinds: readonly ExceptionKind[] }
  | { readonly field: 'reference'; readonly value: string }
  | { readonly field: 'file'; readonly value: string }
  | { readonly field: 'row'; readonly value: number }
  | { readonly field: 'account'; readonly value: string }
  /** ISO 4217, upper case. */
  | { readonly field: 'currency'; readonly value: string }
  /** Of an exception: a name, or a part of one. */
  | { readonly field: 'owner'; readonly value: string }
  /** Of an exception: as `day`. What has no due day is in no such range. */
  | { readonly field: 'due'; readonly from: string; readonly to: string }
);

export type FilterProblem = 'unknown_field' | 'no_value' | 'bad_value' | 'bad_operator' | 'open_quote';
export type ParsedFilter =
  | { readonly ok: true; readonly terms: readonly FilterTerm[] }
  /** `at` is the 0-based place in the query, `text` what stands there. */
  | { readonly ok: false; readonly at: number; readonly text: string; readonly problem: FilterProblem };

const FIELDS = indexOf(FIELD_WORDS);
const CHANNEL_INDEX = indexOf(CHANNEL_WORDS);
const KIND_INDEX = indexOf(KIND_WORDS);
const DIRECTION_INDEX = indexOf(DIRECTION_WORDS);
const STATUS_INDEX = indexOf(STATUS_WORDS);
const STATE_INDEX = indexOf(STATE_WORDS);
const EXCEPTION_INDEX = indexOf(EXCEPTION_WORDS);

/** `-`? name operator value, where the name begins with a letter, so 09:30 and 10=10 stay words to look for. */
const FIELD_HEAD = /^(\p{L}[\p{L}\p{N}_]*)(<=|>=|[:=<>\uff1a\uff1d\uff1c\uff1e\u2264\u2265])/u;
/** Both widths: a Chinese keyboard types the full-width signs. */
const OPS: Readonly<Record<string, CompareOp>> = {
  ':': '=',
  '\uff1a': '=',
  '=': '=',
  '\uff1d': '=',
  '<': '<',
  '\uff1c': '<',
  '>': '>',
  '\uff1e': '>',
  '<=': '<=',
  '\u2264': '<=',
  '>=': '>=',
  '\u2265': '>=',
};

export function parseFilter(query: string): ParsedFilter {
  const terms: FilterTerm[] = [];
  let at = 0;
  for (;;) {
    while (at < query.length && /\s/u.test(query.charAt(at))) at += 1;
    if (at >= query.length) return { ok: true, terms };
    const start = at;
    const not = query.charAt(at) === '-' && at + 1 < query.length && !/\s/u.test(query.charAt(at + 1));
    if (not) at += 1;
    const head = FIELD_HEAD.exec(query.slice(at));
    const nameAt = at;
    if (head) at += head[0].length;
    const value = readValue(query, at);
    if (value === null) return { ok: false, at: start, text: query.slice(start), problem: 'open_quote' };
    const fail = (problem: FilterProblem): ParsedFilter => ({
      ok: false,
      at: start,
      text: query.slice(start, value.end),
      problem,
    });
    at = value.end;
    if (!head) {
      if (value.text !== '') terms.push({ field: 'text', value: value.text, not });
      continue;
    }
    const name = head[1] ?? '';
    const field = FIELDS.get(name.toLowerCase());
    if (!field) return { ok: false, at: nameAt, text: name, problem: 'unknown_field' };
    if (value.text.trim() === '') return fail('no_value');
    const made = makeTerm(field, OPS[head[2] ?? ''] ?? '=', value.text, not);
    if (typeof made === 'string') return fail(made);
    terms.push(made);
  }
}

/** A bare value ends at white space; a quoted one at its closing quote, with \" and \\ inside. Null: the quote stays open. */
function readValue(query: string, from: number): { readonly text: string; readonly end: number } | null {
  if (query.charAt(from) !== '"') {
    let end = from;
    while (end < query.length && !/\s/u.test(query.charAt(end))) end += 1;
    return { text: query.slice(from, end), end };
  }
  let text = '';
  for (let at = from + 1; at < query.length; at += 1) {
    const sign = query.charAt(at);
    if (sign === '"') return { text, end: at + 1 };
    if (sign === '\\') at += 1;
    text += sign === '\\' ? query.charAt(at) : sign;
  }
  return null;
}

const COMPARED: readonly FilterField[] = ['amount', 'age', 'day', 'due'];

function makeTerm(field: FilterField, op: CompareOp, text: string, not: boolean): FilterTerm | FilterProblem {
  if (op !== '=' && !COMPARED.includes(field)) return 'bad_operator';
  switch (field) {
    case 'text':
    case 'reference':
    case 'file':
    case 'account':
    case 'owner':
      return { field, value: text, not };
    case 'currency':
      return /^[a-z]{3}$/i.test(text) ? { field, value: text.toUpperCase(), not } : 'bad_value';
    case 'row':
      return wholeNumber(text, (value) => ({ field, value, not }));
    case 'age':
      return wholeNumber(text, (days) => ({ field, op, days, not }));
    case 'amount': {
      const read = parseMinor(text.replace(/^[\u00a5\uffe5]/, ''), 2);
      return read.ok && read.value >= 0 ? { field, op, minor: read.value, not } : 'bad_value';
    }
    case 'day':
    case 'due': {
      const term = dayTerm(op, text, not);
      return typeof term === 'string' ? term : { ...term, field };
    }
    case 'channel':
      return listOf(text, CHANNEL_INDEX, (values) => ({ field, values, not }));
    case 'kind':
      return listOf(text, KIND_INDEX, (values) => ({ field, values, not }));
    case 'direction':
      return listOf(text, DIRECTION_INDEX, (values) => ({ field, values, not }));
    case 'exception':
      return listOf(text, EXCEPTION_INDEX, (kinds) => ({ field, kinds, not }));
    // 状态 and status/state are one word to most people: 状态:未匹配 asks where a line stands, 状态:成功 what the channel says of it.
    case 'state':
    case 'status': {
      const asState = listOf(text, STATE_INDEX, (values) => ({ field: 'state', values, not }));
      const asStatus = listOf(text, STATUS_INDEX, (values) => ({ field: 'status', values, not }));
      const [first, second] = field === 'state' ? [asState, asStatus] : [asStatus, asState];
      return typeof first === 'string' ? second : first;
    }
  }
}

const wholeNumber = (text: string, make: (value: number) => FilterTerm): FilterTerm | FilterProblem =>
  /^\d{1,9}$/.test(text) ? make(Number(text)) : 'bad_value';

/** Comma, Chinese comma or enumeration comma between values. */
function listOf<K>(
  text: string,
  index: ReadonlyMap<string, K>,
  make: (values: readonly K[]) => FilterTerm,
): FilterTerm | FilterProblem {
  const values: K[] = [];
  for (const word of text.split(/[,\uff0c\u3001]/)) {
    const key = index.get(word.trim().toLowerCase());
    if (key === undefined) return 'bad_value';
    if (!values.includes(key)) values.push(key);
  }
  return make(values);
}

type DayTerm = Extract<FilterTerm, { field: 'day' }>;

/** 2026-10-01, 2026-10 (the whole month), a..b, and comparisons; both ends are included. */
function dayTerm(op: CompareOp, text: string, not: boolean): DayTerm | FilterProblem {
  const [first = '', last, more] = text.split('..');
  if (more !== undefined) return 'bad_value';
  const from = first === '' ? null : daySpan(first);
  const to = last === undefined ? from : last === '' ? null : daySpan(last);
  if ((first !== '' && !from) || (last !== undefined && last !== '' && !to) || (!from && !to))
    return 'bad_value';
  if (op !== '=' && (last !== undefined || !from)) return 'bad_value';
  const term = (start: number | null, end: number | null): DayTerm | FilterProblem =>
    start !== null && end !== null && start > end
      ? 'bad_value'
      : {
          field: 'day',
          from: start === null ? '' : formatDay(start),
          to: end === null ? '' : formatDay(end),
          not,
        };
  if (op === '=' || !from) return term(from?.[0] ?? null, to?.[1] ?? null);
  if (op === '>') return term(from[1] + 1, null);
  if (op === '>=') return term(from[0], null);
  return term(null, op === '<' ? from[0] - 1 : from[1]);
}

/** First and last day a text names. */
function daySpan(text: string): readonly [number, number] | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = parseDay(text);
    return day === null ? null : [day, day];
  }
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  const first = month ? parseDay(`${text}-01`) : null;
  if (!month || first === null) return null;
  const isDecember = month[2] === '12';
  const next = isDecember
    ? `${Number(month[1]) + 1}-01-01`
    : `${month[1]}-${String(Number(month[2]) + 1).padStart(2, '0')}-01`;
  const after = parseDay(next);
  return after === null ? null : [first, after - 1];
}

/** Terms → the text a person would type for them; reading it again gives the same terms. */
export const formatFilter = (terms: readonly FilterTerm[], locale: FilterLocale): string =>
  terms.map((term) => formatTerm(term, locale)).join(' ');

export function formatTerm(term: FilterTerm, locale: FilterLocale): string {
  const name = `${term.not ? '-' : ''}${wordOf(FIELD_WORDS[term.field], locale)}`;
  const list = <K extends string>(table: Readonly<Record<K, Words>>, values: readonly K[]) =>
    `${name}:${values.map((value) => wordOf(table[value], locale)).join(',')}`;
  switch (term.field) {
    case 'text':
      return `${term.not ? '-' : ''}${quoted(term.value, /[\s":<>=\uff1a\uff1d\uff1c\uff1e\u2264\u2265\\]|^-/u)}`;
    case 'reference':
    case 'file':
    case 'account':
    case 'owner':
      return `${name}:${quoted(term.value, /\s|^"/u)}`;
    case 'currency':
    case 'row':
      return `${name}:${term.value}`;
    case 'age':
      return `${name}${term.op === '=' ? ':' : term.op}${term.days}`;
    case 'amount':
      return `${name}${term.op === '=' ? ':' : term.op}${shortAmount(term.minor)}`;
    case 'day':
    case 'due':
      if (term.from === term.to) return `${name}:${term.from}`;
      return `${name}:${term.from}..${term.to}`;
    case 'channel':
      return list(CHANNEL_WORDS, term.values);
    case 'kind':
      return list(KIND_WORDS, term.values);
    case 'direction':
      return list(DIRECTION_WORDS, term.values);
    case 'status':
      return list(STATUS_WORDS, term.values);
    case 'state':
      return list(STATE_WORDS, term.values);
    case 'exception':
      return list(EXCEPTION_WORDS, term.kinds);
  }
}

const shortAmount = (minor: number): string => formatMinor(minor, 'CNY').replace(/\.00$/, '');

const quoted = (text: string, when: RegExp): string =>
  when.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
