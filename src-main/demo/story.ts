/**
 * What truly happened in the made-up shop: orders, payments and refunds, before any file tells of them.
 *
 * Everybody's files are written from this one story; faults.ts then lets single files tell it wrongly.
 */
import { applyRate, minor } from '../../shared/domain/money.ts';
import { drawPrice, drawSecond, PRODUCTS, SURNAMES } from './goods.ts';
import { Deck, Random } from './random.ts';
import {
  compactDay,
  DAY_SECONDS,
  type DemoChannel,
  type DemoShape,
  dayOf,
  FEE_PPM,
  type Moment,
  type Period,
  perThousand,
  WECHAT_SHARE,
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

interface Draft {
  readonly channel: DemoChannel;
  readonly product: string;
  readonly amount: number;
  state: 'paid' | UnpaidOrder['state'];
  createdAt: Moment;
  happenedAt: Moment;
  bookedAt: Moment;
  discount: number;
  prepaid: number;
  refunds: readonly number[];
  isPlain: boolean;
}

export function tellStory(shape: DemoShape, period: Period): Story {
  const drafts = draftOrders(shape, period);
  specialParts(shape, period, drafts);
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

function draftOrders(shape: DemoShape, period: Period): Draft[] {
  const random = new Random(shape.seed, 'orders');
  const dayWeights = Array.from({ length: shape.days }, () => 0.7 + 0.6 * random.next());
  return Array.from({ length: shape.orders }, (_, index) => {
    const day = period.firstDay + random.weighted(dayWeights);
    const happenedAt = day * DAY_SECONDS + drawSecond(random);
    return {
      channel: random.chance(WECHAT_SHARE) ? 'wechat' : 'alipay',
      product: random.pick(PRODUCTS),
      // The ends of the range are always there: one fen, and tens of thousands of yuan.
      amount: index === 0 ? 1 : index === 1 ? random.int(2_000_000, 4_500_000) : drawPrice(random),
      state: 'paid',
      createdAt: happenedAt - random.int(4, 240),
      happenedAt,
      bookedAt: happenedAt + random.int(0, 3),
      discount: 0,
      prepaid: 0,
      refunds: [],
      isPlain: true,
    };
  });
}

/** Deals the special parts: unpaid orders, coupons, cut-off crossings, refunds. Each order gets at most one. */
function specialParts(shape: DemoShape, period: Period, drafts: readonly Draft[]): void {
  const random = new Random(shape.seed, 'special');
  const deck = new Deck(random, drafts);
  const deal = (rate: number, accepts: (draft: Draft) => boolean, change: (draft: Draft) => void) => {
    for (const draft of deck.take(perThousand(shape.orders, rate), accepts)) {
      change(draft);
      draft.isPlain = false;
    }
  };
  const isPriced = (draft: Draft) => draft.amount >= 1000 && draft.amount < 1_000_000;
  const isEarly = (draft: Draft) => isPriced(draft) && secondOf(draft.happenedAt) < 72_000;
  const isWechat = (draft: Draft) => draft.channel === 'wechat';
  const unpaid = (state: UnpaidOrder['state']) => (draft: Draft) => {
    draft.state = state;
  };
  const cross = (draft: Draft) => crossCutOff(draft, random);
  const isBeforeLast = (draft: Draft) => dayOf(draft.happenedAt) < period.lastDay;

  deal(20, isPriced, unpaid('pending'));
  deal(30, isPriced, unpaid('closed'));
  deal(10, isPriced, unpaid('failed'));
  for (const channel of ['wechat', 'alipay'])
    deal(2, (draft) => draft.channel === channel && isPriced(draft) && isBeforeLast(draft), cross);
  // Paid by our clock on the last day, by the channel's on the next: its bill is not there yet.
  deal(0.5, (draft) => isPriced(draft) && !isBeforeLast(draft), cross);
  deal(6, isPriced, (draft) => {
    draft.discount = random.int(1, 9) * 50; // The merchant bears it: 免充值券, 商家优惠.
  });
  deal(
    2,
    (draft) => isWechat(draft) && isEarly(draft),
    (draft) => {
      draft.discount = 500;
      draft.refunds = [draft.amount];
    },
  );
  deal(
    4,
    (draft) => isWechat(draft) && isPriced(draft),
    (draft) => {
      draft.prepaid = 300;
    },
  );
  deal(20, isEarly, (draft) => {
    draft.refunds = [draft.amount];
  });
  deal(14, isEarly, (draft) => {
    draft.refunds = [partOf(draft.amount, random)];
  });
  deal(5, isEarly, (draft) => {
    const first = partOf(draft.amount, random);
    const second = partOf(draft.amount - first, random);
    // Every other one is refunded in full, in three parts.
    draft.refunds = random.chance(0.5) ? [first, second] : [first, second, draft.amount - first - second];
  });
}

const secondOf = (moment: Moment): number => moment - dayOf(moment) * DAY_SECONDS;
const partOf = (amount: number, random: Random): number =>
  Math.max(1, Math.floor((amount * random.int(10, 70)) / 100));

function crossCutOff(draft: Draft, random: Random): void {
  const midnight = (dayOf(draft.happenedAt) + 1) * DAY_SECONDS;
  draft.createdAt = midnight - random.int(20, 90);
  draft.bookedAt = midnight - random.int(1, 3);
  draft.happenedAt = midnight + random.int(0, 3);
}

/** Later days where the period has them; otherwise within hours. What is not back by the last day has not happened yet. */
function refundsOf(
  payment: Movement,
  amounts: readonly number[],
  period: Period,
  index: number,
  random: Random,
): Movement[] {
  let after = payment.happenedAt;
  let settledBack = 0;
  let feeBack = 0;
  let orderedBack = 0;
  return amounts.map((ordered, at) => {
    after = refundMoment(after, period, random);
    orderedBack += ordered;
    // What the channel gives back is in proportion; the last part takes what is left, so the parts add up.
    const settledSoFar = share(payment.settled, orderedBack, payment.ordered);
    const feeSoFar = share(payment.fee, settledSoFar, payment.settled);
    const settled = settledSoFar - settledBack;
    const fee = feeSoFar - feeBack;
    settledBack = settledSoFar;
    feeBack = feeSoFar;
    const isWechat = payment.channel === 'wechat';
    return {
      ...payment,
      id: `${payment.id}r${at + 1}`,
      kind: 'refund',
      refundNo: `TK${compactDay(dayOf(after))}${String(index + 1).padStart(7, '0')}${at + 1}`,
      refundTransactionNo: isWechat
        ? `5030${random.digits(6)}${compactDay(dayOf(after))}${random.digits(3)}${String(index * 10 + at).padStart(8, '0')}`
        : '',
      createdAt: after - random.int(2, 60),
      happenedAt: after,
      bookedAt: after + random.int(0, 3),
      ordered,
      settled,
      fee,
      prepaid: 0,
    };
  });
}

function refundMoment(after: Moment, period: Period, random: Random): Moment {
  const later = (dayOf(after) + random.int(1, 5)) * DAY_SECONDS + drawSecond(random);
  if (random.chance(0.7) && dayOf(later) <= period.lastDay) return later;
  const endOfDay = (dayOf(after) + 1) * DAY_SECONDS - 10;
  return Math.min(endOfDay, after + random.int(300, 4000));
}

/** part ÷ whole of an amount, half away from zero (四舍五入), exact in whole numbers. */
function share(amount: number, part: number, whole: number): number {
  const doubled = BigInt(amount) * BigInt(part) * 2n + BigInt(whole);
  return Number(doubled / (BigInt(whole) * 2n));
}

/** Numbers as long as the channels' own; unique by the order's place in the story. */
export function transactionNo(channel: DemoChannel, at: Moment, index: number, random: Random): string {
  const day = compactDay(dayOf(at));
  const place = String(index).padStart(7, '0');
  return channel === 'wechat'
    ? `4200${random.digits(6)}${day}${random.digits(3)}${place}`
    : `${day}22001${random.digits(8)}${place}`;
}
