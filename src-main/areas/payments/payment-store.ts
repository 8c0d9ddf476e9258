/**
 * Batches, payments, what was said of them and the lines that are them: read from the ledger once, forgotten whole when anything is written.
 *
 * Everything here is unmasked and append-only. A batch is a list of versions; its newest says what it is. A payment is a fact from the moment a second
 * person agreed to its batch.
 */
import type { BatchHeader, ItemDraft } from '../../../shared/contract/payments.ts';
import type { AccountKind } from '../../../shared/domain/party.ts';
import type { ItemState } from '../../../shared/domain/payment.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { inOrderOfMoves, type ResultWord } from './rules/item-words.ts';

interface Said {
  readonly at: string;
  readonly by: string;
}

export interface BatchVersion extends Said {
  readonly batchNo: string;
  readonly version: number;
  readonly state: 'draft' | 'frozen' | 'cancelled';
  readonly hash: string;
  readonly reason: string;
}
export interface BatchBody {
  readonly header: BatchHeader;
  readonly items: readonly ItemDraft[];
  /** Version of the account of the house as it was agreed to; 0 before. */
  readonly fromAccountVersion: number;
  /** The version whose checks were shown to who agreed; 0 before. */
  readonly checkedVersion: number;
}
/** By its newest version. */
export interface StoredBatch extends BatchVersion, BatchBody {}

/** Where a payment goes, as it was agreed to. */
export interface FrozenPayee {
  readonly payee: string;
  readonly number: string;
  readonly bankName: string;
  readonly bankCode: string;
  readonly kind: AccountKind;
  readonly channel: Channel;
  readonly isOrganisation: boolean;
  readonly mandateId: string;
  readonly mandateDay: string;
}
export interface StoredItem extends FrozenPayee, Said {
  readonly itemNo: string;
  readonly batchNo: string;
  readonly place: number;
  readonly partyId: string;
  readonly accountId: string;
  readonly accountVersion: number;
  readonly amount: number;
  readonly currency: string;
  readonly merchantOrderNo: string;
  readonly retryOf: string;
  readonly remark: string;
}

export interface StoredResult extends Said {
  readonly row: number;
  readonly itemNo: string;
  /** Null where two persons said so. */
  readonly fileId: number | null;
  readonly fileRow: number;
  readonly state: ResultWord;
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly happenedAt: string;
  readonly evidence: { readonly lineId?: number; readonly reason?: string; readonly maker?: string };
}

export interface StoredInstruction extends Said {
  readonly batchNo: string;
  readonly format: string;
  readonly messageId: string;
  readonly fileName: string;
  readonly sha256: string;
}

export interface StoredResultFile extends Said {
  readonly id: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly batchNo: string;
}

export interface StoredLink extends Said {
  readonly id: number;
  /** Of a payment, or of a fund order. */
  readonly itemNo: string;
  readonly lineId: number;
  readonly role: 'paid' | 'returned' | 'arrived';
  readonly origin: 'reference' | 'person';
  readonly isEnded: boolean;
}

