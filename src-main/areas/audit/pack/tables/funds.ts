/** Money that parties keep with the house: what they brought and asked for, and what is not to leave. */
import { columns, type PackTable } from '../table.ts';
import { fromLedger, sums } from './from-ledger.ts';

const fundOrders = fromLedger('fund_orders', 'fund_order', {
  columns: columns(
    'fund_order:code',
    'fund_order_kind:code',
    'party:code',
    'currency:code',
    'amount:amount',
    'at:instant',
    'by:code',
  ),
  cells: ({ order_no, kind, party_id, currency, amount, at, by }) => [
    order_no,
    kind,
    party_id,
    currency,
    { amount, currency },
    at,
    by,
  ],
  isIn: ({ party_id, at }, { cut }) => cut.party(party_id) && cut.instant(at),
  totals: [{ name: 'amount', by: [], ledger: ({ deps }) => sums(deps.ledger, 'fund_order') }],
});

const fundOrderEvents = fromLedger('fund_order_events', 'fund_order_event', {
  columns: columns('fund_order:code', 'event:code', 'body:json', 'at:instant', 'by:code'),
  cells: ({ order_no, event, body, at, by }, { mask }) => [order_no, event, mask.text(body), at, by],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

/** Money of a party that is not to leave. */
const freezes = fromLedger('fund_freezes', 'fund_freeze', {
  columns: columns(
    'freeze:number',
    'party:code',
    'currency:code',
    'amount:amount',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  cells: ({ id, party_id, currency, amount, reason, at, by }, { mask }) => [
    ...[id, party_id, currency, { amount, currency }, mask.text(reason), at, by],
  ],
  isIn: ({ party_id }, { cut }) => cut.party(party_id),
});
const freezeEnds = fromLedger('fund_freeze_ends', 'fund_freeze_end', {
  columns: columns('freeze:number', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.freeze_id, mask.text(row.reason), row.at, row.by],
});

export const fundTables: readonly PackTable[] = [fundOrders, fundOrderEvents, freezes, freezeEnds];
