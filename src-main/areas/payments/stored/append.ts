/** Facts of payments appended to the ledger, each inside a write of the record; nothing of them is ever changed. */
import type { Ledger } from '../../../ledger/ledger.ts';
import type {
  BatchBody,
  BatchVersion,
  Said,
  StoredInstruction,
  StoredItem,
  StoredLink,
  StoredResult,
  StoredResultFile,
} from './stored.ts';

export function appendBatch(ledger: Ledger, batch: BatchVersion, body: BatchBody): void {
  const { batchNo, version, state, hash, reason, at, by } = batch;
  ledger.append(
    ledger.query.insertInto('payment_batch').values({
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
}

export function appendItems(ledger: Ledger, items: readonly StoredItem[]): void {
  ledger.appendMany(
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
}

export function appendInstruction(
  ledger: Ledger,
  { batchNo, format, messageId, fileName, sha256, at, by }: StoredInstruction,
  made: { readonly bytes: Uint8Array; readonly count: number; readonly sum: number },
): void {
  ledger.append(
    ledger.query.insertInto('payment_instruction').values({
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

export function appendFile(
  ledger: Ledger,
  { sha256, fileName, batchNo, at, by }: Omit<StoredResultFile, 'id'>,
  read: { readonly format: string; readonly bytes: Uint8Array; readonly findings: string },
): number {
  return ledger.append(
    ledger.query
      .insertInto('payment_result_file')
      .values({ sha256, file_name: fileName, batch_no: batchNo, ...read, at, by }),
  );
}

export function appendResult(ledger: Ledger, result: Omit<StoredResult, 'row'>): void {
  const { itemNo, fileId, fileRow, state, reasonCode, reasonText, happenedAt, evidence, at, by } = result;
  ledger.append(
    ledger.query.insertInto('payment_result').values({
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

export function appendLink(
  ledger: Ledger,
  { itemNo, lineId, role, origin, at, by }: Omit<StoredLink, 'id' | 'isEnded'>,
): number {
  return ledger.append(
    ledger.query
      .insertInto('payment_line')
      .values({ item_no: itemNo, line_id: lineId, role, origin, at, by }),
  );
}

export function appendLinkEnd(ledger: Ledger, id: number, reason: string, { at, by }: Said): void {
  ledger.append(ledger.query.insertInto('payment_line_end').values({ link_id: id, reason, at, by }));
}
