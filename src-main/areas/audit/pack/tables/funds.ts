/** Money that parties keep with the house: what they brought and asked for, and what is not to leave. */
import { columns, type PackTable } from '../table.ts';
import { fromLedger, rowsOf, sums } from './from-ledger.ts';

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

/** Of the party whose order it is. */
const fundOrderEvents: PackTable = {
  name: 'fund_order_events',
  columns: columns('fund_order:code', 'event:code', 'body:json', 'at:instant', 'by:code'),
  count: ({ deps }) => deps.ledger.countRows(['fund_order_event']).get('fund_order_event') ?? 0,
  totals: [],
  *rows({ deps, cut, mask }) {
    const orders = [...rowsOf(deps.ledger, 'fund_order')];
    const wanted = new Set(orders.flatMap((each) => (cut.party(each.party_id) ? [each.order_no] : [])));
    for (const { order_no, event, body, at, by } of rowsOf(deps.ledger, 'fund_order_event'))
      yield {
        isIn: wanted.has(order_no) && cut.instant(at),
        cells: [order_no, event, mask.text(body), at, by],
      };
  },
};

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
const freezeEnds: PackTable = {
  name: 'fund_freeze_ends',
  columns: columns('freeze:number', 'reason:text', 'at:instant', 'by:code'),
  count: ({ deps }) => deps.ledger.countRows(['fund_freeze_end']).get('fund_freeze_end') ?? 0,
  totals: [],
  *rows({ deps, cut, mask }) {
    const all = [...rowsOf(deps.ledger, 'fund_freeze')];
    const wanted = new Set(all.flatMap((each) => (cut.party(each.party_id) ? [each.id] : [])));
    for (const { freeze_id, reason, at, by } of rowsOf(deps.ledger, 'fund_freeze_end'))
      yield { isIn: wanted.has(freeze_id), cells: [freeze_id, mask.text(reason), at, by] };
  },
};

export const fundTables: readonly PackTable[] = [fundOrders, fundOrderEvents, freezes, freezeEnds];
