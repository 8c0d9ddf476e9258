/**
 * What the standing entries of the books say of each line: by how much it moved accounts of channels, and what is owed to merchants. Entries are
 * never changed, so only those that came since are read.
 */
import type { AccountRole } from '../../../../shared/domain/books.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { ChartStore } from '../../journal/chart-store.ts';
import { postingsOf, readMembers } from '../../journal/entry-store.ts';

const ROLES = [
  'channel_clearing',
  'channel_balance',
  'merchant_payable',
] as const satisfies readonly AccountRole[];

export class BookedLines {
  readonly #ledger: Ledger;
  readonly #chart: ChartStore;
  #codes = '';
  #lastEntry = 0;
  /** By line id: debited on accounts of channels; credited to merchants; in how many standing entries. */
  #channel = new Float64Array(0);
  #payable = new Float64Array(0);
  #entries = new Int32Array(0);

  constructor(ledger: Ledger, chart: ChartStore) {
    this.#ledger = ledger;
    this.#chart = chart;
  }

  /** Of lines, each once. */
  of(
    lineIds: Iterable<number>,
    side: 'channel' | 'merchant',
  ): { readonly posted: number; readonly amount: number } {
    this.#readNew();
    const amounts = side === 'channel' ? this.#channel : this.#payable;
    let posted = 0;
    let amount = 0;
    for (const id of lineIds) {
      if ((this.#entries[id] ?? 0) > 0) posted += 1;
      amount += amounts[id] ?? 0;
    }
    return { posted, amount };
  }

  #readNew(): void {
    const codes = ROLES.map((role) => this.#chart.codeOf(role));
    // A role that moved to another account: read anew, from the first entry.
    if (codes.join() !== this.#codes) {
      this.#lastEntry = 0;
      for (const column of [this.#channel, this.#payable, this.#entries]) column.fill(0);
      this.#codes = codes.join();
    }
    const { query } = this.#ledger;
    const entries = this.#ledger.all(
      query
        .selectFrom('journal_entry')
        .select(['id', 'origin', 'reverses'])
        .where('id', '>', this.#lastEntry)
        .orderBy('id'),
    );
    for (const { id, origin, reverses } of entries) {
      if (origin === 'automatic') this.#count(id, 1, codes);
      else if (reverses !== null) this.#count(reverses, -1, codes);
      this.#lastEntry = id;
    }
  }

  #count(entryId: number, times: 1 | -1, [clearing, balance, payable]: readonly string[]): void {
    const { lines, amounts } = readMembers(this.#ledger, entryId);
    if (lines.length === 0) return;
    let [channel, owed] = [0, 0];
    for (const { account, side } of postingsOf(this.#ledger, entryId)) {
      const debited = side === 'debit' ? times : -times;
      if (account === clearing || account === balance) channel += debited;
      if (account === payable) owed -= debited;
    }
    this.#makeRoom(lines.at(-1) ?? 0);
    for (const [at, line] of lines.entries()) {
      const amount = amounts[at] ?? 0;
      this.#channel[line] = (this.#channel[line] ?? 0) + channel * amount;
      this.#payable[line] = (this.#payable[line] ?? 0) + owed * amount;
      this.#entries[line] = (this.#entries[line] ?? 0) + times;
    }
  }

  #makeRoom(lineId: number): void {
    if (lineId < this.#entries.length) return;
    const size = Math.max(1024, 2 * lineId);
    const [channel, payable, entries] = [
      new Float64Array(size),
      new Float64Array(size),
      new Int32Array(size),
    ];
    channel.set(this.#channel);
    payable.set(this.#payable);
    entries.set(this.#entries);
    this.#channel = channel;
    this.#payable = payable;
    this.#entries = entries;
  }
}
