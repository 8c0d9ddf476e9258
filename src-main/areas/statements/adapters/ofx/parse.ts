/**
 * The records of an OFX file in order: whose account, which days, the transactions, and what the account stood at when it was asked.
 *
 * A balance is stated for the moment of the download, so no sum can prove the list; what is not a movement of money (securities) and what the
 * bank answered in place of a statement is refused by name.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { RefusedStatement } from '../../refused-statement.ts';
import type { TagNode } from '../../split-tags.ts';
import { TagReader, textOf } from '../tag-reader.ts';
import { readOfxAmount, readOfxDay } from './amounts.ts';
import { SECURITIES_WITHOUT_MONEY } from './tags.ts';
import { type OfxAccount, readTransaction } from './transaction.ts';

const NOBODY: OfxAccount = { account: '', currency: '' };
const LIST_TAGS: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'INVBANKTRAN', 'SUBACCTFUND']);

interface Stated {
  readonly value: number;
  readonly day: string;
}

export class OfxParser implements RowParser {
  readonly #sink: Sink;
  #holder = NOBODY;
  #from = '';
  #to = '';
  #ledger: Stated | null = null;
  #available: Stated | null = null;
  /** Rows of this statement, and of the file. */
  #transactions = 0;
  #records = 0;
  #error: { readonly row: number; readonly code: string; readonly message: string } | null = null;
  readonly #accounts = new Set<string>();
  readonly #scopes = new Map<string, number>();
  readonly #periods: { readonly from: string; readonly to: string }[] = [];

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    const { tree } = raw;
    if (!tree) {
      this.#sink.skip(raw.row, 'preamble');
      return;
    }
    switch (tree.name) {
      case 'STMTTRN':
        this.#transaction(raw, tree);
        return;
      case 'STATUS':
        this.#status(raw, tree);
        return;
      case 'CURDEF':
        this.#holder = { ...this.#holder, currency: tree.text.toUpperCase() };
        this.#named(raw, tree.name);
        return;
      case 'BANKACCTFROM':
      case 'CCACCTFROM':
      case 'INVACCTFROM':
        this.#holder = { ...this.#holder, account: textOf(tree, 'ACCTID') };
        this.#named(raw, tree.name);
        return;
      case 'BANKTRANLIST':
      case 'INVTRANLIST':
        this.#list(raw, tree);
        return;
      case 'LEDGERBAL':
        this.#ledger = this.#balance(raw, tree);
        return;
      case 'AVAILBAL':
        this.#available = this.#balance(raw, tree);
        return;
      case 'STMTRS':
      case 'CCSTMTRS':
      case 'INVSTMTRS':
        this.#close(raw);
        return;
      default:
        this.#other(raw, tree);
    }
  }

  end(): void {
    const { code, message, row } = this.#error ?? { code: '', message: '', row: 0 };
    if (this.#error && this.#records === 0 && this.#accounts.size === 0)
      throw new RefusedStatement('channel_error', { code, message });
    // One account of several was not answered: its movements are not in the file.
    if (this.#error)
      this.#sink.problem({
        row,
        column: 'STATUS',
        kind: 'unknown_word',
        text: `${code} ${message}`,
        expected: '0',
      });
    const [account, another] = this.#accounts;
    if (account !== undefined && another === undefined) this.#sink.facts({ account });
    const from = this.#periods.map((period) => period.from).sort();
    const to = this.#periods.map((period) => period.to).sort();
    if (from[0]) this.#sink.facts({ periodFrom: from[0], periodTo: to.at(-1) ?? '' });
  }

  #transaction(raw: RawRow, tree: TagNode): void {
    this.#transactions += 1;
    this.#records += 1;
    const line = readTransaction(raw, tree, this.#holder, this.#sink);
    if (line) this.#sink.line(line);
  }

  /** Securities: those that only change hands move nothing here, the others move money this format does not list as such. */
  #other(raw: RawRow, tree: TagNode): void {
    this.#records += 1;
    if (SECURITIES_WITHOUT_MONEY.has(tree.name)) this.#sink.skip(raw.row, 'no_movement');
    else
      this.#sink.problem({
        row: raw.row,
        column: tree.name,
        kind: 'unknown_word',
        text: tree.name,
        expected: 'STMTTRN',
      });
  }

  #status(raw: RawRow, tree: TagNode): void {
    if (textOf(tree, 'SEVERITY').toUpperCase() === 'ERROR')
      this.#error ??= {
        row: raw.row,
        code: textOf(tree, 'CODE'),
        message: textOf(tree, 'MESSAGE').slice(0, 200),
      };
    this.#sink.skip(raw.row, 'preamble');
  }

  /** Whose transactions they are must be said before them. */
  #named(raw: RawRow, name: string): void {
    if (this.#transactions > 0)
      this.#sink.problem({
        row: raw.row,
        column: name,
        kind: 'missing_value',
        text: '',
        expected: `${name}, STMTTRN …`,
      });
    else this.#sink.skip(raw.row, 'preamble');
  }

  #list(raw: RawRow, tree: TagNode): void {
    // What lies loose in a list was a transaction whose tag was damaged.
    const loose = tree.text !== '' ? tree : tree.children.find((child) => !LIST_TAGS.has(child.name));
    if (loose) {
      const { name, text } = loose;
      this.#sink.problem({ row: raw.row, column: name, kind: 'unknown_word', text, expected: 'STMTTRN' });
      return;
    }
    // Several lists may make one statement.
    const from = readOfxDay(textOf(tree, 'DTSTART')) ?? '';
    const to = readOfxDay(textOf(tree, 'DTEND')) ?? '';
    if (from !== '' && (this.#from === '' || from < this.#from)) this.#from = from;
    if (to > this.#to) this.#to = to;
    this.#sink.skip(raw.row, 'summary');
  }

  #balance(raw: RawRow, tree: TagNode): Stated | null {
    const reader = new TagReader(raw, tree, this.#sink);
    const text = textOf(tree, 'BALAMT');
    const day = readOfxDay(textOf(tree, 'DTASOF')) ?? '';
    if (text === '') {
      this.#sink.skip(raw.row, 'closing_balance');
      return null;
    }
    const read = readOfxAmount(text, fractionDigits(this.#holder.currency));
    if (read.ok) {
      this.#sink.skip(raw.row, 'closing_balance');
      return { value: read.value, day };
    }
    reader.refuse(`${tree.name}/BALAMT`, read.error.kind, text, '-12.34');
    return null;
  }

  #close(raw: RawRow): void {
    const { account, currency } = this.#holder;
    const ledger = this.#ledger;
    const available = this.#available;
    const scope = this.#scopeOf(account);
    const base = { row: raw.row, weight: 'advisory', currency, scope } as const;
    if (ledger) this.#sink.stated({ ...base, name: 'closing_balance', value: ledger.value });
    if (available) this.#sink.stated({ ...base, name: 'available_balance', value: available.value });
    // Asked for later than the list goes, it is the balance after movements that are not in the file; of a day before the list, it closes none of it.
    if (ledger && ledger.day !== '' && this.#from <= ledger.day && ledger.day <= this.#to)
      this.#sink.balance({
        account,
        currency,
        opening: null,
        closing: ledger.value,
        from: this.#from,
        to: ledger.day,
      });
    const from = this.#from || ledger?.day || '';
    const to = this.#to || ledger?.day || '';
    this.#periods.push(from === '' || to === '' || to < from ? { from: '', to: '' } : { from, to });
    this.#accounts.add(account);
    this.#sink.skip(raw.row, 'summary');
    this.#holder = NOBODY;
    this.#from = '';
    this.#to = '';
    this.#ledger = null;
    this.#available = null;
    this.#transactions = 0;
  }

  /** A name no other statement of the file has: several may speak of one account. */
  #scopeOf(account: string): string {
    const times = (this.#scopes.get(account) ?? 0) + 1;
    this.#scopes.set(account, times);
    return times === 1 ? account : `${account} (${times})`;
  }
}
