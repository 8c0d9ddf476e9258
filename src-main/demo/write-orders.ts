/**
 * orders.csv: what our own books say, one row per movement, in the layout of DESIGN §7 with the Chinese header.
 */
import type { OrderState, Told } from './faults.ts';
import { clockText, type DemoChannel, type Moment } from './shape.ts';
import type { UnpaidOrder } from './story.ts';
import { BOM, csvCell, TextTable, type WrittenTable, yuan } from './tables.ts';

export const ORDERS_FILE = 'orders.csv';
const HEADER = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';

const STATE_WORDS: Readonly<Record<OrderState, string>> = {
  paid: '已支付',
  refunded: '已退款',
  pending: '待支付',
  closed: '已关闭',
  failed: '支付失败',
};
const CHANNEL_WORDS: Readonly<Record<DemoChannel, string>> = { wechat: '微信支付', alipay: '支付宝' };

interface OrderRow {
  readonly id: string;
  readonly createdAt: Moment;
  readonly cells: readonly string[];
}

export function writeOrders(told: readonly Told[], unpaid: readonly UnpaidOrder[]): WrittenTable {
  const rows = [...told.flatMap(orderRow), ...unpaid.map(unpaidRow)].sort(
    (a, b) => a.createdAt - b.createdAt,
  );
  const table = new TextTable(ORDERS_FILE);
  table.say(BOM + HEADER);
  for (const row of rows) table.row(row.id, row.cells.map(csvCell).join(','));
  return {
    file: table.file,
    bytes: Buffer.from(table.text(), 'utf8'),
    rows: table.rows,
    places: table.places,
  };
}

function orderRow({ movement, order }: Told): OrderRow[] {
  if (!order) return [];
  const isPaid = order.state === 'paid' || order.state === 'refunded';
  const cells = [
    movement.orderNo,
    movement.kind === 'payment' ? '支付' : '退款',
    movement.refundNo,
    CHANNEL_WORDS[movement.channel],
    clockText(movement.createdAt),
    isPaid ? clockText(movement.bookedAt) : '',
    yuan(order.amount),
    'CNY',
    STATE_WORDS[order.state],
    movement.product,
  ];
  return [{ id: orderPlace(movement.id), createdAt: movement.createdAt, cells }];
}

function unpaidRow(order: UnpaidOrder): OrderRow {
  const cells = [
    order.orderNo,
    '支付',
    '',
    CHANNEL_WORDS[order.channel],
    clockText(order.createdAt),
    '',
    yuan(order.ordered),
    'CNY',
    STATE_WORDS[order.state],
    order.product,
  ];
  return { id: `unpaid/${order.id}`, createdAt: order.createdAt, cells };
}

/** The key of a movement's row in our books. */
export const orderPlace = (id: string): string => `order/${id}`;
