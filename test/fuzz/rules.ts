/**
 * What must be true of every changed file, whatever was done to it. A fault is told with the rule it breaks; no fault is null.
 */
import { parseDay } from '../../shared/domain/dates.ts';
import { type ParsedLine, signedNet } from '../../shared/domain/statement-line.ts';
import { INFORMATIVE_REFUSALS, STATEMENT_REFUSALS } from '../../shared/domain/statement-refusal.ts';
import type { Document } from './document.ts';
import type { Promised } from './mutations/mutation.ts';
import type { Reading } from './reading.ts';

/** Of the processor, for a small file; and for each million bytes more. */
const MS_MAX = 2000;
const MS_PER_MEGABYTE = 3000;
const HEAP_MAX = 400 * 1024 * 1024;

export function faultOf(
  document: Document,
  promised: Promised,
  after: Reading,
  bytes: number,
): string | null {
  return (
    brokenReading(after) ??
    tooMuch(after, bytes) ??
    withoutEnd(after) ??
    impossibleLine(after) ??
    (isTaken(after) ? wronglyTaken(document, promised, after) : null)
  );
}

function brokenReading({ thrown, refusals }: Reading): string | null {
  if (thrown !== '') return `threw: ${thrown}`;
  const unnamed = refusals.find(({ refusal }) => refusal === 'internal' || !NAMES.has(refusal));
  return unnamed ? `refused as ${unnamed.refusal}: ${unnamed.detail}` : null;
}
const NAMES: ReadonlySet<string> = new Set(STATEMENT_REFUSALS);
const INFORMS: ReadonlySet<string> = INFORMATIVE_REFUSALS;

function tooMuch({ ms, heapBytes }: Reading, bytes: number): string | null {
  const limit = MS_MAX + (bytes / 1_000_000) * MS_PER_MEGABYTE;
  if (ms > limit) return `took ${Math.round(ms)} ms`;
  return heapBytes > HEAP_MAX ? `took ${Math.round(heapBytes / 1_000_000)} MB` : null;
}

/** Every row that an adapter was given ends; only BAI2 has several records on one line, and frames of tags count as the record before them. */
function withoutEnd({ witnesses, thrown, refusals, files }: Reading): string | null {
  const isRead = refusals.every(({ refusal }) => INFORMS.has(refusal));
  if (thrown !== '' || !isRead || files.length === 0) return null;
  for (const { adapter, given, ended } of witnesses) {
    const open = new Map<number, number>();
    for (const row of given) open.set(row, (open.get(row) ?? 0) + 1);
    for (const row of ended) open.set(row, (open.get(row) ?? 0) - 1);
    for (const [row, count] of open) {
      if (count > 0) return `${adapter}: row ${row} has no end`;
      if (count < 0 && (adapter !== 'bai2' || !given.includes(row)))
        return `${adapter}: row ${row} has ${1 - count} ends`;
    }
  }
  return null;
}

/** Of a file with problems nothing is ever taken. */
function impossibleLine({ lines, plans }: Reading): string | null {
  if (plans.some(({ state }) => state === 'errors')) return null;
  for (const line of lines) {
    const amounts = [line.net, line.gross ?? 0, line.fee ?? 0, line.balance ?? 0, line.orderAmount ?? 0];
    const days = [line.occurredAt.slice(0, 10), line.bookingDate, line.valueDate];
    const isWhole = amounts.every(Number.isSafeInteger);
    const isDated = line.occurredAt !== '' && days.every((day) => day === '' || parseDay(day) !== null);
    if (!isWhole || !isDated || !/^[A-Z]{3}$/.test(line.currency))
      return `an impossible line: ${JSON.stringify(line)}`;
  }
  return null;
}

/** Nobody would be asked anything. */
const isTaken = ({ plans }: Reading): boolean =>
  plans.length > 0 && plans.every(({ state }) => state === 'ready');

function wronglyTaken({ before, seed }: Document, promised: Promised, after: Reading): string | null {
  const differs = (key: Key) => difference(before.lines, after.lines, key);
  if (promised === 'same_lines' && differs(wholeOf) !== '')
    return `the same file has other lines: ${differs(wholeOf)}`;
  if (promised === 'same_lines' || promised === 'same_days') {
    if (differs(moneyAndDayOf) !== '') return `taken with other money: ${differs(moneyAndDayOf)}`;
  }
  if (promised === 'same_money' && lenientKeys(after).every((key) => differs(key) !== ''))
    return `taken with other money: ${differs(moneyOf)}`;
  const vouched = seed.isBeforeFees ? grossOf : isUnnamed(after) ? amountOf : moneyOf;
  if (promised === 'same_money' || seed.vouches === 'unknown' || differs(vouched) === '') return null;
  if (seed.vouches === 'always') return `taken with other money against its totals: ${differs(vouched)}`;
  if (!after.plans.every(({ proof }) => proof === 'proved')) return null;
  if (seed.vouches === 'nothing') return `called proved, and states nothing: ${differs(vouched)}`;
  // Totals at the end of a file may be lost with its end, where not every file has them.
  const hasEndsOpen = seed.vouches === 'inner' || checkCount(after) < checkCount(before);
  if (hasEndsOpen && isAtAnEnd(before.lines, after.lines)) return null;
  return isByParts(before.lines, after.lines, seed.parts ?? [])
    ? null
    : `called proved with other money: ${differs(vouched)}`;
}

