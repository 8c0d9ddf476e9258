/**
 * lines.csv: every standing line with its place in its file, in the columns the command line promises.
 */
import { formatMinor } from '../../../shared/domain/money.ts';
import type { LineStore } from '../statements/line-store.ts';
import { unpackLine } from '../statements/rules/packed-line.ts';
import { linesOfBlock, type StagedLines } from '../statements/staging.ts';
import { type ChunkWriter, record } from './csv.ts';

const HEADER = [
  'file',
  'row',
  'adapter',
  'source_kind',
  'account',
  'line_kind',
  'direction',
  'occurred_at',
  'booking_date',
  'value_date',
  'gross',
  'fee',
  'net',
  'currency',
  'balance',
  'status',
  'merchant_order_no',
  'channel_transaction_id',
  'batch_no',
  'bank_reference',
  'counterparty',
  'description',
];

interface Provenance {
  readonly file: string;
  readonly adapter: string;
  readonly sourceKind: string;
}

/** A file whose lines are not in the ledger (its proof failed): shown all the same, nothing is lost. */
export interface UncommittedLines extends Provenance {
  readonly lines: StagedLines;
}

export function writeLinesCsv(
  lines: LineStore,
  uncommitted: readonly UncommittedLines[],
  out: ChunkWriter,
): void {
  out.add(record(HEADER));
  const set = lines.set('all');
  const provenances = lines.importsOfSet(set).map(({ view }): Provenance => view);
  lines.scan(set, (position, packed) => {
    const from = provenances[set.fileRank[position] ?? 0];
    if (from) out.add(lineRecord(from, packed));
  });
  for (const file of uncommitted) {
    for (const block of file.lines.blocks)
      for (const packed of linesOfBlock(block)) out.add(lineRecord(file, packed));
  }
  out.flush();
}

function lineRecord(from: Provenance, packed: string): string {
  const line = unpackLine(packed);
  const amount = (value: number | null) => (value === null ? '' : formatMinor(value, line.currency));
  return record([
    from.file,
    String(line.row),
    from.adapter,
    from.sourceKind,
    line.account,
    line.kind,
    line.direction ?? '',
    line.occurredAt,
    line.bookingDate,
    line.valueDate,
    amount(line.gross),
    amount(line.fee),
    amount(line.net),
    line.currency,
    amount(line.balance),
    line.status === 'none' ? '' : line.status,
    line.merchantOrderNo,
    line.channelTransactionId,
    line.batchNo,
    line.bankReference,
    line.counterparty,
    line.description,
  ]);
}
