/** The list of orders as a table: a row for each order as the screen has it, more columns for scripts than a paper has room for. */

import type { FoundOrders, OrderRow, OrdersAsked } from '../../orders/list.ts';
import type { Reader } from '../tables/reader.ts';
import { type ReportTable, type TableCell, type TableColumn, unlessNought } from '../tables/table.ts';
import { exceptionKindWord, instantText } from './order-words.ts';

export function listTable(found: FoundOrders, { query }: OrdersAsked, reader: Reader): ReportTable {
  const { words } = reader;
  const head = (code: string, head: string, share: number, more: Partial<TableColumn> = {}): TableColumn => ({
    code,
    head,
    share,
    ...more,
  });
  return {
    title: words('orders.list'),
    lines: [
      words('order_export.count', { count: found.total }),
      query.trim() === '' ? words('order_export.all') : words('order_export.filter', { query }),
    ],
    columns: [
      head('order_no', words('orders.col.orderNo'), 4),
      head('time', words('orders.col.time'), 3.4),
      head('channel', words('orders.col.channel'), 2),
      head('account', words('order_export.account'), 3, { isOffPaper: true }),
      head('state', words('orders.col.state'), 2),
      head('customer', words('orders.entryCustomer'), 2.4),
      head('product', words('orders.entryProduct'), 4, { isOffPaper: true }),
      head('currency', words('orders.entryCurrency'), 1.8),
      head('amount', words('orders.col.amount'), 2.4, { isAmount: true }),
      head('paid', words('orders.paid'), 2.4, { isAmount: true, isOffPaper: true }),
      head('refunded', words('orders.col.refunded'), 2.4, { isAmount: true }),
      head('refund_pending', words('orders.refundPending'), 2.4, { isAmount: true, isOffPaper: true }),
      head('trade', words('orders.col.trade'), 2.2),
      head('exceptions', words('orders.col.exceptions'), 3.4),
      head('transaction_no', words('order_export.transaction'), 5, { isOffPaper: true }),
      head('file', words('order_export.file'), 5, { isOffPaper: true }),
      head('row', words('order_export.row'), 1.2, { isOffPaper: true }),
    ],
    count: found.total,
    rows: rowsOf(found, reader),
    totals: found
      .sums()
      .map(({ currency, count, amount, paid, refunded }): readonly TableCell[] => [
        words('order_export.total', { count }),
        ...Array<string>(6).fill(''),
        currency,
        { amount, currency },
        { amount: paid, currency },
        { amount: refunded, currency },
        ...Array<string>(6).fill(''),
      ]),
    hasTotalsInCsv: false,
  };
}

function* rowsOf({ total, row }: FoundOrders, reader: Reader) {
  for (let at = 0; at < total; at += 1) yield cellsOf(row(at), reader);
}

function cellsOf(row: OrderRow, { words, locale }: Reader): readonly TableCell[] {
  const { line, currency } = row;
  const time = line.occurredAt || line.bookingDate;
  const wrong = [
    ...row.findings.map((each) => ({ code: each, text: words(`orders.finding.${each}`) })),
    ...row.exceptionKinds.map((each) => ({ code: each, text: exceptionKindWord(locale, each) })),
  ];
  return [
    line.merchantOrderNo || line.refundNo,
    { code: time, text: instantText(time) },
    { code: line.channel, text: words(`channel.${line.channel}`) },
    line.account,
    { code: row.state, text: words(`orders.state.${row.state}`) },
    line.counterparty,
    line.description,
    line.currency,
    { amount: line.net, currency: line.currency },
    { amount: row.paid, currency },
    unlessNought(row.refunded, currency),
    unlessNought(row.refundPending, currency),
    { code: row.trade, text: words(`orders.trade.${row.trade}`) },
    { code: wrong.map(({ code }) => code).join(' '), text: wrong.map(({ text }) => text).join(' / ') },
    line.channelTransactionId,
    line.file,
    String(line.row),
  ];
}
