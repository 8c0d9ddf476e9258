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
};
