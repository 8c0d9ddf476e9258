/**
 * Lines of an MT940 or MT942 file into movements. A field begins with its tag and may run over several lines; a movement is done when the
 * next field that is not its description begins.
 *
 * Every line of the text has one end. A statement that lacks its account or one of its balances is a problem, never a guess.
 */
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { NO_CURRENCY } from '../bank-csv/currencies.ts';
import { StatementChecks } from './checks.ts';
import { type Fault, readLineField, readStatementNumber } from './fields.ts';
import { Movement, TEXT_CHARS_MAX } from './movement.ts';
import type { Mt940Layout } from './recognise.ts';
import { missing, OpenStatement } from './statement.ts';
import { type Tag, tagOf, withoutFrame } from './tags.ts';
import { accountOf } from './words.ts';

/** Fields of a movement, which may run on in lines without a tag. */
const TEXT_FIELDS: ReadonlySet<string> = new Set(['61', '86', 'NS']);

/** A statement number is never longer; what follows it is not more of it. */
const NUMBER_CHARS_MAX = 40;

/** A tag may have stood here: then nobody knows what was said. Further on in a line it is text. */
const isDamagedTag = (line: string): boolean => {
  const head = line.trimStart().slice(0, TAG_CHARS);
  return head.includes('\ufffd') && head.includes(':');
};
const TAG_CHARS = 5;

export class Mt940Parser implements RowParser {
  readonly #sink: Sink;
  readonly #layout: Mt940Layout;
  readonly #checks: StatementChecks;
  #statement = new OpenStatement();
  #movement: Movement | null = null;
  /** The field that a line without a tag goes on with, and its text so far where it is a heading. */
  #tag = '';
  #text = '';
  /** A lone hyphen ends a message, or is what a wrapped line was left with. */
  #hasDash = false;

  constructor(sink: Sink, layout: Mt940Layout) {
    this.#sink = sink;
    this.#layout = layout;
    this.#checks = new StatementChecks(sink);
  }

  row(raw: RawRow): void {
    const { row } = raw;
    const text = withoutFrame(raw.cells.join(','));
    const isOpen = TEXT_FIELDS.has(this.#tag) && !this.#statement.isClosed;
    if (text.trim() === '') this.#sink.skip(row, 'blank_row');
    else if (/^\{\d:/.test(text)) this.#envelope(row, text);
    else if (text.startsWith('-') && this.#isEnd(text, isOpen)) {
      this.#finish();
      this.#sink.skip(row, 'footer');
    } else {
      const tag = tagOf(text, isOpen);
      if (tag) this.#field(row, tag);
      else this.#continuation(row, text, isOpen);
    }
  }

  end(): void {
    this.#finish();
    this.#checks.end();
  }

  /** '{1:…}{2:O940…}{4:': a message begins, sometimes with its first field on the same line. */
  #envelope(row: number, text: string): void {
    const body = text.lastIndexOf('{4:');
    const tag = body < 0 ? null : tagOf(text.slice(body + 3), false);
    this.#finish();
    if (tag) this.#field(row, tag);
    else this.#sink.skip(row, 'preamble');
  }

  /** '-}', '-', ING's '-XXX'. In the midst of a description a hyphen alone is text that was wrapped. */
  #isEnd(text: string, isOpen: boolean): boolean {
    if (text.startsWith('-}') || this.#statement.isClosed) return true;
    return text.trim() === '-' && !isOpen;
  }

  #field(row: number, { name, text }: Tag): void {
    this.#hasDash = false;
    if (name === '86' || name === 'NS') {
      this.#description(row, name, text);
      return;
    }
    this.#flush();
    this.#readHeading();
    if (this.#isNewStatement(name)) this.#finish();
    this.#tag = name;
    this.#text = text;
    const statement = this.#statement;
    switch (name) {
      case '25':
        this.#ended(row, ':25:', statement.takeAccount(text), 'header');
        return;
      case '34':
        statement.takeFloor(text);
        this.#sink.skip(row, 'preamble');
        return;
      case '60': {
        const fault = statement.takeOpening(row, text);
        // Otherwise its row ends when it is known whether a closing balance follows.
        if (fault) this.#sink.problem({ row, column: ':60F:', ...fault });
        return;
      }
      case '61':
        this.#line(row, text);
        return;
      case '62':
        this.#ended(row, ':62F:', statement.takeClosing(row, text), 'closing_balance');
        return;
      case '64':
      case '65':
        this.#ended(row, `:${name}:`, statement.takeAvailable(row, text, name === '64'), 'summary');
        return;
      case '90C':
        this.#ended(row, ':90C:', statement.takeSide(row, text, 'in'), 'summary');
        return;
      case '90D':
        this.#ended(row, ':90D:', statement.takeSide(row, text, 'out'), 'summary');
        return;
      default:
        this.#sink.skip(row, 'preamble');
    }
  }

  /** By its reference or the bank's own heading, or because a heading comes where none may. */
  #isNewStatement(name: string): boolean {
    const { isClosed, opening, hasAccount } = this.#statement;
    if (name === '20' || name === '94') return true;
    if (name === '25' && hasAccount) return true;
    if (name === '60' && opening !== null) return true;
    return isClosed && (name === '25' || name === '28' || name === '60' || name === '34');
  }

