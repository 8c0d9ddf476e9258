/** Labelled legs at the bank: references cut off or absent, days merged over weekends and holidays, fees kept back, one credit for several. */
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { Random } from '../../../src-main/demo/random.ts';
import { AS_OF, DAYS, dayAt, fen, type LabelledLeg, LegMaker, price, settlesOn } from './labelled-leg.ts';

const BANK = { channel: 'bank', kind: 'transfer', status: 'none', account: '6222020200112233445' } as const;
const NAMES = { wechat: '财付通支付科技有限公司', alipay: '支付宝（中国）网络技术有限公司' } as const;

type Channel = keyof typeof NAMES;
const CHANNELS: readonly Channel[] = ['wechat', 'alipay'];

/** A payout a day and channel; the bank prints `printed` of its number. */
function payouts(
  name: string,
  seed: number,
  count: number,
  printed: (number: string) => Partial<Pick<ParsedLine, 'bankReference' | 'description'>>,
  missing: number,
  amountOf = (random: Random) => price(random) * random.int(20, 400) + random.int(0, 99),
  isTold = true,
): LabelledLeg {
  const maker = new LegMaker('fund_bank', seed, name);
  const { random } = maker;
  for (let at = 0; at < count; at += 1) {
    const channel = random.pick(CHANNELS);
    const day = dayAt(random.int(0, DAYS - 1));
    const amount = amountOf(random);
    const number = `TX${day.replaceAll('-', '')}${String(1_000_000 + at)}${random.int(10, 99)}`;
    const payout = {
      channel,
      kind: 'payout',
      direction: 'out',
      net: amount,
      occurredAt: `${day}T09:00:00+08:00`,
      batchNo: number,
    } as const;
    const credit = {
      ...BANK,
      net: amount,
      occurredAt: settlesOn(day, random.int(1, 2)),
      counterparty: NAMES[channel],
      ...printed(number),
    } as const;
    const fate = random.next();
    // Among payouts alike nobody can say which one is missing.
    if (fate < missing) {
      const left = maker.add('left', payout);
      if (isTold) maker.except('left', left, 'missing_in_bank');
    } else if (fate < 2 * missing) {
      const right = maker.add('right', credit);
      if (isTold) maker.except('right', right, 'unexplained_in_bank');
    } else maker.group([maker.add('left', payout)], [maker.add('right', credit)]);
  }
  return maker.finish(name, AS_OF);
}

export const payoutsQuoted = (seed: number, count: number): LabelledLeg =>
  payouts('payouts, references intact', seed, count, (number) => ({ description: `提现${number}` }), 0.02);

export const payoutsCutOff = (seed: number, count: number): LabelledLeg =>
  payouts(
    'payouts, references cut off after 16',
    seed,
    count,
    (number) => ({ bankReference: number.slice(0, 16) }),
    0.02,
  );

export const payoutsUnquoted = (seed: number, count: number): LabelledLeg =>
  payouts(
    'payouts, only amount, date and name; a tenth missing',
    seed,
    count,
    () => ({ description: '提现' }),
    0.1,
  );

/** Payouts of round sums, as merchants draw them by hand; a tenth of the counterparts missing. */
export const payoutsAlike = (seed: number, count: number): LabelledLeg =>
  payouts(
    'payouts of round amounts, date and name; a tenth missing',
    seed,
    count,
    () => ({ description: '提现' }),
    0.1,
    (random) => random.int(1, 60) * 100_000,
    false,
  );

/** The net of a channel's day arrives on the next business day; what falls on free days arrives together with the last working day before. */
export function mergedDays(seed: number, count: number): LabelledLeg {
  const maker = new LegMaker('trade_bank', seed, 'merged');
  const { random } = maker;
  const arriving = new Map<string, { readonly lefts: number[]; sum: number }>();
  for (let at = 0; at < count; at += 1) {
    const day = dayAt(random.int(0, DAYS - 1));
    const channel = random.pick(CHANNELS);
    const amount = price(random);
    const fee = Math.round(amount * 0.006);
    const left = maker.add('left', {
      channel,
      account: channel === 'wechat' ? '1900000109' : '2088000000000001',
      gross: fen(amount),
      fee: fen(fee),
      net: amount - fee,
      occurredAt: `${day}T12:00:00+08:00`,
      merchantOrderNo: `SO${at}`,
    });
    const key = `${channel}|${settlesOn(day, 1)}`;
    const batch = arriving.get(key) ?? { lefts: [], sum: 0 };
    arriving.set(key, batch);
    batch.lefts.push(left);
    batch.sum += amount - fee;
  }
  for (const [key, { lefts, sum }] of arriving) {
    const [channel = 'wechat', day = ''] = key.split('|');
    const counterparty = NAMES[channel as Channel]; // Put together from a Channel above.
    maker.group(lefts, [maker.add('right', { ...BANK, net: sum, occurredAt: day, counterparty })]);
  }
  return maker.finish('net of days, merged over weekends and holidays', AS_OF);
}

