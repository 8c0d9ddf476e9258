/**
 * Batches, payments, what was said of them and the lines that are them: read from the ledger once, forgotten whole when anything is written.
 *
 * Everything here is unmasked and append-only. A batch is a list of versions; its newest says what it is. A payment is a fact from the moment a second
 * person agreed to its batch.
 */
import type { ItemState } from '../../../shared/domain/payment.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import {
  appendBatch,
  appendFile,
  appendInstruction,
  appendItems,
  appendLink,
  appendLinkEnd,
  appendResult,
} from './stored/append.ts';
import { bodyOf, type Held, readPayments } from './stored/read.ts';
import type {
  BatchBody,
  BatchVersion,
  Said,
  StoredBatch,
  StoredInstruction,
  StoredItem,
  StoredLink,
  StoredResult,
  StoredResultFile,
} from './stored/stored.ts';

export class PaymentStore {
  readonly #ledger: Ledger;
  #held: Held | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Oldest first. */
  batches(): readonly StoredBatch[] {
    return [...this.#all().batches.values()];
  }

  batch(batchNo: string): StoredBatch | null {
    return this.#all().batches.get(batchNo) ?? null;
  }

  versionsOf(batchNo: string): readonly BatchVersion[] {
    return this.#all().versions.get(batchNo) ?? [];
  }

  bodyAt(batchNo: string, version: number): BatchBody | null {
    const { query } = this.#ledger;
    const row = this.#ledger.first(
      query
        .selectFrom('payment_batch')
        .select('body')
        .where('batch_no', '=', batchNo)
        .where('version', '=', version),
    );
    return row ? bodyOf(row.body) : null;
  }

  items(): Iterable<StoredItem> {
    return this.#all().items.values();
  }

  item(itemNo: string): StoredItem | null {
    return this.#all().items.get(itemNo) ?? null;
  }

  /** By place; none before it was agreed to. */
  itemsOf(batchNo: string): readonly StoredItem[] {
    return this.#all().itemsOf.get(batchNo) ?? [];
  }

  /** The moves of a payment, oldest first. */
  resultsOf(itemNo: string): readonly StoredResult[] {
    return this.#all().results.get(itemNo) ?? [];
  }

  /** Where a payment that was agreed to stands. */
  stateOf(item: StoredItem): ItemState {
    const last = this.resultsOf(item.itemNo).at(-1);
    if (last) return last.state;
    if (this.#all().instructions.has(item.batchNo)) return 'instructed';
    return this.batch(item.batchNo)?.state === 'cancelled' ? 'cancelled' : 'draft';
  }

  instruction(batchNo: string): StoredInstruction | null {
    return this.#all().instructions.get(batchNo) ?? null;
  }

  batchOfMessage(messageId: string): string | null {
    for (const each of this.#all().instructions.values())
      if (each.messageId === messageId) return each.batchNo;
    return null;
  }

  /** Compressed, as it lies there. */
  instructionBytes(batchNo: string): Uint8Array | null {
    const { query } = this.#ledger;
    const of = query.selectFrom('payment_instruction').select('bytes').where('batch_no', '=', batchNo);
    return this.#ledger.first(of)?.bytes ?? null;
  }

  files(): readonly StoredResultFile[] {
    return this.#all().files;
  }

  file(id: number): StoredResultFile | null {
    return this.#all().files.find((each) => each.id === id) ?? null;
  }

  /** Those that hold. */
  links(): readonly StoredLink[] {
    return this.#all().links.filter((each) => !each.isEnded);
  }

  endedLinks(): readonly StoredLink[] {
    return this.#all().links.filter((each) => each.isEnded);
  }

  linksOf(itemNo: string): readonly StoredLink[] {
    return this.links().filter((each) => each.itemNo === itemNo);
  }

  link(id: number): StoredLink | null {
    return this.#all().links.find((each) => each.id === id) ?? null;
  }

  /** To be called after every write, also one that was rolled back. */
  forget(): void {
    this.#held = null;
  }

  // Appending: each inside a write.

  /** The next version of a batch; gives its number. */
  appendBatch(batch: Omit<BatchVersion, 'version'>, body: BatchBody): number {
    const version = 1 + (this.batch(batch.batchNo)?.version ?? 0);
    this.#wrote(appendBatch(this.#ledger, { ...batch, version }, body));
    return version;
  }

  appendItems(items: readonly StoredItem[]): void {
    this.#wrote(appendItems(this.#ledger, items));
  }

  appendInstruction(...made: Appended<typeof appendInstruction>): void {
    this.#wrote(appendInstruction(this.#ledger, ...made));
  }

  appendFile(...read: Appended<typeof appendFile>): number {
    return this.#wrote(appendFile(this.#ledger, ...read));
  }

  appendResult(result: Omit<StoredResult, 'row'>): void {
    this.#wrote(appendResult(this.#ledger, result));
  }

  appendLink(link: Omit<StoredLink, 'id' | 'isEnded'>): number {
    return this.#wrote(appendLink(this.#ledger, link));
  }

  appendLinkEnd(id: number, reason: string, said: Said): void {
    this.#wrote(appendLinkEnd(this.#ledger, id, reason, said));
  }

  #wrote<T>(result: T): T {
    this.#held = null;
    return result;
  }

  #all(): Held {
    this.#held ??= readPayments(this.#ledger);
    return this.#held;
  }
}

type Appended<T> = T extends (ledger: Ledger, ...rest: infer Rest) => unknown ? Rest : never;