interface Held {
  readonly versions: ReadonlyMap<string, readonly BatchVersion[]>;
  readonly batches: ReadonlyMap<string, StoredBatch>;
  readonly items: ReadonlyMap<string, StoredItem>;
  readonly itemsOf: ReadonlyMap<string, readonly StoredItem[]>;
  readonly results: ReadonlyMap<string, readonly StoredResult[]>;
  readonly instructions: ReadonlyMap<string, StoredInstruction>;
  readonly files: readonly StoredResultFile[];
  readonly links: readonly StoredLink[];
}

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

  appendBatch(batch: Omit<BatchVersion, 'version'>, body: BatchBody): number {
    const { batchNo, state, hash, reason, at, by } = batch;
    const version = 1 + (this.batch(batchNo)?.version ?? 0);
    this.#append(
      this.#ledger.query.insertInto('payment_batch').values({
        batch_no: batchNo,
        version,
        body: JSON.stringify(body),
        state,
        hash,
        reason,
        at,
        by,
      }),
    );
    return version;
  }

  appendItems(items: readonly StoredItem[]): void {
    this.#ledger.appendMany(
      'payment_item',
      [
        'item_no',
        'batch_no',
        'place',
        'party_id',
        'account_id',
        'account_version',
        'amount',
        'currency',
        'merchant_order_no',
        'retry_of',
        'body',
        'at',
        'by',
      ],
      items.map(
        ({
          itemNo,
          batchNo,
          place,
          partyId,
          accountId,
          accountVersion,
          amount,
          currency,
          merchantOrderNo,
          retryOf,
          at,
          by,
          ...body
        }) => [
          itemNo,
          batchNo,
          place,
          partyId,
          accountId,
          accountVersion,
          amount,
          currency,
          merchantOrderNo,
          retryOf,
          JSON.stringify(body),
          at,
          by,
        ],
      ),
    );
    this.#held = null;
  }

  appendInstruction(
    { batchNo, format, messageId, fileName, sha256, at, by }: StoredInstruction,
    made: { readonly bytes: Uint8Array; readonly count: number; readonly sum: number },
  ): void {
    this.#append(
      this.#ledger.query.insertInto('payment_instruction').values({
        batch_no: batchNo,
        format,
        message_id: messageId,
        file_name: fileName,
        sha256,
        bytes: made.bytes,
        item_count: made.count,
        amount_sum: made.sum,
        at,
        by,
      }),
    );
  }

  appendFile(
    { sha256, fileName, batchNo, at, by }: Omit<StoredResultFile, 'id'>,
    read: { readonly format: string; readonly bytes: Uint8Array; readonly findings: string },
  ): number {
    return this.#append(
      this.#ledger.query
        .insertInto('payment_result_file')
        .values({ sha256, file_name: fileName, batch_no: batchNo, ...read, at, by }),
    );
  }

  appendResult(result: Omit<StoredResult, 'row'>): void {
    const { itemNo, fileId, fileRow, state, reasonCode, reasonText, happenedAt, evidence, at, by } = result;
    this.#append(
      this.#ledger.query.insertInto('payment_result').values({
        item_no: itemNo,
        file_id: fileId,
        file_row: fileRow,
        state,
        reason_code: reasonCode,
        reason_text: reasonText,
        happened_at: happenedAt,
        body: JSON.stringify(evidence),
        at,
        by,
      }),
    );
  }

  appendLink({ itemNo, lineId, role, origin, at, by }: Omit<StoredLink, 'id' | 'isEnded'>): number {
    return this.#append(
      this.#ledger.query
        .insertInto('payment_line')
        .values({ item_no: itemNo, line_id: lineId, role, origin, at, by }),
    );
  }

  appendLinkEnd(id: number, reason: string, { at, by }: Said): void {
    this.#append(this.#ledger.query.insertInto('payment_line_end').values({ link_id: id, reason, at, by }));
  }

  #append(query: Parameters<Ledger['append']>[0]): number {
    const row = this.#ledger.append(query);
    this.#held = null;
    return row;
  }

  #all(): Held {
    this.#held ??= this.#read();
    return this.#held;
  }

  /** Bodies were checked by the contract before they were written; columns are as the database allows. */
  #read(): Held {
    const { query } = this.#ledger;
    const versions = this.#ledger
      .all(
        query
          .selectFrom('payment_batch')
          .select(['row', 'batch_no', 'version', 'state', 'hash', 'reason', 'at', 'by'])
          .orderBy('row'),
      )
      .map((row) => ({ ...row, batchNo: row.batch_no, state: row.state as BatchVersion['state'] }));
    const byBatch = Map.groupBy(versions, (each) => each.batchNo);
    const newest = query
      .selectFrom('payment_batch')
      .select(({ fn }) => fn.max('row').as('row'))
      .groupBy('batch_no');
    const bodies = new Map(
      this.#ledger
        .all(query.selectFrom('payment_batch').select(['row', 'body']).where('row', 'in', newest))
        .map(({ row, body }) => [row, bodyOf(body)]),
    );
    const batches = [...byBatch.values()].flatMap((of): StoredBatch[] => {
      const last = of.at(-1);
      const body = last && bodies.get(last.row);
      return last && body ? [{ ...last, ...body }] : [];
    });
    const items = this.#ledger
      .all(query.selectFrom('payment_item').selectAll().orderBy('row'))
      .map((row): StoredItem => {
        return {
          ...(JSON.parse(row.body) as FrozenPayee & { readonly remark: string }),
          itemNo: row.item_no,
          batchNo: row.batch_no,
          place: row.place,
          partyId: row.party_id,
          accountId: row.account_id,
          accountVersion: row.account_version,
          amount: row.amount,
          currency: row.currency,
          merchantOrderNo: row.merchant_order_no,
          retryOf: row.retry_of,
          at: row.at,
          by: row.by,
        };
      });
    const results = this.#ledger.all(query.selectFrom('payment_result').selectAll().orderBy('row')).map(
      (row): StoredResult => ({
        row: row.row,
        itemNo: row.item_no,
        fileId: row.file_id,
        fileRow: row.file_row,
        state: row.state as ResultWord,
        reasonCode: row.reason_code,
        reasonText: row.reason_text,
        happenedAt: row.happened_at,
        evidence: JSON.parse(row.body),
        at: row.at,
        by: row.by,
      }),
    );
    const instructions = this.#ledger
      .all(
        query
          .selectFrom('payment_instruction')
          .select(['batch_no', 'format', 'message_id', 'file_name', 'sha256', 'at', 'by'])
          .orderBy('row'),
      )
      .map(({ batch_no, message_id, file_name, ...row }) => ({
        ...row,
        batchNo: batch_no,
        messageId: message_id,
        fileName: file_name,
      }));
    const files = this.#ledger
      .all(
        query
          .selectFrom('payment_result_file')
          .select(['id', 'sha256', 'file_name', 'batch_no', 'at', 'by'])
          .orderBy('id'),
      )
      .map(({ file_name, batch_no, ...row }) => ({ ...row, fileName: file_name, batchNo: batch_no }));
    const ended = new Set(
      this.#ledger.all(query.selectFrom('payment_line_end').select('link_id')).map((each) => each.link_id),
    );
    const links = this.#ledger.all(query.selectFrom('payment_line').selectAll().orderBy('id')).map(
      (row): StoredLink => ({
        id: row.id,
        itemNo: row.item_no,
        lineId: row.line_id,
        role: row.role as StoredLink['role'],
        origin: row.origin as StoredLink['origin'],
        isEnded: ended.has(row.id),
        at: row.at,
        by: row.by,
      }),
    );
    return {
      versions: byBatch,
      batches: new Map(batches.map((each) => [each.batchNo, each])),
      items: new Map(items.map((each) => [each.itemNo, each])),
      itemsOf: Map.groupBy(items, (each) => each.batchNo),
      results: new Map(
        [...Map.groupBy(results, (each) => each.itemNo)].map(([itemNo, of]) => [itemNo, inOrderOfMoves(of)]),
      ),
      instructions: new Map(instructions.map((each) => [each.batchNo, each])),
      files,
      links,
    };
  }
}

const bodyOf = (text: string): BatchBody => JSON.parse(text) as BatchBody; // As appendBatch wrote it.