const isUnnamed = ({ lines }: Reading): boolean => lines.every(({ currency }) => currency === 'XXX');
const checkCount = ({ plans }: Reading): number => plans.reduce((sum, { checks }) => sum + checks.length, 0);

/** What may be known less well where a column is gone: the currency, which is then XXX and none; the fee, where its absence is told. */
function lenientKeys(after: Reading): Key[] {
  const isTold = after.plans.some(({ drift }) => drift.some(({ kind }) => kind === 'absent_column'));
  return [moneyOf, ...(isUnnamed(after) ? [amountOf] : []), ...(isTold ? [grossOf] : [])];
}

/** What two lines have in common that count as equal; '' for lines that do not count. */
type Key = (line: ParsedLine) => string;
const amountOf: Key = (line) =>
  line.net === 0 ? '' : `${line.direction === null ? 'none' : 'moved'} ${signedNet(line) || line.net}`;
const moneyOf: Key = (line) => (line.net === 0 ? '' : `${amountOf(line)} ${line.currency}`);
const grossOf: Key = ({ direction, gross, net, currency }) => `${direction} ${gross ?? net} ${currency}`;
const moneyAndDayOf: Key = (line) =>
  `${moneyOf(line)} ${line.occurredAt.slice(0, 10)} ${line.bookingDate} ${line.valueDate}`;
/** All but where it stood and what is free text. */
const wholeOf: Key = ({ row: _row, description: _text, counterparty: _who, ...line }) => JSON.stringify(line);

/** Whether the file changed its money in a way its own figures must have noticed; used for probes. */
export const hasOtherMoney = (document: Document, after: Reading): boolean =>
  !isTaken(after) || difference(document.before.lines, after.lines, allMoneyOf) !== '';
/** A column of balances in which one cannot be read is left alone where no header says that it is one. */
export const lostBalances = ({ before }: Document, after: Reading): boolean =>
  before.lines.some(({ balance }) => balance !== null) &&
  after.lines.every(({ balance }) => balance === null);
const allMoneyOf: Key = ({ net, gross, fee, balance, orderAmount, direction }) =>
  [direction, net, gross, fee, balance, orderAmount].join(' ');

function counted(lines: readonly ParsedLine[], key: Key): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1);
  counts.delete('');
  return counts;
}

/** What one list has and the other has not, as a text; '' where they are equal. */
function difference(before: readonly ParsedLine[], after: readonly ParsedLine[], key: Key): string {
  const counts = counted(before, key);
  const more: string[] = [];
  for (const [each, count] of counted(after, key)) {
    if (count > (counts.get(each) ?? 0)) more.push(`+ ${each}`);
    counts.set(each, (counts.get(each) ?? 0) - count);
  }
  return [...more, ...[...counts].filter(([, count]) => count > 0).map(([each]) => `- ${each}`)]
    .join('\n')
    .slice(0, 1500);
}

/** What is left in the middle is as it was, currency by currency: rows came and went at the ends alone. */
function isAtAnEnd(before: readonly ParsedLine[], after: readonly ParsedLine[]): boolean {
  const currencies = new Set([...before, ...after].map(({ currency }) => currency));
  const of = (lines: readonly ParsedLine[], currency: string) =>
    lines.filter((line) => line.currency === currency).map(moneyOf);
  return [...currencies].every((currency) => isStretch(of(before, currency), of(after, currency)));
}

function isStretch(was: readonly string[], is: readonly string[]): boolean {
  // One row at each end may be another altogether; the rest is a stretch of what was there.
  for (const inner of [is, is.slice(1), is.slice(0, -1), is.slice(1, -1)]) {
    if (inner.length <= 1 || was.some((_, from) => inner.every((each, at) => each === was[from + at])))
      return true;
  }
  return false;
}

/** Statements of one file stand for themselves: a whole one lost, or there twice, is no contradiction. */
function isByParts(
  before: readonly ParsedLine[],
  after: readonly ParsedLine[],
  lengths: readonly number[],
): boolean {
  if (lengths.length === 0) return false;
  const counts = counted(after, moneyOf);
  let from = 0;
  for (const length of lengths) {
    const part = before.slice(from, from + length).map(moneyOf);
    from += length;
    while (part.every((each) => (counts.get(each) ?? 0) > 0))
      for (const each of part) counts.set(each, (counts.get(each) ?? 0) - 1);
  }
  return [...counts.values()].every((count) => count === 0);
}
