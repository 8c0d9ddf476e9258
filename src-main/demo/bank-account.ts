/**
 * The merchant's bank account: payouts arriving on the next business day, salaries and bank fees going out, and credits nobody expected.
 *
 * Here the faults of the last leg are planted: a payout that never arrived, one that came late, money without a name. Payouts of the last
 * days are in transit, as they are every morning of the trade.
 */
import type { FundAccount, FundEntry } from './fund-account.ts';
import { SURNAMES } from './goods.ts';
import { Random } from './random.ts';
import {
  compactDay,
  DAY_SECONDS,
  type DemoChannel,
  type DemoShape,
  dayOf,
  dueDay,
  isOverdue,
  laterBusinessDay,
  MERCHANT,
  type Moment,
  type Period,
  perThousand,
} from './shape.ts';

export interface BankEntry {
  readonly id: string;
  readonly at: Moment;
  /** Signed: plus is 收入. */
  readonly amount: number;
  readonly balance: number;
  readonly counterparty: string;
  readonly counterAccount: string;
  readonly summary: string;
  readonly serialNo: string;
}

export interface PayoutFate {
  readonly channel: DemoChannel;
  readonly payout: FundEntry;
  /** Arrived with its number in the bank's summary, or without any; or never; or not yet due. */
  readonly fate: 'arrived' | 'arrived_nameless' | 'missing' | 'in_transit';
  /** The bank entry it arrived as; '' when it did not. */
  readonly bankId: string;
}

export interface BankAccount {
  readonly entries: readonly BankEntry[];
  readonly fates: readonly PayoutFate[];
  /** Ids of the credits nobody can explain. */
  readonly unexplained: readonly string[];
}

type Move = Omit<BankEntry, 'balance' | 'serialNo'>;

export const PAYS_FOR_CHANNEL = {
  wechat: { name: '财付通支付科技有限公司', account: '243300133', word: '微信支付提现' },
  alipay: { name: '支付宝(中国)网络技术有限公司', account: '215500690', word: '支付宝提现' },
} as const;

export function keepBankAccount(
  accounts: readonly FundAccount[],
  shape: DemoShape,
  period: Period,
): BankAccount {
  const random = new Random(shape.seed, 'bank');
  const moves: Move[] = [];
  const fates = accounts.flatMap((account) => {
    const payouts = account.entries.filter((entry) => entry.kind === 'payout');
    return payouts.map((payout, place) => {
      const { fate, arrivesAt } = fateOf(account.channel, payout, place, period, random);
      const bankId = `bank-${payout.id}`;
      if (arrivesAt === null) return { channel: account.channel, payout, fate, bankId: '' };
      moves.push(arrival(account.channel, payout, fate, bankId, arrivesAt));
      return { channel: account.channel, payout, fate, bankId };
    });
  });
  const unknown = unknownCredits(shape, period, random);
  moves.push(...unknown, ...ownPayments(period, random));
  moves.sort((a, b) => a.at - b.at);
  let balance = random.int(20_000_000, 60_000_000);
  const entries = moves.map((move, place) => {
    balance += move.amount;
    const serialNo = `${compactDay(dayOf(move.at))}${String(place + 1).padStart(6, '0')}`;
    return { ...move, balance, serialNo };
  });
  return { entries, fates, unexplained: unknown.map((move) => move.id) };
}

/**
 * WeChat's first overdue payout and then every thirtieth is missing; the one after it is late. Every third of Alipay's arrives without its
 * number: then only amount, day and sender speak for it, which is a suggestion and no more.
 */
function fateOf(
  channel: DemoChannel,
  payout: FundEntry,
  place: number,
  period: Period,
  random: Random,
): { readonly fate: PayoutFate['fate']; readonly arrivesAt: Moment | null } {
  const paidDay = dayOf(payout.at);
  if (channel === 'wechat' && place % 30 === 0 && isOverdue(paidDay, period.lastDay))
    return { fate: 'missing', arrivesAt: null };
  const isLate = channel === 'wechat' && place % 30 === 1;
  const lateDay = laterBusinessDay(paidDay, 2);
  const arrivalDay = isLate && lateDay <= period.lastDay ? lateDay : dueDay(paidDay);
  if (arrivalDay > period.lastDay) return { fate: 'in_transit', arrivesAt: null };
  const arrivesAt = arrivalDay * DAY_SECONDS + random.int(36_000, 61_200);
  const isNameless = channel === 'alipay' && place % 3 === 0;
  return { fate: isNameless ? 'arrived_nameless' : 'arrived', arrivesAt };
}

function arrival(
  channel: DemoChannel,
  payout: FundEntry,
  fate: PayoutFate['fate'],
  id: string,
  at: Moment,
): Move {
  const from = PAYS_FOR_CHANNEL[channel];
  const summary = fate === 'arrived' ? `${from.word} ${payout.payoutNo}` : '转账';
  return { id, at, amount: -payout.amount, counterparty: from.name, counterAccount: from.account, summary };
}

function unknownCredits(shape: DemoShape, period: Period, random: Random): Move[] {
  return Array.from({ length: perThousand(shape.orders, 1) }, (_, place) => {
    const isPerson = random.chance(0.5);
    return {
      id: `bank-unknown-${place}`,
      at: random.int(period.firstDay, period.lastDay) * DAY_SECONDS + random.int(32_400, 64_800),
      amount: random.int(5_000, 900_000),
      counterparty: isPerson ? `${random.pick(SURNAMES)}某某` : '云杉贸易(示例)有限公司',
      counterAccount: `6217${random.digits(12)}`,
      summary: random.pick(['往来款', '汇款', '跨行转账', '货款']),
    };
  });
}

/** What made good that too little lay apart for customers, from the shop's own account. */
export const SET_APART = { daysBeforeLast: 3, amount: 6_000_000, summary: '调拨补足客户备付金' } as const;

/** What the shop itself pays: salaries once a month, suppliers now and then, the bank's fees. Out of the leg, but on the statement. */
function ownPayments(period: Period, random: Random): Move[] {
  const moves: Move[] = [];
  const pay = (day: number, amount: number, counterparty: string, summary: string, number?: string) =>
    moves.push({
      id: `bank-own-${moves.length}`,
      at: day * DAY_SECONDS + random.int(32_400, 61_200),
      amount: -amount,
      counterparty,
      counterAccount: number ?? (counterparty === '' ? '' : `6222${random.digits(12)}`),
      summary,
    });
  for (let day = period.firstMoneyDay; day <= period.lastDay; day += 1) {
    const sinceFirst = day - period.firstMoneyDay;
    if (sinceFirst % 30 === 2) pay(day, random.int(4_000_000, 9_000_000), '代发工资专户', '代发工资');
    if (sinceFirst % 5 === 1) pay(day, random.int(100_000, 2_000_000), '沐光供应链(示例)有限公司', '采购款');
    if (sinceFirst % 7 === 0) pay(day, random.int(500, 2000), '', '账户管理费');
    if (sinceFirst % 7 === 4) pay(day, 1000, '', '转账手续费');
    if (day === period.lastDay - SET_APART.daysBeforeLast)
      pay(day, SET_APART.amount, MERCHANT.name, SET_APART.summary, MERCHANT.clientFundsAccount);
  }
  return moves;
}
