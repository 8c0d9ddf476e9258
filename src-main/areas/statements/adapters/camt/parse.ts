/**
 * The records of a CAMT file in order: group header, account, entries, and each statement when it ends. One line an entry; what the
 * statements state is checked when they end, what they say of each other when the file does.
 */
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf } from '../tag-reader.ts';
import { accountOf, dayOfText } from './amounts.ts';
import { checkChains } from './chain.ts';
import { type AccountInfo, type Entry, readEntry, type Unsaid } from './entry.ts';
import type { Period } from './period.ts';
import { accountInfoOf, closeStatement, type StatementLink } from './statement.ts';
import { Tally } from './tally.ts';

/** Entries whose payments do not add up to them, shown one by one up to here; by then the file has shown what it is. */
const DIFFERING_SHOWN_MAX = 500;
/** camt.052, camt.053, camt.054. */
export type CamtKind = 'report' | 'statement' | 'notification';

const NOBODY: AccountInfo = { account: '', name: '', currency: '' };

export class CamtParser implements RowParser {
  readonly #sink: Sink;
  readonly #kind: CamtKind;
  #unsaid: Unsaid;
  #header: TagNode | undefined;
  #account = NOBODY;
  #tally = new Tally();
  /** Rows of this statement so far. */
  #entries = 0;
  #differing = 0;
  readonly #scopes = new Map<string, number>();
  readonly #links: StatementLink[] = [];
  readonly #periods: Period[] = [];
  readonly #accounts = new Set<string>();

  constructor(kind: CamtKind, sink: Sink) {
    this.#kind = kind;
    // A statement lists what is booked; a report and a notification may list what is not.
    this.#unsaid = { state: kind === 'statement' ? 'booked' : null, day: '' };
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    const { tree } = raw;
    if (!tree) {
      this.#sink.skip(raw.row, 'preamble');
      return;
    }
    switch (tree.name) {
      case 'Ntry':
        this.#entry(raw, tree);
        return;
      case 'GrpHdr':
        this.#readHeader(tree);
        this.#sink.skip(raw.row, 'preamble');
        return;
      case 'Acct':
        this.#nameAccount(raw, tree);
        return;
      default:
        this.#close(raw, tree);
    }
  }

  end(): void {
    checkChains(this.#links, this.#sink);
    const [account, another] = this.#accounts;
    if (account !== undefined && another === undefined) this.#sink.facts({ account });
    const from = this.#periods.map((period) => period.from).sort();
    const to = this.#periods.map((period) => period.to).sort();
    // One that does not say leaves it to the lines.
    if (from[0]) this.#sink.facts({ periodFrom: from[0], periodTo: to.at(-1) ?? '' });
  }

  /** Reports and notifications are told when it happens, so what has no day is of that day; a statement speaks of days gone by. */
  #readHeader(tree: TagNode): void {
    this.#header = tree;
    if (this.#kind === 'statement') return;
    const { text } = childOf(tree, 'CreDtTm') ?? {};
    const day = text === undefined ? null : dayOfText(text);
    this.#unsaid = { ...this.#unsaid, day: day ?? '' };
  }

  #entry(raw: RawRow, tree: TagNode): void {
    this.#entries += 1;
    const entry = readEntry(raw, tree, this.#account, this.#unsaid, this.#sink);
    if (entry === null) return;
    this.#tally.add(entry);
    if (entry.differingSum !== null) this.#showDifference(raw.row, entry, entry.differingSum);
    if (entry.line) this.#sink.line(entry.line);
    else this.#sink.skip(raw.row, 'no_movement');
  }

  #showDifference(row: number, { value, currency }: Entry, sum: number): void {
    this.#differing += 1;
    if (this.#differing > DIFFERING_SHOWN_MAX || !Number.isSafeInteger(sum)) return;
    const scope = `${this.#account.account} #${row}`.trim();
    this.#sink.stated({ name: 'net_sum', value, row, weight: 'advisory', currency, scope });
    this.#sink.computed('net_sum', sum, currency, scope);
  }

  #nameAccount(raw: RawRow, tree: TagNode): void {
    const account = accountOf(tree);
    this.#account = accountInfoOf(tree, account);
    // Entries before it were given to nobody's account.
    if (this.#entries > 0)
      this.#sink.problem({
        row: raw.row,
        column: 'Acct',
        kind: 'missing_value',
        text: account,
        expected: 'Acct, Ntry …',
      });
    else this.#sink.skip(raw.row, 'preamble');
  }

  #close(raw: RawRow, tree: TagNode): void {
    this.#accounts.add(this.#account.account);
    const closed = closeStatement(
      {
        raw,
        tree,
        account: this.#account,
        tally: this.#tally,
        header: this.#header,
        isIntraday: this.#kind === 'report',
        scopeOf: (name) => this.#scopeOf(name),
      },
      this.#sink,
    );
    if (closed) {
      this.#periods.push(closed.period);
      this.#links.push(...closed.links);
    }
    this.#account = NOBODY;
    this.#tally = new Tally();
    this.#entries = 0;
  }

  #scopeOf(name: string): string {
    const times = (this.#scopes.get(name) ?? 0) + 1;
    this.#scopes.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  }
}
