/**
 * The merchant's account with one channel: every movement with its running balance, and a payout to the bank each morning.
 *
 * The balance follows what the fund bill tells, faults included: money that the channel did not book is not there to be paid out.
 */
import type { Told } from './faults.ts';
import { Random } from './random.ts';
import {
  compactDay,
  DAY_SECONDS,
  type DemoChannel,
  type DemoShape,
  dayOf,
  type Moment,
  type Period,
} from './shape.ts';

export interface FundEntry {
  /** 'p17/payment', 'p17/fee', 'p17r1/refund', 'p17r1/fee_return', 'wechat-payout-3'. */
  readonly id: string;
  readonly kind: 'payment' | 'fee' | 'refund' | 'fee_return' | 'payout';
  readonly at: Moment;
  /** Signed: plus comes in. Never nothing: a fee below half a fen has no row. */
  readonly amount: number;
  readonly balance: number;
  /** What it is about; null for payouts. */
  readonly told: Told | null;
  /** The channel's number of the payout; '' elsewhere. */
  readonly payoutNo: string;
}

export interface FundAccount {
  readonly channel: DemoChannel;
  readonly entries: readonly FundEntry[];
}

type Move = Omit<FundEntry, 'balance'>;

const PAYOUT_MIN = 100;

export function keepFundAccount(
  channel: DemoChannel,
  told: readonly Told[],
  shape: DemoShape,
  period: Period,
): FundAccount {
  const random = new Random(shape.seed, `fund ${channel}`);
  const moves = told
    .filter((each) => each.movement.channel === channel)
    .flatMap(movesOf)
    .sort((a, b) => a.at - b.at);

  // What the account held before the first day: paid out in two parts, so that the smallest demo has payouts too.
  const carried = random.int(300_000, 2_500_000);
  const firstPart = Math.floor((carried * random.int(30, 60)) / 100);
  const free: Move[] = []; // Movements with payouts, as if nothing had to stay in the account.
  let available = carried;
  let next = 0;
  for (let day = period.firstMoneyDay; day <= period.lastDay; day += 1) {
    const payout = day === period.firstMoneyDay ? firstPart : available;
    if (payout >= PAYOUT_MIN) {
      const at = day * DAY_SECONDS + random.int(33_000, 33_600); // About 09:15; of the balance at midnight.
      free.push(payoutMove(channel, at, payout, free.length, random));
      available -= payout;
    }
    for (; next < moves.length; next += 1) {
      const move = moves[next];
      if (!move || dayOf(move.at) > day) break;
      free.push(move);
      available += move.amount;
    }
  }
  return {
    channel,
    entries: withBalances(
      free.sort((a, b) => a.at - b.at),
      carried,
    ),
  };
}

function movesOf(told: Told): Move[] {
  const { movement, fund } = told;
  if (!fund) return [];
  const sign = movement.kind === 'payment' ? 1 : -1;
  const at = movement.happenedAt;
  const moves: Move[] = [
    {
      id: `${movement.id}/${movement.kind}`,
      kind: movement.kind,
      at,
      amount: sign * fund.settled,
      told,
      payoutNo: '',
    },
  ];
  if (fund.fee > 0) {
    const kind = movement.kind === 'payment' ? 'fee' : 'fee_return';
    moves.push({ id: `${movement.id}/${kind}`, kind, at, amount: -sign * fund.fee, told, payoutNo: '' });
  }
  return moves;
}

function payoutMove(channel: DemoChannel, at: Moment, amount: number, place: number, random: Random): Move {
  const day = compactDay(dayOf(at));
  const payoutNo = channel === 'wechat' ? `1088${day}${random.digits(12)}` : `${day}3000${random.digits(16)}`;
  return { id: `${channel}-payout-${place}`, kind: 'payout', at, amount: -amount, told: null, payoutNo };
}

/** Opens high enough that refunds before the day's sales never overdraw the account. */
function withBalances(moves: readonly Move[], carried: number): FundEntry[] {
  let balance = carried;
  let lowest = 0;
  for (const move of moves) {
    balance += move.amount;
    lowest = Math.min(lowest, balance);
  }
  const reserve = 500_000 - Math.floor(lowest / 100) * 100;
  balance = carried + reserve;
  return moves.map((move) => {
    balance += move.amount;
    return { ...move, balance };
  });
}
