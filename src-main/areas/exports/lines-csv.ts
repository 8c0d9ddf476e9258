/**
 * lines.csv: every standing line with its place in its file, in the columns the command line promises. Protected fields are masked unless whoever
 * asked may look at them and it was recorded.
 */
import { maskReference } from '../../../shared/domain/masking/line.ts';
import { maskAccount, maskCounterparty } from '../../../shared/domain/masking/party.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import { fractionDigits } from '../../../shared/domain/money.ts';
import type { LineStore } from '../statements/line-store.ts';
import { findFields, makeFieldStarts, PACKED } from '../statements/rules/packed-line.ts';
import { findLines, LINES_PER_BLOCK, openBlock, type StagedLines } from '../statements/staging.ts';
import { type ChunkWriter, cell, record } from './csv.ts';

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
  isRevealed: boolean,
): void {
  out.add(record(HEADER));
  const set = lines.set('all');
  const records = lines.importsOfSet(set).map(({ view }) => recordWriter(view, out, isRevealed));
  lines.scan(set, (position, bytes, from, to) => records[set.fileRank[position] ?? 0]?.(bytes, from, to));
  const starts = new Uint32Array(LINES_PER_BLOCK + 1);
  for (const file of uncommitted) {
    const write = recordWriter(file, out, isRevealed);
    for (const block of file.lines.blocks) {
      const bytes = openBlock(block);
      const count = findLines(bytes, starts);
      for (let line = 0; line < count; line += 1)
        write(bytes, starts[line] ?? 0, (starts[line + 1] ?? 0) - 1);
    }
  }
  out.flush();
}

/** Writes records of one file from its packed lines: cell by cell in bytes, since a million lines as objects take seconds. */
function recordWriter(from: Provenance, out: ChunkWriter, isRevealed: boolean) {
  const starts = makeFieldStarts();
  const file = `${cell(from.file)},`;
  const source = `${cell(from.adapter)},${from.sourceKind},`;
  const digitsOf = new Map<string, number>();
  return (bytes: Buffer, lineFrom: number, lineTo: number): void => {
    findFields(bytes, lineFrom, lineTo, starts);
    const begin = (field: number) => starts[field] ?? 0;
    const end = (field: number) => (starts[field + 1] ?? 0) - 1;
    const copy = (field: number) => out.addCell(bytes, begin(field), end(field));
    const protectedCell = (field: number, mask: (text: string) => string) => {
      if (isRevealed || begin(field) === end(field)) return copy(field);
      return out.add(`${cell(mask(bytes.toString('utf8', begin(field), end(field))))},`);
    };
    const currency = bytes.toString('latin1', begin(PACKED.currency), end(PACKED.currency));
    const digits = digitsOf.get(currency) ?? fractionDigits(currency);
    digitsOf.set(currency, digits);
    const amount = (field: number) => out.addAmount(bytes, begin(field), end(field), digits);
    out.add(file);
    copy(PACKED.row);
    out.add(source);
    if (from.sourceKind === 'bank') protectedCell(PACKED.account, maskAccount);
    else copy(PACKED.account);
    copy(PACKED.kind);
    copy(PACKED.direction);
    copy(PACKED.occurredAt);
    copy(PACKED.bookingDate);
    copy(PACKED.valueDate);
    amount(PACKED.gross);
    amount(PACKED.fee);
    amount(PACKED.net);
    copy(PACKED.currency);
    amount(PACKED.balance);
    const status = begin(PACKED.status);
    // 'none' is how the ledger says that the file says nothing.
    const isNone = end(PACKED.status) - status === 4 && bytes[status] === 0x6e;
    out.addCell(bytes, status, isNone ? status : end(PACKED.status));
    copy(PACKED.merchantOrderNo);
    copy(PACKED.channelTransactionId);
    copy(PACKED.batchNo);
    protectedCell(PACKED.bankReference, maskReference);
    protectedCell(PACKED.counterparty, maskCounterparty);
    protectedCell(PACKED.description, maskText);
    out.endRecord();
  };
}
