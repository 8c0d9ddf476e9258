/**
 * Text files line by line, remembering on which line each thing was told: that is what truth.json names.
 */
import { formatMinor } from '../../shared/domain/money.ts';

/** A line of a file, as the reconciler names it: base name (of the member, for zips) and 1-based line of the decoded text. */
export interface Place {
  readonly file: string;
  readonly row: number;
}

export class TextTable {
  readonly file: string;
  readonly places = new Map<string, Place>();
  #lines: string[] = [];

  constructor(file: string) {
    this.file = file;
  }

  /** A line that tells of nothing in the story: header, preamble, totals. */
  say(line: string): void {
    this.#lines.push(line);
  }

  /** A row of data; `id` is the story's name for what it tells. */
  row(id: string, line: string): void {
    this.#lines.push(line);
    this.places.set(id, { file: this.file, row: this.#lines.length });
  }

  get rows(): number {
    return this.places.size;
  }

  /** Every line ends with CRLF, the last one too. */
  text(): string {
    return `${this.#lines.join('\r\n')}\r\n`;
  }
}

/** One finished file or zip member. `places` has a key per story thing told in it. */
export interface WrittenTable {
  readonly file: string;
  readonly bytes: Buffer;
  readonly rows: number;
  readonly places: ReadonlyMap<string, Place>;
}

export const BOM = '\uFEFF';

export const yuan = (fen: number): string => formatMinor(fen, 'CNY');

/** WeChat prints fees with five decimals. */
export const yuanOfFive = (fen: number): string => `${formatMinor(fen, 'CNY')}000`;

export const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Groups in order of day, days ascending. */
export function byDay<T>(items: readonly T[], day: (item: T) => number): [day: number, items: T[]][] {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const held = groups.get(day(item));
    if (held) held.push(item);
    else groups.set(day(item), [item]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}
