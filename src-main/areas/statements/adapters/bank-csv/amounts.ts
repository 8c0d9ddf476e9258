/**
 * Amounts as banks print them: signs before or after, brackets, currency signs and codes, thousands in four manners, decimal point or comma.
 *
 * Digits go into whole minor units one by one; no float sees them. Which of '.' and ',' is the decimal sign is decided once per file. What
 * is finer than the minor unit is never rounded, except the tail that a binary fraction leaves in a sheet (88.1399999999994 is 88.14).
 */
import { isCurrencyMark } from './currencies.ts';
import { isBlankCode } from './text.ts';

export type DecimalSign = '.' | ',';

export type AmountEnd = 'ok' | 'blank' | 'not_an_amount' | 'finer_than_minor_unit' | 'out_of_range';

const MINUS = 0x2d;
const PLUS = 0x2b;

const isMinus = (code: number) => code === MINUS || code === 0x2212 || code === 0x2013 || code === 0xff0d;

/** Reads one cell after the other into the same fields: nothing is allocated for a plain amount. */
export class AmountReader {
  /** Minor units with the printed sign. */
  value = 0;
  /** A sign was printed: +, −, brackets, CR or DR. */
  isSigned = false;
  /** Currency sign or code in the cell, as printed; ''. */
  mark = '';
  readonly #decimal: number;

  constructor(decimal: DecimalSign) {
    this.#decimal = decimal.charCodeAt(0);
  }

  read(cell: string | undefined, digits: number): AmountEnd {
    this.value = 0;
    this.isSigned = false;
    this.mark = '';
    if (cell === undefined) return 'blank';
    let from = 0;
    let to = cell.length;
    while (from < to && isWrapping(cell.charCodeAt(from))) from += 1;
    while (to > from && isWrapping(cell.charCodeAt(to - 1))) to -= 1;
    if (from === to) return 'blank';

    let value = 0;
    let isNegative = false;
    let inBrackets = false;
    let digitCount = 0;
    let group = 0; // Digits since the last thousands sign.
    let hasGroups = false;
    let fraction = -1; // Digits after the decimal sign; -1 before it.
    let isFiner = false;
    let zeros = 0; // Digits behind the minor unit: how many of them are 0 from the first on, and how many 9.
    let nines = 0;
    let isTail = false; // A sign or mark after the digits: only such may follow.
    for (let at = from; at < to; at += 1) {
      const code = cell.charCodeAt(at);
      const digit = code - 0x30;
      if (digit >= 0 && digit <= 9) {
        if (isTail) return 'not_an_amount';
        digitCount += 1;
        if (fraction < 0) {
          value = value * 10 + digit;
          group += 1;
        } else {
          fraction += 1;
          if (fraction <= digits) value = value * 10 + digit;
          else {
            if (digit !== 0) isFiner = true;
            if (zeros === fraction - digits - 1 && digit === 0) zeros += 1;
            if (nines === fraction - digits - 1 && digit === 9) nines += 1;
          }
        }
      } else if (code === this.#decimal) {
        if (fraction >= 0 || isTail || (hasGroups && group !== 3)) return 'not_an_amount';
        fraction = 0;
      } else if (code === 0x2c || code === 0x2e || code === 0x27 || code === 0x2019 || isBlankCode(code)) {
        const next = cell.charCodeAt(at + 1) - 0x30;
        const isBetween = digitCount > 0 && next >= 0 && next <= 9 && at + 1 < to;
        if (!isBetween) {
          if (isBlankCode(code)) continue; // Between a sign or a currency and the digits.
          return 'not_an_amount';
        }
        // Indian grouping has groups of two before the last three.
        if (fraction >= 0 || isTail || group === 0 || group > 3) return 'not_an_amount';
        hasGroups = true;
        group = 0;
      } else if (isMinus(code) || code === PLUS) {
        if (this.isSigned) return 'not_an_amount';
        this.isSigned = true;
        isNegative = isMinus(code);
        isTail = digitCount > 0;
      } else if (code === 0x28 || code === 0xff08) {
        if (digitCount > 0 || inBrackets) return 'not_an_amount';
        inBrackets = true;
      } else if (code === 0x29 || code === 0xff09) {
        if (!inBrackets || digitCount === 0) return 'not_an_amount';
        this.isSigned = true;
        isNegative = true;
        inBrackets = false;
        isTail = true;
      } else {
        let end = at + 1;
        while (end < to && isMark(cell.charCodeAt(end))) end += 1;
        const mark = cell.slice(at, end).toUpperCase();
        if (digitCount > 0) isTail = true;
        if (digitCount > 0 && (mark === 'CR' || mark === 'DR') && !this.isSigned) {
          this.isSigned = true;
          isNegative = mark === 'DR';
        } else if (this.mark === '' && isCurrencyMark(mark)) this.mark = mark;
        else return 'not_an_amount';
        at = end - 1;
      }
    }
    if (inBrackets) return 'not_an_amount';
    // A row of dashes is how several banks print an empty amount.
    if (digitCount === 0) return this.isSigned && isNegative && to - from === 1 ? 'blank' : 'not_an_amount';
    if (hasGroups && fraction < 0 && group !== 3) return 'not_an_amount';
    if (isFiner) {
      const isFloat = fraction >= digits + FLOAT_TAIL_MIN;
      if (isFloat && nines >= FLOAT_TAIL_EVEN) value += 1;
      else if (!isFloat || zeros < FLOAT_TAIL_EVEN) return 'finer_than_minor_unit';
    }
    for (let missing = digits - Math.max(fraction, 0); missing > 0; missing -= 1) value *= 10;
    if (value > Number.MAX_SAFE_INTEGER) return 'out_of_range';
    this.value = isNegative && value !== 0 ? -value : value;
    return 'ok';
  }
}

