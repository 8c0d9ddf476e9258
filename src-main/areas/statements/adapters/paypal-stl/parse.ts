/**
 * Records of a settlement report: files (FH … FF) of sections (SH … SF, SC), each an account with its rows (SB). Several of each may lie in
 * one file, and a report of more than a million rows in several files.
 */
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { type Header, isBlank, readMoment, trimCell } from '../cells.ts';
import { readBody } from './body.ts';
import { type Field, headerOf, lackingOf, STANDARD } from './columns.ts';
import { footerOf, Tally, tellCount, tellSums } from './totals.ts';

interface Section {
  readonly account: string;
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly row: number;
  readonly tally: Tally;
  readonly footed: Set<string>;
  isCounted: boolean;
}

/** Sections whose names are kept apart; beyond, they share one. */
const SCOPES_MAX = 10_000;

export class SettlementParser implements RowParser {
  readonly #sink: Sink;
  #header: Header<Field> = STANDARD;
  #section: Section | null = null;
  #report = new Tally();
  #reports = 0;
  readonly #scopes = new Map<string, number>();
  #accounts = new Set<string>();
  #from = '';
  #to = '';
  #fileHeaders = 0;
  #fileFooters = 0;
  #recordsBefore = 0;
  /** Number of the report's first file in this one. */
  #firstFile = '';
  #hasReportEnd = false;
  #lastRow = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
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
        this.#closeSection();
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
        this.#openSection(raw, cells);
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
    this.#closeSection();
    // A report cut off at a line's end shows by what it lacks: the end of its file, or of itself.
    const headers = Math.max(1, this.#fileHeaders);
    const footers = this.#hasReportEnd ? Math.max(this.#fileFooters, headers) : this.#fileFooters;
    const row = this.#lastRow;
    this.#sink.stated({ name: 'final_totals_count', value: headers, row, weight: 'strict', currency: '' });
    this.#sink.computed('final_totals_count', footers);
    const [account] = this.#accounts;
    if (account !== undefined && this.#accounts.size === 1) this.#sink.facts({ account });
    if (this.#from !== '' && this.#to !== '')
      this.#sink.facts({ periodFrom: this.#from, periodTo: this.#to });
  }

  #openSection(raw: RawRow, cells: readonly string[]): void {
    this.#closeSection();
    const from = dayOf(cells[1]);
    const to = dayOf(cells[2]);
    const account = cells[3] ?? '';
    if (from !== '' && (this.#from === '' || from < this.#from)) this.#from = from;
    if (to > this.#to) this.#to = to;
    const name = this.#scopes.size < SCOPES_MAX ? account || '#' : '#';
    const times = (this.#scopes.get(name) ?? 0) + 1;
    this.#scopes.set(name, times);
    if (this.#accounts.size < SCOPES_MAX) this.#accounts.add(account);
    const scope = times === 1 ? name : `${name} (${times})`;
    const tally = new Tally();
    this.#section = { account, scope, from, to, row: raw.row, tally, footed: new Set(), isCounted: false };
    this.#sink.skip(raw.row, 'preamble');
  }

  /** Every section ends with the sums of its currencies and its count; one that does not was cut off. */
  #closeSection(): void {
    const section = this.#section;
    this.#section = null;
    if (!section) return;
    const { isCounted, footed, tally } = section;
    if (isCounted && tally.currencies.every((currency) => footed.has(currency))) return;
    this.#sink.stated({
      name: 'final_totals_count',
      value: 1,
      row: section.row,
      weight: 'strict',
      currency: '',
      scope: section.scope,
    });
    this.#sink.computed('final_totals_count', 0, '', section.scope);
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
    const section = this.#section;
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
      const section = this.#section;
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
    const section = this.#section;
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

const dayOf = (text: string | undefined): string => readMoment(text ?? '')?.slice(0, 10) ?? '';