/** Customers pay several orders at once, or one order in two transfers; the bank says a name and no number. */
export function splitsAndMerges(seed: number, count: number): LabelledLeg {
  const maker = new LegMaker('order_bank', seed, 'splits');
  const { random } = maker;
  for (let at = 0; at < count; at += 1) {
    const day = dayAt(random.int(0, DAYS - 1));
    const name = `${random.pick(['华东', '星海', '广源', '东升', '万和', '瑞丰', '嘉禾'])}${random.pick(['贸易', '电器', '食品', '建材', '服饰'])}${String(at % 97)}号店`;
    const order = (amount: number) =>
      maker.add('left', {
        channel: 'bank',
        gross: fen(amount),
        net: amount,
        occurredAt: `${day}T10:00:00+08:00`,
        counterparty: name,
        merchantOrderNo: `B${seed}${at}${random.int(1000, 9999)}`,
      });
    const credit = (amount: number, days: number) =>
      maker.add('right', {
        ...BANK,
        net: amount,
        occurredAt: settlesOn(day, days),
        counterparty: name,
        description: '货款',
      });
    const amounts = Array.from(
      { length: random.pick([1, 1, 1, 2, 3]) },
      () => price(random) * 10 + random.int(0, 99),
    );
    const sum = amounts.reduce((total, each) => total + each, 0);
    const lefts = amounts.map(order);
    if (amounts.length === 1 && random.chance(0.1)) {
      const first = Math.floor(sum * (0.2 + 0.6 * random.next()));
      maker.group(lefts, [credit(first, 1), credit(sum - first, 2)]);
    } else maker.group(lefts, [credit(sum, random.int(1, 2))]);
  }
  return maker.finish('orders paid together or in parts, names only', AS_OF);
}

/** Ten payouts of the same amount on the same day, nothing to tell them apart: only a person can choose. */
export function equalAmounts(seed: number, count: number): LabelledLeg {
  const maker = new LegMaker('fund_bank', seed, 'equal');
  for (let at = 0; at < count; at += 1) {
    const day = dayAt(Math.floor(at / 10) % DAYS);
    const payout = maker.add('left', {
      kind: 'payout',
      direction: 'out',
      net: 500_000,
      occurredAt: `${day}T09:00:00+08:00`,
    });
    const credit = maker.add('right', { ...BANK, net: 500_000, occurredAt: settlesOn(day, 1) });
    maker.except('left', payout, 'ambiguous');
    maker.except('right', credit, 'ambiguous');
  }
  return maker.finish('equal amounts, nothing to tell them apart', AS_OF);
}

/** The bank keeps a fee back from a batch whose number it quotes: never swallowed. */
export function feesHidden(seed: number, count: number): LabelledLeg {
  const maker = new LegMaker('trade_bank', seed, 'fees');
  const { random } = maker;
  for (let at = 0; at < count; at += 1) {
    const day = dayAt(at % DAYS);
    const batchNo = `BATCH${seed}${String(100_000 + at)}`;
    const lefts = Array.from({ length: random.int(2, 5) }, () => {
      const amount = price(random);
      return {
        amount,
        left: maker.add('left', {
          channel: 'unionpay',
          net: amount,
          occurredAt: `${day}T12:00:00+08:00`,
          batchNo,
        }),
      };
    });
    const sum = lefts.reduce((total, each) => total + each.amount, 0);
    const isShort = random.chance(0.2);
    const right = maker.add('right', {
      ...BANK,
      net: isShort ? sum - 25 : sum,
      occurredAt: settlesOn(day, 1),
      description: `结算 ${batchNo}`,
    });
    if (!isShort)
      maker.group(
        lefts.map((each) => each.left),
        [right],
      );
    else {
      maker.except('right', right, 'amount_differs');
      for (const { left } of lefts) maker.except('left', left, 'amount_differs');
    }
  }
  return maker.finish('batches quoted, fees kept back from some', AS_OF);
}
