/**
 * The lines beginning with '#' that both Alipay bills have: who, which days, and the totals at the end.
 * Saved again by Excel they carry trailing commas, and a total above a thousand may be cut into two cells.
 */
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { FileFacts, RawRow, RowParser, Sink, StatedTotal, TotalName } from '../adapter.ts';
import { type Header, isBlank, readAmount, readMoment, trimCell } from './cells.ts';
import { missFinalTotals } from './final-totals.ts';

export const isHashLine = (raw: RawRow): boolean => trimCell(raw.cells[0] ?? '').startsWith('#');

/** A row of the table whose first column happens to begin with '#' is no footer. */
const isLikeData = (raw: RawRow): boolean =>
  !/合计|列表|导出时间/.test(hashText(raw)) && raw.cells.filter((cell) => trimCell(cell) !== '').length > 3;

/** What Alipay prints in such a line is short; a longer one is none of its own. */
const HASH_CHARS_MAX = 2000;

/** The whole line as one text. */
export const hashText = (raw: RawRow): string =>
  raw.cells
    .join(',')
    .slice(0, HASH_CHARS_MAX)
    .replace(/[,\s]+$/, '')
    .trim();

/** '#账号：[2088…0156]' and '#起始日期：[2026年05月08日 00:00:00]   终止日期：[2026年05月09日 00:00:00]'. */
export function factsOf(text: string): Partial<FileFacts> {
  const account = /^#\s*账[号户][：:]\s*\[?([^\]\s]+)/.exec(text)?.[1];
  if (account !== undefined) return { account };
  const from = readMoment(/起始日期[：:]\s*\[([^\]]*)\]/.exec(text)?.[1]?.trim() ?? '');
  const to = readMoment(/终止日期[：:]\s*\[([^\]]*)\]/.exec(text)?.[1]?.trim() ?? '');
  if (from === null || to === null) return {};
  return { periodFrom: from.slice(0, 10), periodTo: lastDay(from, to) };
}

/** The end is exclusive: midnight means the day before. */
function lastDay(from: string, to: string): string {
  const day = to.slice(0, 10);
  const number = parseDay(to);
  const isMidnight = to.slice(10, 19) === 'T00:00:00';
  return isMidnight && number !== null && day > from.slice(0, 10) ? formatDay(number - 1) : day;
}

export interface FooterNames {
  readonly count: TotalName;
  /** By the words before 共: '' where there are none. Words not named here (优惠 sums) are not checked. */
  readonly sums: Readonly<Record<string, TotalName>>;
}

/**
 * '#退款合计：4笔，商家实收退款共-0.04元，商家优惠退款共0.00元' → a count and sums, without sign; answers which totals these are, '' for none.
 * Says of every line after the header what it is: a footer, or a total that cannot be read (which must not look like a file without totals).
 */
function readFooter(raw: RawRow, names: Readonly<Record<string, FooterNames>>, sink: Sink): string {
  const text = hashText(raw);
  if (!text.includes('合计')) {
    sink.skip(raw.row, 'footer');
    return '';
  }
  const found = /^#\s*([^：:]*合计)[：:]\s*([\d,]+)\s*笔(.*)$/.exec(text);
  const named = found ? names[found[1] ?? ''] : undefined;
  if (!found || !named) {
    sink.problem({
      row: raw.row,
      column: '',
      kind: 'unknown_word',
      text,
      expected: '#…合计：N笔，…共0.00元',
    });
    return '';
  }
  const base = { row: raw.row, weight: 'strict', currency: '' } as const;
  const totals: StatedTotal[] = [
    { ...base, name: named.count, value: Number((found[2] ?? '').replaceAll(',', '')) },
  ];
  for (const sum of (found[3] ?? '').matchAll(/([^\s，,]*)共([^元]*)元/g)) {
    const name = named.sums[sum[1] ?? ''];
    if (name === undefined) continue;
    const read = readAmount(sum[2] ?? '');
    if (!read.ok) {
      sink.problem({ row: raw.row, column: '', kind: read.error.kind, text, expected: '1,234.56' });
      return '';
    }
    totals.push({ ...base, name, value: Math.abs(read.value) });
  }
  for (const total of totals) sink.stated(total);
  sink.skip(raw.row, 'footer');
  return found[1] ?? '';
}

/** The frame both bills share: preamble, header, rows, footers. What a row is, is the bill's own. */
export abstract class AlipayBillParser<Field extends string> implements RowParser {
  protected readonly sink: Sink;
  protected account = '';
  #header: Header<Field> | null = null;
  /** The row before, kept back: should the file end with it, without any footer, it may have been cut off in the midst of a number. */
  #held: RawRow | null = null;
  readonly #totalled = new Set<string>();

  constructor(sink: Sink) {
    this.sink = sink;
  }

  protected abstract readonly footers: Readonly<Record<string, FooterNames>>;
  protected abstract headerOf(raw: RawRow): Header<Field> | null;
  protected abstract data(raw: RawRow, header: Header<Field>): void;
  /** After the last row: gives what waits and answers the totals (by the words of `footers`) that its rows make necessary. */
  protected abstract finish(): Iterable<string>;

  row(raw: RawRow): void {
    this.#giveHeld();
    if (isBlank(raw)) this.sink.skip(raw.row, 'blank_row');
    else if (isHashLine(raw) && !(this.#header && isLikeData(raw))) this.#hashLine(raw);
    else if (this.#header !== null) this.#held = raw;
    else {
      this.#header = this.headerOf(raw);
      this.sink.skip(raw.row, this.#header ? 'header' : 'preamble');
    }
  }

  end(): void {
    const last = this.#held;
    const width = this.#header?.width ?? 0;
    if (last === null || last.cells.length >= width) this.#giveHeld();
    else {
      const text = last.cells.join(',');
      this.sink.problem({ row: last.row, column: '', kind: 'too_few_cells', text, expected: String(width) });
    }
    const needed = [...this.finish()];
    if (this.#totalled.size === 0 || needed.some((word) => !this.#totalled.has(word)))
      missFinalTotals(this.sink);
  }

  #giveHeld(): void {
    const held = this.#held;
    this.#held = null;
    if (held && this.#header) this.data(held, this.#header);
  }

  #hashLine(raw: RawRow): void {
    const text = hashText(raw);
    // A day without movements may have no header at all, only its totals.
    if (this.#header !== null || text.includes('合计')) {
      const word = readFooter(raw, this.footers, this.sink);
      if (word !== '') this.#totalled.add(word);
      return;
    }
    const facts = factsOf(text);
    if (facts.account !== undefined) this.account = facts.account;
    this.sink.facts(facts);
    this.sink.skip(raw.row, 'preamble');
  }
}
