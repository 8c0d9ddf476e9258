/** Orders as files and on paper: the list, and the whole of one. */

import type { SameKeys } from '../same-keys.ts';
import type { orderExport as source } from '../zh-cn/order-export.ts';

export const orderExport: SameKeys<typeof source> = {
  'order_export.story': 'Order {{order}}',
  'order_export.nothing': 'No order fits.',
  'order_export.count': '{{count}} order || {{count}} orders',
  'order_export.all': 'All orders',
  'order_export.filter': 'Filter: {{query}}',
  'order_export.total': 'Total, {{count}} order || Total, {{count}} orders',
  'order_export.revealed':
    'Account numbers and names stand here unmasked: for those who need them only, and taken back after use.',
  'order_export.masked': 'Account numbers and names are masked.',
  'order_export.account': 'Account',
  'order_export.transaction': 'Channel transaction',
  'order_export.file': 'File',
  'order_export.row': 'Row',
  'order_export.source': 'Source',
  'order_export.time': 'Time',
  'order_export.kind': 'Kind',
  'order_export.number': 'Number',
  'order_export.status': 'Status',
  'order_export.direction': 'In or out',
  'order_export.gross': 'Gross',
  'order_export.fee': 'Fee',
  'order_export.net': 'Net',
  'order_export.counterparty': 'Counterparty',
  'order_export.description': 'Description',
  'order_export.leg': 'Leg',
  'order_export.standing': 'Standing',
  'order_export.left': 'Left',
  'order_export.right': 'Right',
  'order_export.difference': 'Difference',
  'order_export.since': 'Since',
  'order_export.by': 'By',
  'order_export.reason': 'Reason',
  'order_export.print': 'Print',
  'order_export.menu': 'Print / export',
  'order_export.pdf': 'PDF (to print)',
  'order_export.xlsx': 'Workbook (.xlsx)',
  'order_export.csv': 'CSV (for programs)',
};
