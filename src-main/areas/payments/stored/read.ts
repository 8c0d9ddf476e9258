/** Everything of payments read from the ledger at once. Reading again gives the same: nothing is kept that is not there. */
import type { Ledger } from '../../../ledger/ledger.ts';
import { inOrderKept, type ResultWord } from '../rules/item-words.ts';
import type {
  BatchBody,
  BatchVersion,
  FrozenPayee,
  StoredBatch,
  StoredInstruction,
  StoredItem,
  StoredLink,
  StoredResult,
  StoredResultFile,
} from './stored.ts';

export interface Held {
  readonly versions: ReadonlyMap<string, readonly BatchVersion[]>;
  readonly batches: ReadonlyMap<string, StoredBatch>;
  readonly items: ReadonlyMap<string, StoredItem>;
  readonly itemsOf: ReadonlyMap<string, readonly StoredItem[]>;
  readonly results: ReadonlyMap<string, readonly StoredResult[]>;
  readonly instructions: ReadonlyMap<string, StoredInstruction>;
  readonly files: readonly StoredResultFile[];
  readonly links: readonly StoredLink[];
}

/** Bodies were checked by the contract before they were written; columns are as the database allows. */
export function readPayments(ledger: Ledger): Held {
  const { query } = ledger;
  const versions = ledger
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
    ledger
      .all(query.selectFrom('payment_batch').select(['row', 'body']).where('row', 'in', newest))
      .map(({ row, body }) => [row, bodyOf(body)]),
  );
  const batches = [...byBatch.values()].flatMap((of): StoredBatch[] => {
    const last = of.at(-1);
    const body = last && bodies.get(last.row);
    return last && body ? [{ ...last, ...body }] : [];
  });
  const items = ledger
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
  const results = ledger.all(query.selectFrom('payment_result').selectAll().orderBy('row')).map(
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
  const instructions = ledger
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
  const files = ledger
    .all(
      query
        .selectFrom('payment_result_file')
        .select(['id', 'sha256', 'file_name', 'batch_no', 'at', 'by'])
        .orderBy('id'),
    )
    .map(({ file_name, batch_no, ...row }) => ({ ...row, fileName: file_name, batchNo: batch_no }));
  const ended = new Set(
    ledger.all(query.selectFrom('payment_line_end').select('link_id')).map((each) => each.link_id),
  );
  const links = ledger.all(query.selectFrom('payment_line').selectAll().orderBy('id')).map(
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
      [...Map.groupBy(results, (each) => each.itemNo)].map(([itemNo, of]) => [itemNo, inOrderKept(of)]),
    ),
    instructions: new Map(instructions.map((each) => [each.batchNo, each])),
    files,
    links,
  };
}

export const bodyOf = (text: string): BatchBody => JSON.parse(text) as BatchBody; // As appendBatch wrote it.