  #ended(
    row: number,
    column: string,
    fault: Fault | null,
    reason: 'header' | 'closing_balance' | 'summary' | 'footer',
  ): void {
    if (fault) this.#sink.problem({ row, column, ...fault });
    else this.#sink.skip(row, reason);
  }

  #line(row: number, text: string): void {
    const { isClosed, hasAccount, opening, isInterim } = this.#statement;
    const mayLackOpening = isInterim || this.#layout.isInterim;
    const needed = isClosed ? ':20:' : !hasAccount ? ':25:' : !opening && !mayLackOpening ? ':60F:' : '';
    const read = readLineField(text, this.#currency);
    if (needed !== '') this.#sink.problem({ row, column: needed, ...missing(needed, text) });
    else if (read.ok) this.#movement = new Movement(row, read.value);
    else this.#sink.problem({ row, column: ':61:', ...read.error });
  }

  get #currency(): string {
    return this.#statement.currency || this.#layout.currency || NO_CURRENCY;
  }

  #description(row: number, name: string, text: string): void {
    // Behind the balances it speaks of the statement, and takes no line of its own from there on.
    const isOfMovement = this.#movement !== null;
    if (!isOfMovement) this.#readHeading();
    this.#tag = name;
    this.#movement?.add(name, text, true);
    if (isOfMovement) this.#sink.skip(row, 'continuation');
    else if (name === 'NS') this.#sink.skip(row, 'preamble');
    else this.#ended(row, ':86:', this.#statement.takeSummary(row, text), 'footer');
  }

  #continuation(row: number, text: string, isOpen: boolean): void {
    if (isDamagedTag(text)) {
      this.#sink.problem({ row, column: '', kind: 'replacement_character', text, expected: ':61:' });
      return;
    }
    const isDash = isOpen && text.trim() === '-';
    const printed = this.#hasDash ? `-${text}` : text;
    this.#hasDash = isDash;
    if (!isDash) this.#movement?.add(this.#tag, printed, false);
    if (this.#tag === '28' && this.#text.length < NUMBER_CHARS_MAX) this.#text += text.trim();
    const outside = this.#statement.isClosed ? 'footer' : 'preamble';
    this.#sink.skip(row, this.#movement ? 'continuation' : outside);
  }

  /** The number may run over two lines, so it is read when the next field begins. */
  #readHeading(): void {
    if (this.#tag === '28') this.#statement.number = readStatementNumber(this.#text);
  }

  /** The movement is complete. */
  #flush(): void {
    const movement = this.#movement;
    this.#movement = null;
    if (!movement) return;
    const { row, field, day } = movement;
    if (movement.isTooLong) {
      this.#sink.problem({
        row,
        column: ':86:',
        kind: 'text_too_long',
        text: '',
        expected: String(TEXT_CHARS_MAX),
      });
    } else if (field.direction === null)
      this.#sink.skip(row, 'no_movement'); // Expected, not booked.
    else {
      const statement = this.#statement;
      statement.moved(field.direction, field.amount, day);
      statement.hasReversals ||= field.isReversal;
      this.#sink.line(movement.line(accountOf(statement.account, this.#currency), this.#currency));
    }
  }

  /** The statement is complete, or the file ends. */
  #finish(): void {
    this.#flush();
    this.#readHeading();
    const statement = this.#statement;
    const { opening, closing, isClosed, hasAccount } = statement;
    if (opening) {
      const needed = !isClosed ? ':62F:' : !hasAccount ? ':25:' : '';
      if (needed === '') this.#sink.skip(opening.row, 'opening_balance');
      else this.#sink.problem({ row: opening.row, column: needed, ...missing(needed) });
    }
    statement.currency = this.#currency;
    statement.account = accountOf(statement.account, this.#currency);
    if (closing || statement.statedIn || statement.statedOut) this.#checks.add(statement);
    this.#statement = new OpenStatement();
    this.#tag = '';
    this.#text = '';
    this.#hasDash = false;
  }
}
