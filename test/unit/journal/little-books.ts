/**
 * Little books without a database: lines of the three stories in, sums and balances by role out. For tests of the rules and properties that go through
 * many houses.
 */
import type { Agreement } from '../../../shared/domain/party.ts';
import type { Channel, ParsedLine } from '../../../shared/domain/statement-line.ts';
import { type House, placeOf, type Story } from '../../../src-main/areas/journal/rules/file-lines.ts';
import { houseSub } from '../../../src-main/areas/journal/rules/house-sub.ts';
import { LineBook } from '../../../src-main/areas/journal/rules/line-book.ts';
import { lineUnits } from '../../../src-main/areas/journal/rules/line-units.ts';
import type { Explaining } from '../../../src-main/areas/journal/rules/match-units.ts';
import { type BookedPayment, paymentUnits } from '../../../src-main/areas/journal/rules/payment-units.ts';
import { refundUnits } from '../../../src-main/areas/journal/rules/refund-units.ts';
import { saleDays } from '../../../src-main/areas/journal/rules/sale-days.ts';
import { shareUnits } from '../../../src-main/areas/journal/rules/share-units.ts';
import { soldOrders } from '../../../src-main/areas/journal/rules/sold-orders.ts';
import { amountOf, type Sum, Units } from '../../../src-main/areas/journal/rules/units.ts';
import { signedAmount } from '../../../src-main/areas/matching/rules/work/leg-amount.ts';
import type { LineSet } from '../../../src-main/areas/statements/rules/line-columns.ts';
import { setOf } from '../../support/leg-input.ts';
import { agreementOf } from '../../support/parties.ts';

export interface LittleHouse {
  readonly trade?: readonly ParsedLine[];
  readonly fund?: readonly ParsedLine[];
  readonly bank?: readonly ParsedLine[];
  readonly channel?: Channel;
  /** The fund bill is the only file of its channel. */
  readonly isAlone?: boolean;
  readonly isWallet?: boolean;
  /** Of the statement of bank account 6222, since 1970. */
  readonly days?: { readonly from: number; readonly to: number };
  /** Of the merchant whose sales they are. */
  readonly agreement?: Partial<Agreement>;
}

const TERMS: Agreement = agreementOf({ feePpm: 0, isFeeReturned: false });
export const MERCHANT = 'M-00000001';

export function littleBooks(of: LittleHouse) {
  const {
    trade = [],
    fund = [],
    bank = [],
    channel = 'wechat',
    isAlone = false,
    isWallet = false,
    agreement,
    days,
  } = of;
  const first = { trade: 1, fund: 1 + trade.length, bank: 1 + trade.length + fund.length };
  const numbered = (set: LineSet, from: number): LineSet => ({
    ...set,
    lineId: set.lineId.map((_, at) => from + at),
  });
  const alone = new Set(isAlone || isWallet ? [2] : []);
  const within = new Map(days ? [['6222', days]] : []);
  const story = (name: Story['name'], id: number, set: LineSet): Story => ({
    name,
    set,
    files: [{ id, channel: name === 'bank' ? 'bank' : channel, lastDay: '', within }],
    alone,
    wallets: new Set(isWallet ? [2] : []),
    owners: new Map(),
    saleDays: saleDays(set),
  });
  const stories = [
    story('trade', 1, numbered(setOf('trade_bill', trade), first.trade)),
    story('fund', 2, numbered(setOf('fund_bill', fund), first.fund)),
    story('bank', 3, numbered(setOf('bank', bank), first.bank)),
  ] as const;
  const terms = agreement && { ...TERMS, ...agreement };
  const house: House = {
    sub: houseSub,
    clearingSub: houseSub,
    saleOf: () =>
      terms
        ? {
            place: terms.mode === 'agent' ? placeOf('merchant_payable', MERCHANT) : placeOf('sales', ''),
            agreement: {
              ...terms,
              id: 'G',
              version: 1,
              partyId: MERCHANT,
              state: 'set',
              reason: '',
              at: '',
              by: '',
            },
          }
        : { place: placeOf('sales', ''), agreement: null },
    tradeChargebacks: new Set(),
  };
  const units = new Units();
  const shared = stories.map((each) => ({
    story: each,
    given: shareUnits(each, lineUnits(each, house, units), units),
  }));
  const book = new LineBook(stories, house);
  const [tradeStory, fundStory, bankStory] = stories;
  const explaining: Explaining = {
    book,
    house,
    units,
    counted: (leg, side, lineId) => {
      const set =
        side === 'right'
          ? leg.endsWith('_bank')
            ? bankStory.set
            : fundStory.set
          : leg.startsWith('fund')
            ? fundStory.set
            : tradeStory.set;
      const position = set.lineId.indexOf(lineId);
      return position < 0 ? 0 : signedAmount(leg, side, set, position);
    },
  };
  /** As the planner does: refunds paid by payments of ours, then the payments themselves. */
  const pay = (payments: readonly BookedPayment[]): void => {
    const orders = payments.map(({ merchantOrderNo }) => merchantOrderNo);
    refundUnits(payments, soldOrders(shared, orders), units);
    paymentUnits(payments, book, units);
  };
  return { first, units, book, house, explaining, pay, sums: () => units.sums() };
}

/** Debit less credit by role and, where asked, sub-ledger; nothing of zero. */
export function balancesOf(sums: readonly Sum[], bySub = false): Record<string, number> {
  const balances = new Map<string, number>();
  for (const sum of sums) {
    const amount = amountOf(sum.members);
    for (const [place, signed] of [
      [sum.debit, amount],
      [sum.credit, -amount],
    ] as const) {
      const key = bySub && place.sub !== '' ? `${place.role} ${place.sub}` : place.role;
      balances.set(key, (balances.get(key) ?? 0) + signed);
    }
  }
  return Object.fromEntries([...balances].filter(([, amount]) => amount !== 0).toSorted());
}
