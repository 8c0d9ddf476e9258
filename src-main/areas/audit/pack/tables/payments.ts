/** Payments as a second person agreed to them, what came of each, the files that went out, and the limits that held. */
import { columns, type PackGround, type PackTable } from '../table.ts';
import { fromLedger, sums } from './from-ledger.ts';

const batches = fromLedger('payment_batches', 'payment_batch', {
  columns: columns(
    'payment_batch:code',
    'version:number',
    'batch_state:code',
    'hash:code',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  cells: (row, { mask }) => [
    row.batch_no,
    row.version,
    row.state,
    row.hash,
    mask.text(row.reason),
    row.at,
    row.by,
  ],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

const payments: PackTable = {
  name: 'payments',
  columns: columns(
    'payment:code',
    'payment_batch:code',
    'place:number',
    'party:code',
    'party_account:code',
    'version:number',
    'payee:text',
    'account:text',
    'currency:code',
    'amount:amount',
    'merchant_order_no:text',
    'retry_of:code',
    'remark:text',
    'payment_state:code',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => deps.ledger.countRows(['payment_item']).get('payment_item') ?? 0,
  totals: [{ name: 'amount', by: [], ledger: ({ deps }) => sums(deps.ledger, 'payment_item') }],
  *rows({ deps, cut, mask }) {
    const { store } = deps.payments;
    for (const item of store.items()) {
      const { currency } = item;
      yield {
        isIn: cut.instant(item.at) && cut.party(item.partyId),
        cells: [
          item.itemNo,
          item.batchNo,
          item.place,
          item.partyId,
          item.accountId,
          item.accountVersion,
          mask.name(item.payee),
          mask.account(item.number),
          currency,
          { amount: item.amount, currency },
          item.merchantOrderNo,
          item.retryOf,
          mask.text(item.remark),
          store.stateOf(item),
          item.at,
          item.by,
        ],
      };
    }
  },
};

const itemIsIn = ({ deps, cut }: PackGround, itemNo: string): boolean => {
  const item = deps.payments.store.item(itemNo);
  return item ? cut.instant(item.at) && cut.party(item.partyId) : true;
};

const events = fromLedger('payment_events', 'payment_result', {
  columns: columns(
    'payment:code',
    'result:code',
    'reason_code:code',
    'text:text',
    'happened_at:instant',
    'result_file:number',
    'row:number',
    'at:instant',
    'by:code',
  ),
  cells: (row, { mask }) => [
    row.item_no,
    row.state,
    row.reason_code,
    mask.text(row.reason_text),
    row.happened_at,
    row.file_id,
    row.file_row,
    row.at,
    row.by,
  ],
  isIn: ({ item_no }, ground) => itemIsIn(ground, item_no),
});

const lines: PackTable = {
  name: 'payment_lines',
  columns: columns(
    'payment:code',
    'line:number',
    'role:code',
    'origin:code',
    'is_ended:code',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => deps.ledger.countRows(['payment_line']).get('payment_line') ?? 0,
  totals: [],
  *rows(ground) {
    const { store } = ground.deps.payments;
    const links = [...store.links(), ...store.endedLinks()].toSorted((a, b) => a.id - b.id);
    for (const { itemNo, lineId, role, origin, isEnded, at, by } of links)
      yield {
        isIn: itemIsIn(ground, itemNo),
        cells: [itemNo, lineId, role, origin, isEnded ? 'yes' : 'no', at, by],
      };
  },
};

const instructions = fromLedger('payment_instructions', 'payment_instruction', {
  columns: columns(
    'payment_batch:code',
    'format:code',
    'message:code',
    'file:text',
    'sha256:code',
    'payments:number',
    'at:instant',
    'by:code',
  ),
  cells: (row) => [
    row.batch_no,
    row.format,
    row.message_id,
    row.file_name,
    row.sha256,
    row.item_count,
    row.at,
    row.by,
  ],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

const resultFiles = fromLedger('payment_result_files', 'payment_result_file', {
  columns: columns(
    'result_file:number',
    'payment_batch:code',
    'format:code',
    'file:text',
    'sha256:code',
    'at:instant',
    'by:code',
  ),
  cells: (row, { mask }) => [
    row.id,
    row.batch_no,
    row.format,
    mask.text(row.file_name),
    row.sha256,
    row.at,
    row.by,
  ],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

const receipts = fromLedger('payment_receipts', 'payment_receipt', {
  columns: columns('receipt:number', 'payment:code', 'receipt_code:code', 'at:instant', 'by:code'),
  cells: (row) => [row.number, row.item_no, row.code, row.at, row.by],
  isIn: ({ item_no }, ground) => itemIsIn(ground, item_no),
});

const limits = fromLedger('payment_limits', 'payment_limits', {
  columns: columns('body:json', 'reason:text', 'at:instant', 'by:code'),
  cells: ({ body, reason, at, by }, { mask }) => [body, mask.text(reason), at, by],
});

export const paymentTables: readonly PackTable[] = [
  batches,
  payments,
  events,
  lines,
  instructions,
  resultFiles,
  receipts,
  limits,
];
