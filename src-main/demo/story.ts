/**
 * What truly happened in the made-up shop: orders, payments and refunds, before any file tells of them.
 *
 * Everybody's files are written from this one story; faults.ts then lets single files tell it wrongly.
 */
import { applyRate, minor } from '../../shared/domain/money.ts';
import { draftOrders } from './drafts.ts';
import { SURNAMES } from './goods.ts';
import { Random } from './random.ts';
import { refundsOf } from './refunds.ts';
import {
  compactDay,
  type DemoChannel,
  type DemoShape,
  dayOf,
  FEE_PPM,
  type Moment,
  type Period,
} from './shape.ts';

/** One payment or one refund. Amounts in fen, zero or more. */
export interface Movement {
  /** Names it inside the demo only: 'p17', its refunds 'p17r1', 'p17r2'. */
  readonly id: string;
  readonly kind: 'payment' | 'refund';
  readonly channel: DemoChannel;
  readonly orderNo: string;
  readonly refundNo: string;
  /** The channel's number of the payment; refunds repeat it. */
  readonly transactionNo: string;
  /** WeChat's own number of a refund; '' elsewhere. */
  readonly refundTransactionNo: string;
  readonly product: string;
  readonly buyer: string;
  /** When the order was made; for refunds, when we asked for it. */
  readonly createdAt: Moment;
  /** When the order of the payment was made, also on its refunds. */
  readonly orderCreatedAt: Moment;
  /** The channel's clock: decides the day of its bills. */
  readonly happenedAt: Moment;
  /** Our own clock. */
  readonly bookedAt: Moment;
  /** What the order says. */
  readonly ordered: number;
  /** What the channel settles: less than ordered where the merchant bears a coupon. */
  readonly settled: number;
  /** Charged on a payment, given back on a refund. */
  readonly fee: number;
  /** Part of the settled amount paid with a prepaid coupon (充值券); settled all the same. */
  readonly prepaid: number;
  /** The whole payment is refunded in the end. */
  readonly isRefundedInFull: boolean;
}

export interface UnpaidOrder {
  readonly id: string;
  readonly channel: DemoChannel;
  readonly orderNo: string;
  readonly product: string;
  readonly createdAt: Moment;
  readonly ordered: number;
  readonly state: 'pending' | 'closed' | 'failed';
}

export interface Story {
  readonly movements: readonly Movement[];
  readonly unpaid: readonly UnpaidOrder[];
  /** Payments with nothing special about them: what faults may be planted on. */
  readonly plain: readonly Movement[];
}

export function tellStory(shape: DemoShape, period: Period): Story {
  const drafts = draftOrders(shape, period);
  drafts.sort((a, b) => a.createdAt - b.createdAt);

  const random = new Random(shape.seed, 'numbers');
  const movements: Movement[] = [];
  const unpaid: UnpaidOrder[] = [];
  const plain: Movement[] = [];
  for (const [index, draft] of drafts.entries()) {
    const id = `p${index + 1}`;
    const orderNo = `QH${compactDay(dayOf(draft.createdAt))}${String(index + 1).padStart(7, '0')}`;
    const { channel, product, createdAt } = draft;
    if (draft.state !== 'paid') {
      unpaid.push({ id, channel, orderNo, product, createdAt, ordered: draft.amount, state: draft.state });
      continue;
    }
    const settled = draft.amount - draft.discount;
    const payment: Movement = {
      id,
      kind: 'payment',
      channel,
      orderNo,
      refundNo: '',
      transactionNo: transactionNo(channel, draft.happenedAt, index, random),
      refundTransactionNo: '',
      product,
      buyer: random.pick(SURNAMES),
      createdAt,
      orderCreatedAt: createdAt,
      happenedAt: draft.happenedAt,
      bookedAt: draft.bookedAt,
      ordered: draft.amount,
      settled,
      fee: applyRate(minor(settled), FEE_PPM),
      prepaid: draft.prepaid,
      isRefundedInFull: false,
    };
    const refunds = refundsOf(payment, draft.refunds, period, index, random);
    const back = refunds.reduce((sum, refund) => sum + refund.ordered, 0);
    movements.push({ ...payment, isRefundedInFull: back === payment.ordered }, ...refunds);
    if (draft.isPlain) plain.push(payment);
  }
  return { movements, unpaid, plain };
}

/** Numbers as long as the channels' own; unique by the order's place in the story. */
export function transactionNo(channel: DemoChannel, at: Moment, index: number, random: Random): string {
  const day = compactDay(dayOf(at));
  const place = String(index).padStart(7, '0');
  return channel === 'wechat'
    ? `4200${random.digits(6)}${day}${random.digits(3)}${place}`
    : `${day}22001${random.digits(8)}${place}`;
}