/** A binary fraction written out in decimals: at least so many digits behind the minor unit, the first of them all 0 or all 9. */
const FLOAT_TAIL_MIN = 6;
const FLOAT_TAIL_EVEN = 4;

const isWrapping = (code: number) => isBlankCode(code) || code === 0x22 || code === 0x27 || code === 0x3d;
const isMark = (code: number) =>
  !(code >= 0x30 && code <= 0x39) &&
  code !== MINUS &&
  code !== PLUS &&
  code !== 0x2e &&
  code !== 0x28 &&
  code !== 0x29 &&
  !isBlankCode(code);

const isDigitAt = (cell: string, at: number): boolean => {
  const code = cell.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
};

function digitsBefore(cell: string, at: number): number {
  let count = 0;
  while (isDigitAt(cell, at - count - 1)) count += 1;
  return count;
}

function digitsBehind(cell: string, at: number): number {
  let count = 0;
  while (isDigitAt(cell, at + count + 1)) count += 1;
  return count;
}

/** What the cells of a file say about its decimal sign. */
export interface DecimalFinding {
  /** The proved sign, else '.'. */
  readonly sign: DecimalSign;
  /** More cells speak for `sign` than against it. */
  readonly isProved: boolean;
  /** A cell such as 1,234 that would be two different amounts; ''. Not proved and not '' means: to be asked. */
  readonly ambiguous: string;
}

/** Which of '.' and ',' is the decimal sign, from all cells of money together. Cells without either sign are passed over; give it whole columns. */
export function findDecimalSign(cells: Iterable<string>): DecimalFinding {
  let dots = 0;
  let commas = 0;
  let ambiguous = '';
  for (const cell of cells) {
    const dot = cell.lastIndexOf('.');
    const comma = cell.lastIndexOf(',');
    if (dot < 0 && comma < 0) continue;
    if (dot >= 0 && comma >= 0) {
      if (dot > comma) dots += 1;
      else commas += 1;
      continue;
    }
    const at = Math.max(dot, comma);
    const isDot = dot >= 0;
    const isRepeated = cell.indexOf(isDot ? '.' : ',') !== at;
    const before = digitsBefore(cell, at);
    const after = digitsBehind(cell, at);
    const isGrouping = isRepeated && after === 3;
    if (isGrouping) {
      if (isDot) commas += 1;
      else dots += 1;
    } else if (after === 3 && before > 0 && before <= 3 && cell[at - before] !== '0') {
      ambiguous = cell;
    } else if (isDot) dots += 1;
    else commas += 1;
  }
  const isProved = dots !== commas;
  return { sign: commas > dots ? ',' : '.', isProved, ambiguous };
}
