/**
 * Records of a settlement report: files (FH … FF) of sections (SH … SF, SC), each an account with its rows (SB). Several of each may lie in
 * one file, and a report of more than a million rows in several files.
 */
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { type Header, isBlank, trimCell } from '../cells.ts';
import { readBody } from './body.ts';
import { type Field, headerOf, lackingOf, STANDARD } from './columns.ts';
import { Sections } from './sections.ts';
import { footerOf, Tally, tellCount, tellSums } from './totals.ts';

export class SettlementParser implements RowParser {
  readonly #sink: Sink;
  #header: Header<Field> = STANDARD;
  readonly #sections: Sections;
  #report = new Tally();
  #reports = 0;
  #fileHeaders = 0;
  #fileFooters = 0;
  #recordsBefore = 0;
  /** Number of the report's first file in this one. */
  #firstFile = '';
  #hasReportEnd = false;
  #lastRow = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#sections = new Sections(sink);
  }

  row(raw: RawRow): void {
    this.#lastRow = raw.row;
    if (isBlank(raw)) {
      this.#sink.skip(raw.row, 'blank_row');
      return;
    }
    const cells = raw.cells.map(trimCell);
    switch ((cells[0] ?? '').toUpperCase()) {
      case 'RH':
        this.#sections.close();
        this.#reports += 1;
        this.#report = new Tally();
        this.#firstFile = '';
        this.#sink.skip(raw.row, 'preamble');
        break;
      case 'FH':
        this.#fileHeaders += 1;
        if (this.#firstFile === '') this.#firstFile = cells[1] ?? '';
        this.#recordsBefore = this.#report.records;
        this.#sink.skip(raw.row, 'preamble');
        break;
      case 'SH':
        this.#sections.open(raw.row, cells);
        this.#sink.skip(raw.row, 'preamble');
        break;
      case 'CH':
        this.#columns(raw);
        break;
      case 'SB':
        this.#body(raw);
        break;
      case 'SF':
      case 'RF':
        this.#footer(raw, cells);
        break;
      case 'SC':
      case 'RC':
      case 'FC':
      case 'FF':
        this.#count(raw, cells);
        break;
      default:
        this.#sink.problem({
          row: raw.row,
          column: '',
          kind: 'unknown_word',
          text: cells[0] ?? '',
          expected: 'RH / FH / SH / CH / SB / SF / SC / RF / RC / FF',
        });
    }
  }

  end(): void {
    this.#sections.close();
    // A report cut off at a line's end shows by what it lacks: the end of its file, or of itself.
    const headers = Math.max(1, this.#fileHeaders);
    const footers = this.#hasReportEnd ? Math.max(this.#fileFooters, headers) : this.#fileFooters;
    const row = this.#lastRow;
    this.#sink.stated({ name: 'final_totals_count', value: headers, row, weight: 'strict', currency: '' });
    this.#sink.computed('final_totals_count', footers);
    this.#sections.tellFacts();
  }

  #columns(raw: RawRow): void {
    this.#header = headerOf(raw.cells);
    const lacking = lackingOf(this.#header);
    if (lacking.length === 0) this.#sink.skip(raw.row, 'header');
    else this.#refuse(raw, lacking.join(', '));
  }

  #refuse(raw: RawRow, expected: string): void {
    const text = raw.cells.join(',');
    this.#sink.problem({ row: raw.row, column: '', kind: 'missing_value', text, expected });
  }

  #footer(raw: RawRow, cells: readonly string[]): void {
    const footer = footerOf(cells);
    if (!footer) {
      this.#refuse(raw, 'currency, credits, debits, fee credits, fee debits, balances');
      return;
    }
    this.#sink.skip(raw.row, 'summary');
    if ((cells[0] ?? '').toUpperCase() === 'RF') {
      this.#hasReportEnd = true;
      // In one of several files the report's own sums are those of all of them.
      const sums = this.#report.of(footer.currency);
      tellSums(footer, sums, raw.row, this.#reportScope(), this.#reportWeight(), this.#sink);
      return;
    }
    const section = this.#sections.current;
    if (!section) return;
    const { account, scope, from, to, footed } = section;
    footed.add(footer.currency);
    tellSums(footer, section.tally.of(footer.currency), raw.row, scope, 'strict', this.#sink);
    const [opening, closing] = footer.balances;
    if (opening !== undefined && closing !== undefined)
      this.#sink.balance({ account, currency: footer.currency, opening, closing, from, to });
  }

  /** Of several reports put one behind the other, each has its own sums. */
  #reportScope(): string {
    return this.#reports > 1 ? `RH ${this.#reports}` : '';
  }

  #reportWeight(): 'strict' | 'advisory' {
    return this.#firstFile === '' || Number(this.#firstFile) === 1 ? 'strict' : 'advisory';
  }

  #count(raw: RawRow, cells: readonly string[]): void {
    const type = (cells[0] ?? '').toUpperCase();
    const text = cells[1] ?? '';
    if (type === 'FF') this.#fileFooters += 1;
    if (type === 'RC') this.#hasReportEnd = true;
    if (text === '' && type === 'FF') {
      this.#sink.skip(raw.row, 'footer');
      return;
    }
    if (!/^\d{1,15}$/.test(text)) {
      this.#refuse(raw, 'a count');
      return;
    }
    this.#sink.skip(raw.row, 'summary');
    const stated = Number(text);
    if (type === 'SC') {
      const section = this.#sections.current;
      if (!section) return;
      section.isCounted = true;
      tellCount(stated, section.tally.records, raw.row, section.scope, 'strict', this.#sink);
    } else if (type === 'RC') {
      const { records } = this.#report;
      tellCount(stated, records, raw.row, this.#reportScope(), this.#reportWeight(), this.#sink);
    } else {
      const inFile = this.#report.records - this.#recordsBefore;
      tellCount(stated, inFile, raw.row, `FF ${this.#fileFooters}`, 'strict', this.#sink);
    }
  }

  #body(raw: RawRow): void {
    const section = this.#sections.current;
    this.#report.records += 1;
    if (section) section.tally.records += 1;
    const body = readBody(raw, this.#header, section?.account ?? '', this.#sink);
    if (!body) return;
    const { currency } = body.line;
    section?.tally.of(currency).add(body.gross, body.fee);
    this.#report.of(currency).add(body.gross, body.fee);
    this.#sink.line(body.line);
  }
}
