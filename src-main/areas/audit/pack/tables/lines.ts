/**
 * Every line that ever came in, in the order of files and rows: those that stand, those for which a later word stands, those whose file was taken back.
 * Read block by block, so that a million of them are never held; sums of the ledger are those of the columns, which nobody writes lines from.
 */

import { Refused } from '../../../../../shared/contract/errors.ts';
import { unpackLine } from '../../../statements/rules/packed-line.ts';
import { LINES_PER_BLOCK, linesOfBlock } from '../../../statements/staging.ts';
import { readBlock, readColumns, type StoredImport } from '../../../statements/store.ts';
import { type Amount, type Cell, type Cells, columns, type PackGround, type PackTable } from '../table.ts';
import { directionOf, type LineFilter, lineFilter, lineSums, sumsBy } from './line-sums.ts';

const COLUMNS = columns(
  'line:number',
  'import:number',
  'row:number',
  'standing:code',
  'channel:code',
  'account:text',
  'line_kind:code',
  'direction:code',
  'status:code',
  'occurred_at:instant',
  'booking_date:day',
  'value_date:day',
  'currency:code',
  'gross:amount',
  'fee:amount',
  'net:amount',
  'order_amount:amount',
  'balance:amount',
  'merchant_order_no:text',
  'refund_no:text',
  'channel_transaction_id:text',
  'related_transaction_id:text',
  'batch_no:text',
  'bank_reference:text',
  'counterparty:text',
  'description:text',
);
/** Of a line that the scope leaves out, only what is summed of it is made. */
const PLACE = { import: 1, direction: 7, currency: 12, gross: 13, fee: 14, net: 15 } as const;

export const linesTable: PackTable = {
  name: 'lines',
  columns: COLUMNS,
  count: ({ deps }) => deps.lines.imports().reduce((sum, each) => sum + each.lineCount, 0),
  totals: [
    { name: 'net', by: ['import', 'direction'], ledger: (ground) => sumsBy(lineSums(ground), 'net', true) },
    { name: 'net', by: ['direction'], ledger: (ground) => sumsBy(lineSums(ground), 'net') },
    { name: 'gross', by: ['direction'], ledger: (ground) => sumsBy(lineSums(ground), 'gross') },
    { name: 'fee', by: ['direction'], ledger: (ground) => sumsBy(lineSums(ground), 'fee') },
  ],
  quick: (ground) => {
    const wanted = lineSums(ground).filter(({ isIn }) => isIn);
    return { records: wanted.reduce((sum, each) => sum + each.records, 0), sums: sumsBy(wanted, 'net') };
  },
  *rows(ground) {
    const isIn = lineFilter(ground);
    for (const imported of ground.deps.lines.imports()) yield* linesOf(ground, imported, isIn);
  },
};

function* linesOf(ground: PackGround, imported: StoredImport, filter: LineFilter) {
  const { ledger, lines } = ground.deps;
  const { id, firstLineId, lineCount, view } = imported;
  const of = readColumns(ledger, imported);
  const isWanted = filter(imported);
  const versions = lines.versions();
  const mask = maskedTexts(ground, view.sourceKind === 'bank');
  const currencyOf = (position: number) => view.currencies[of.currency[position] ?? 0] ?? '';
  let texts: readonly string[] = [];
  let open = -1;
  for (let position = 0; position < lineCount; position += 1) {
    const lineId = firstLineId + position;
    if (!isWanted(position, of)) {
      const currency = currencyOf(position);
      const cells: Cell[] = new Array(COLUMNS.length).fill(null);
      const amount = (value: number) => (Number.isNaN(value) ? null : { amount: value, currency });
      cells[PLACE.import] = id;
      cells[PLACE.direction] = directionOf(of.direction[position]);
      cells[PLACE.currency] = currency;
      cells[PLACE.gross] = amount(of.gross[position] ?? Number.NaN);
      cells[PLACE.fee] = amount(of.fee[position] ?? Number.NaN);
      cells[PLACE.net] = amount(of.net[position] ?? Number.NaN);
      yield { cells, isIn: false };
      continue;
    }
    const block = Math.floor(position / LINES_PER_BLOCK);
    if (block !== open) {
      const bytes = readBlock(ledger, id, block);
      if (!bytes) throw new Refused('workspace_damaged', { file: 'ledger.db' });
      texts = linesOfBlock(bytes);
      open = block;
    }
    const line = unpackLine(texts[position % LINES_PER_BLOCK] ?? '');
    const { currency } = line;
    const amount = (value: number | null): Amount | null =>
      value === null ? null : { amount: value, currency };
    const cells: Cells = [
      lineId,
      id,
      line.row,
      view.state === 'undone' ? 'undone' : versions.isSuperseded(lineId) ? 'superseded' : 'stands',
      line.channel,
      mask.account(line.account),
      line.kind,
      line.direction ?? '',
      line.status === 'none' ? '' : line.status,
      line.occurredAt,
      line.bookingDate,
      line.valueDate,
      currency,
      amount(line.gross),
      amount(line.fee),
      amount(line.net),
      amount(line.orderAmount),
      amount(line.balance),
      line.merchantOrderNo,
      line.refundNo,
      line.channelTransactionId,
      line.relatedTransactionId,
      line.batchNo,
      mask.reference(line.bankReference),
      mask.party(line.counterparty),
      mask.text(line.description),
    ];
    yield { cells, isIn: true };
  }
}

/** A channel's account is the firm's own number with it, printed on every receipt. */
function maskedTexts({ mask }: PackGround, isBank: boolean) {
  return { ...mask, account: isBank ? mask.account : (text: string) => text };
}
