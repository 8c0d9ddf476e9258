/** Labelled legs in which numbers speak: intact, spelled otherwise, or with a tenth of the counterparts missing; every fault once in a while. */
import { AS_OF, DAYS, dayAt, fen, type LabelledLeg, LegMaker, price } from './labelled-leg.ts';

type Spelling = (number: string, at: number) => string;

const FAULTS = [
  'missing_in_channel',
  'missing_in_orders',
  'amount_differs',
  'duplicate',
  'status_differs',
  'currency_differs',
] as const;

/** Orders against a trade bill; the channel spells the numbers its way. `faulty`: share of orders with a fault of their own. */
function orders(
  name: string,
  seed: number,
  count: number,
  faulty: number,
  spelled: Spelling,
  isNumbered = true,
): LabelledLeg {
  const maker = new LegMaker('order_trade', seed, name);
  const { random } = maker;
  for (let at = 0; at < count; at += 1) {
    const amount = price(random);
    const day = dayAt(random.int(0, DAYS - 1));
    const moment = `${day}T${String(random.int(8, 21)).padStart(2, '0')}:${String(random.int(10, 59))}:${String(random.int(10, 59))}+08:00`;
    const number = `SO${String(20_260_000_000 + at * 7)}${random.int(10, 99)}`;
    const transaction = isNumbered ? `42000${seed}${String(10_000_000 + at)}` : '';
    const order = {
      channel: 'wechat',
      merchantOrderNo: number,
      gross: fen(amount),
      net: amount,
      occurredAt: moment,
    } as const;
    const trade = {
      ...order,
      merchantOrderNo: spelled(number, at),
      channelTransactionId: transaction,
    } as const;
    const fault = random.chance(faulty) ? random.pick(FAULTS) : null;
    if (fault === 'missing_in_orders') {
      maker.except('right', maker.add('right', trade), fault);
      continue;
    }
    const left = maker.add('left', order);
    if (fault === 'missing_in_channel') {
      maker.except('left', left, fault);
      continue;
    }
    if (fault === null) {
      maker.group([left], [maker.add('right', trade)]);
      continue;
    }
    const rights = {
      amount_differs: [{ ...trade, gross: fen(amount + 100), net: amount + 100 }],
      duplicate: [trade, { ...trade, channelTransactionId: `${transaction}9` }],
      status_differs: [{ ...trade, status: 'failed', direction: null } as const],
      currency_differs: [{ ...trade, currency: 'USD' }],
    }[fault].map((each) => maker.add('right', each));
    for (const right of rights) maker.except('right', right, fault);
    maker.except('left', left, fault);
  }
  return maker.finish(name, AS_OF);
}

const SPELLINGS: readonly Spelling[] = [
  (number) => `T200P${number}`,
  (number) => number.toLowerCase(),
  (number) => `${number.slice(0, 6)}-${number.slice(6)}`,
  (number) =>
    number.replace(/[A-Z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
];

export const intactNumbers = (seed: number, count: number): LabelledLeg =>
  orders('order numbers intact', seed, count, 0.05, (number) => number);

export const tenthMissing = (seed: number, count: number): LabelledLeg =>
  orders('order numbers intact, a tenth missing', seed, count, 0.3, (number) => number);

/** Each file has one spelling of its own, as systems do. */
export const spelledOtherwise = (seed: number, count: number): LabelledLeg =>
  orders(
    'order numbers spelled otherwise',
    seed,
    count,
    0.05,
    SPELLINGS[seed % SPELLINGS.length] ?? ((number) => number),
    false,
  );
