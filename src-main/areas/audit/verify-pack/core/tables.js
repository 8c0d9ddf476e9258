/**
 * Tables read line by line as bytes: counted, added up in whole minor units, and a changed record named by its locator.
 *
 * A million lines are never held; a cell becomes text only where it is compared or grouped by. No float touches an amount.
 */
import { hex, sha256Of, textOf } from './hashes.js';

/** @typedef {import('./archive.js').Fault} Fault */
/** @typedef {(line: Uint8Array, number: number) => void} OnLine */

const LF = 0x0a;
const COMMA = 0x2c;
const QUOTE = 0x22;
const BOM = [0xef, 0xbb, 0xbf];

/** Chunks in, lines out without their line feed, numbered from 1. @param {OnLine} onLine */
export function lineSplitter(onLine) {
  /** @type {Uint8Array | null} */
  let rest = null;
  let number = 0;
  return {
    /** @param {Uint8Array} chunk */
    push(chunk) {
      let from = 0;
      for (let to = chunk.indexOf(LF); to >= 0; to = chunk.indexOf(LF, from)) {
        number += 1;
        onLine(rest ? both(rest, chunk.subarray(from, to)) : chunk.subarray(from, to), number);
        rest = null;
        from = to + 1;
      }
      if (from < chunk.length) rest = rest ? both(rest, chunk.subarray(from)) : chunk.slice(from);
    },
    /** Whether nothing stands behind the last line feed. */
    end() {
      if (rest) onLine(rest, number + 1);
      return rest === null;
    },
  };
}
/** @param {Uint8Array} one @param {Uint8Array} other */
function both(one, other) {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

/** The first line without the byte order mark. @param {Uint8Array} line @param {number} number */
const withoutMark = (line, number) =>
  number === 1 && BOM.every((byte, i) => line[i] === byte) ? line.subarray(BOM.length) : line;

/** A record as its locator has it. @param {Uint8Array} line */
export const locatorOf = (line) => hex(sha256Of(line).subarray(0, 4));

/** Where the cells of one record lie; used again for every record. */
export class Cells {
  /** @type {Uint8Array} */
  line = new Uint8Array(0);
  /** @type {number[]} */
  starts = [];
  /** @type {number[]} */
  ends = [];
  count = 0;

  /** False where quotes are not as RFC 4180 has them. @param {Uint8Array} line */
  read(line) {
    this.line = line;
    this.count = 0;
    let at = 0;
    for (;;) {
      const from = at;
      if (line[at] === QUOTE) {
        do {
          at = line.indexOf(QUOTE, at + 1);
          if (at < 0) return false;
          at += 1;
        } while (line[at] === QUOTE);
        if (at < line.length && line[at] !== COMMA) return false;
      } else while (at < line.length && line[at] !== COMMA) at += 1;
      this.starts[this.count] = from;
      this.ends[this.count] = at;
      this.count += 1;
      if (at >= line.length) return true;
      at += 1;
    }
  }

  /** @param {number} column */
  text(column) {
    if (column < 0 || column >= this.count) return '';
    const bytes = this.line.subarray(this.starts[column], this.ends[column]);
    const text = textOf(bytes) ?? '';
    return bytes[0] === QUOTE ? text.slice(1, -1).replaceAll('""', '"') : text;
  }

  /** @param {number} column @param {Uint8Array} bytes As they stand, with their quotes. */
  is(column, bytes) {
    const from = this.starts[column];
    if (this.ends[column] - from !== bytes.length) return false;
    for (let i = 0; i < bytes.length; i += 1) if (this.line[from + i] !== bytes[i]) return false;
    return true;
  }

  texts() {
    return Array.from({ length: this.count }, (_, column) => this.text(column));
  }
}

/** Minor units and decimals of an amount as packs write it; null when it is none. @param {string} text */
export function amountOf(text) {
  const { sign, whole, part = '' } = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<part>\d+))?$/.exec(text)?.groups ?? {};
  if (whole === undefined) return null;
  return { minor: BigInt(`${sign}${whole}${part}`), decimals: part.length };
}

/** Minor units as a decimal. @param {bigint} minor @param {number} decimals */
export function decimalOf(minor, decimals) {
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return `${minor < 0n ? '-' : ''}${digits.slice(0, at)}${decimals > 0 ? `.${digits.slice(at)}` : ''}`;
}

/** A small table as rows of texts by column. @param {Uint8Array} bytes */
export function rowsOf(bytes) {
  /** @type {string[]} */
  let head = [];
  /** @type {{ number: number, row: Record<string, string | undefined> }[]} */
  const rows = [];
  const cells = new Cells();
  const splitter = lineSplitter((line, number) => {
    cells.read(withoutMark(line, number));
    const texts = cells.texts();
    if (number === 1) head = texts;
    else rows.push({ number, row: Object.fromEntries(head.map((column, i) => [column, texts[i]])) });
  });
  splitter.push(bytes);
  splitter.end();
  return rows;
}

