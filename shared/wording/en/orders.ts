/** Words of the orders pages. */
import type { SameKeys } from '../same-keys.ts';
import type { orders as source } from '../zh-cn/orders.ts';

export const orders: SameKeys<typeof source> = {
  'orders.title': 'Orders',
  'orders.list': 'List of orders',
  'orders.story': 'The story of an order',
  'orders.col.time': 'Ordered at',
  'orders.col.orderNo': 'Merchant order number',
  'orders.col.channel': 'Channel',
  'orders.col.kind': 'Kind',
  'orders.col.status': 'Status',
  'orders.col.amount': 'Amount',
  'orders.col.trade': 'Trade bill',
  'orders.col.exceptions': 'Exceptions',
  'orders.trade.matched': 'Matched',
  'orders.trade.proposed': 'Proposed',
  'orders.trade.exception': 'Exception',
  'orders.trade.open': 'Unmatched',
  'orders.trade.outside': 'Not part of it',
  'orders.empty': 'No orders yet',
  'orders.emptyText':
    'Import a file of orders to follow each one from the sale to the money arriving at the bank.',
  'orders.storyEmpty': 'This number was not found',
  'orders.storyEmptyText': 'No imported file holds the merchant order number {{orderNo}}.',
  'orders.column.orders': 'Orders',
  'orders.column.trades': 'Trade bill',
  'orders.column.funds': 'Fund bill',
  'orders.column.bank': 'Bank',
  'orders.columnEmpty': 'No lines',
  'orders.groups': 'Match groups',
  'orders.exceptions': 'Exceptions',
  'orders.groupsEmpty': 'Not matched yet',
  'orders.exceptionsEmpty': 'No exceptions',
  'orders.noDay': 'No day',
  'orders.back': 'Back to the orders',
  'orders.sum': 'Sum',
  'requestKind.order_cancel': 'Cancel an order',
  'requestKind.order_cancel.effect':
    'Once approved, the order is closed by a correcting file made at this desk.',
  'requestKind.order_refund': 'Refund an order',
  'requestKind.order_refund.effect':
    'Once approved, a refund is entered as pending until the channel’s bill confirms it.',
  'requestKind.order_supplement': 'Supplement an order',
  'requestKind.order_supplement.effect':
    'Once approved, the missing order is entered from the channel’s evidence.',
  'requestKind.order_status': 'Correct an order’s status',
  'requestKind.order_status.effect':
    'Once approved, the order takes the status its evidence shows; the earlier one stays on record.',
  'error.move_not_allowed': 'Its present state does not allow this',
  'error.move_not_allowed.safe': 'Nothing was written.',
  'error.move_not_allowed.do': 'Look at where it stands now.',
};
