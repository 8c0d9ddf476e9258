/**
 * Orders in the rough: when, how much, by which channel, and which of them are something special.
 */
import { drawPrice, drawSecond, PRODUCTS } from './goods.ts';
import { Deck, Random } from './random.ts';
import {
  DAY_SECONDS,
  type DemoChannel,
  type DemoShape,
  dayOf,
  type Moment,
  type Period,
  perThousand,
  WECHAT_SHARE,
} from './shape.ts';

export interface Draft {
  readonly channel: DemoChannel;
  readonly product: string;
  readonly amount: number;
  state: 'paid' | 'pending' | 'closed' | 'failed';
  createdAt: Moment;
  happenedAt: Moment;
  bookedAt: Moment;
  /** Borne by the merchant: the order says more than the channel settles. */
  discount: number;
  prepaid: number;
  /** Parts given back, in order. */
  refunds: readonly number[];
  /** Nothing special about it. */
  isPlain: boolean;
}

export function draftOrders(shape: DemoShape, period: Period): Draft[] {
  const random = new Random(shape.seed, 'orders');
  const dayWeights = Array.from({ length: shape.days }, () => 0.7 + 0.6 * random.next());
  const drafts = Array.from({ length: shape.orders }, (_, index): Draft => {
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
  specialParts(shape, period, drafts);
  return drafts;
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
  const unpaid = (state: 'pending' | 'closed' | 'failed') => (draft: Draft) => {
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