/**
 * One thing to add up: `name` a column, or 'records'; apart for each of the values of the columns `by`.
 * @typedef {{ name: string, by: readonly string[] }} Wanted
 * @typedef {{ minor: bigint, decimals: number, record: number }} Sum `record`: the first that counted.
 * @typedef {Map<string, Sum>} Sums By the values of `by`, joined by U+0000.
 */

const SAFE = 2 ** 52;

/** @param {Wanted} wanted @param {readonly string[]} head @param {(kind: string, record: number, expected: string, found: string) => void} fault */
function adder({ name, by }, head, fault) {
  const column = name === 'records' ? -1 : head.indexOf(name);
  const keys = by.map((each) => head.indexOf(each));
  for (const each of name === 'records' ? by : [name, ...by])
    if (!head.includes(each)) fault('column', 1, each, '');
  /** @type {Map<string, { small: number, large: bigint, decimals: number, record: number }>} */
  const sums = new Map();
  let [lastKey, last] = ['', sums.get('')];
  /** @type {Uint8Array[]} */
  let lastBytes = [];
  return {
    /** @param {Cells} cells @param {number} number */
    row(cells, number) {
      if (!last || !keys.every((at, i) => cells.is(at, lastBytes[i]))) {
        lastKey = keys.map((at) => cells.text(at)).join('\0');
        lastBytes = keys.map((at) => cells.line.slice(cells.starts[at], cells.ends[at]));
        last = sums.get(lastKey);
        if (!last) {
          last = { small: 0, large: 0n, decimals: -1, record: number };
          sums.set(lastKey, last);
        }
      }
      if (column < 0) {
        last.small += name === 'records' ? 1 : 0;
        return;
      }
      const to = cells.ends[column];
      let at = cells.starts[column];
      if (at === to) return;
      const { line } = cells;
      const isMinus = line[at] === 0x2d;
      if (isMinus) at += 1;
      let [value, decimals, digits] = [0, -1, 0];
      for (; at < to; at += 1) {
        const digit = line[at] - 0x30;
        if (digit >= 0 && digit <= 9) {
          value = 10 * value + digit;
          digits += 1;
          if (decimals >= 0) decimals += 1;
        } else if (line[at] === 0x2e && decimals < 0 && digits > 0) decimals = 0;
        else digits = Number.NaN;
      }
      if (!(digits > 0) || decimals === 0 || value > Number.MAX_SAFE_INTEGER) {
        fault('amount', number, '0.00', cells.text(column));
        return;
      }
      const places = Math.max(decimals, 0);
      if (last.decimals < 0) last.decimals = places;
      else if (last.decimals !== places) fault('decimals', number, String(last.decimals), cells.text(column));
      last.small += isMinus ? -value : value;
      if (last.small > SAFE || last.small < -SAFE) {
        last.large += BigInt(last.small);
        last.small = 0;
      }
    },
    /** @returns {Sums} */
    sums: () =>
      new Map(
        [...sums]
          // Rows that state no amount add up to nothing, in no number of decimals.
          .filter(([, { decimals }]) => column < 0 || decimals >= 0)
          .map(([key, { small, large, decimals, record }]) => [
            key,
            { minor: large + BigInt(small), decimals: Math.max(decimals, 0), record },
          ]),
      ),
  };
}

/**
 * Reads a table while its bytes pass by.
 * @param {readonly Wanted[]} wanted
 */
export function tableReader(wanted) {
  const cells = new Cells();
  /** @type {Omit<Fault, 'file'> | null} */
  let first = null;
  const fault = (/** @type {string} */ kind, /** @type {number} */ record, expected = '', found = '') => {
    first ??= { kind, record, expected, found };
  };
  /** @type {ReturnType<typeof adder>[]} */
  let adders = [];
  let columns = 0;
  let records = -1;
  const splitter = lineSplitter((line, number) => {
    records += 1;
    const plain = withoutMark(line, number);
    if (!cells.read(plain)) fault('quotes', number);
    else if (number === 1) {
      if (plain === line) fault('mark', 1, 'EF BB BF', hex(line.subarray(0, 3)));
      columns = cells.count;
      const head = cells.texts();
      adders = wanted.map((each) => adder(each, head, fault));
    } else if (cells.count !== columns) fault('cells', number, String(columns), String(cells.count));
    else for (const each of adders) each.row(cells, number);
  });
  return {
    push: splitter.push,
    end() {
      if (!splitter.end()) fault('unended', records + 1);
      if (records < 0) fault('empty', 0);
      return { records: Math.max(records, 0), sums: adders.map((each) => each.sums()), fault: first };
    },
  };
}
