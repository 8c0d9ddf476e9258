/**
 * The rows of the bench's files, each made from its number alone, and what all of them come to.
 *
 * Row i has the same number and amount whatever the size. Of a thousand orders 999 agree: one in three thousand each is missing in the
 * channel, missing in our books, or differs by one yuan.
 */
export interface BenchCounts {
  readonly tradeRows: number;
  readonly orderRows: number;
  readonly fundRows: number;
  /** In fen. */
  readonly paymentSum: number;
  readonly refundSum: number;
  /** Charged less given back. */
  readonly feeSum: number;
  /** One-to-one groups of order_trade that agree in full. */
  readonly orderTradeGroups: number;
  readonly missingInChannel: number;
  readonly missingInOrders: number;
  readonly amountDiffers: number;
}

const DAY = '2026-10-17';
export const COMPACT_DAY = '20261017';

export interface BenchRow {
  readonly place: string;
  readonly isRefund: boolean;
  readonly amount: number;
  readonly fee: number;
  readonly time: string;
  readonly orderedTime: string;
  readonly orderNo: string;
  readonly transactionNo: string;
  readonly refundNo: string;
  readonly refundTransactionNo: string;
}

/** Every fortieth row refunds in full the payment on the row before. */
const isRefundRow = (index: number): boolean => index % 40 === 39;

export const isMissingInOrders = (index: number): boolean => index % 3000 === 1500;
export const isAmountOff = (index: number): boolean => index % 3000 === 2500;
/** After this row our books have one more order that the channel never saw. */
export const isFollowedByLostOrder = (index: number): boolean => index % 3000 === 500;

export function benchRow(index: number, rows: number): BenchRow {
  const isRefund = isRefundRow(index);
  const about = isRefund ? index - 1 : index;
  const place = String(about).padStart(10, '0');
  const amount = amountOf(about);
  return {
    place,
    isRefund,
    amount,
    fee: Math.floor((amount * 6 + 500) / 1000), // 0.6 %, half a fen upwards; whole numbers throughout.
    time: timeOf(index, rows, 5),
    orderedTime: timeOf(index, rows, 0),
    orderNo: `B${COMPACT_DAY}${place}`,
    transactionNo: `42000000${COMPACT_DAY}00${place}`,
    refundNo: isRefund ? `BR${COMPACT_DAY}${place}` : '',
    refundTransactionNo: isRefund ? `503000000${COMPACT_DAY}00${place}` : '',
  };
}

/** Mixed from the index: mostly tens of yuan, one in eight up to some thousands. */
function amountOf(index: number): number {
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return 1 + (mixed % 9973) * (mixed >>> 29 === 0 ? 37 : 1);
}

/** Spread over the day in order of rows; `later` seconds after the order, never past midnight. */
function timeOf(index: number, rows: number, later: number): string {
  const second = Math.floor((index * 86_390) / Math.max(1, rows)) + later;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${DAY} ${two(second / 3600)}:${two((second % 3600) / 60)}:${two(second % 60)}`;
}

export function count(rows: number, isWithFund: boolean): BenchCounts {
  let paymentSum = 0;
  let refundSum = 0;
  let feeSum = 0;
  let fundRows = 0;
  let missingInChannel = 0;
  let missingInOrders = 0;
  let amountDiffers = 0;
  for (let index = 0; index < rows; index += 1) {
    const about = isRefundRow(index) ? index - 1 : index;
    const amount = amountOf(about);
    const fee = Math.floor((amount * 6 + 500) / 1000);
    if (isRefundRow(index)) {
      refundSum += amount;
      feeSum -= fee;
    } else {
      paymentSum += amount;
      feeSum += fee;
    }
    fundRows += fee > 0 ? 2 : 1;
    if (isFollowedByLostOrder(index)) missingInChannel += 1;
    if (isMissingInOrders(index)) missingInOrders += 1;
    if (isAmountOff(index)) amountDiffers += 1;
  }
  return {
    tradeRows: rows,
    orderRows: rows - missingInOrders + missingInChannel,
    fundRows: isWithFund ? fundRows : 0,
    paymentSum,
    refundSum,
    feeSum,
    orderTradeGroups: rows - missingInOrders - amountDiffers,
    missingInChannel,
    missingInOrders,
    amountDiffers,
  };
}
