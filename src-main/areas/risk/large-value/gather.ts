/**
 * Every movement of customers' money, added up by customer, day, direction and kind: lines of trade bills, fund bills and banks in their columns, and
 * payments that no line tells yet. Texts are read only of lines whose customer nothing else says.
 */
import { CUSTOMER_DIRECTIONS, LARGE_VALUE_THRESHOLDS } from '../../../../shared/domain/large-value.ts';
import { readStories, type Stories } from '../../journal/book-facts.ts';
import type { Story } from '../../journal/rules/file-lines.ts';
import { type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';
import { findFields, makeFieldStarts, PACKED } from '../../statements/rules/packed-line.ts';
import type { RiskDeps } from '../deps.ts';
import { bankPartners } from './bank-partners.ts';
import { LeftOut } from './left-out.ts';
import { knownCustomers, saleOwners } from './owners.ts';
import {
  amountOf,
  BANK_KINDS,
  DIRECTION_IN,
  DIRECTION_NONE,
  DIRECTION_OUT,
  dayOf,
  directionOf,
  isDone,
  SALE_KINDS,
  SENT_KINDS,
  toldByTrades,
} from './rules/counted.ts';
import { type Customers, OWN } from './rules/customers.ts';
import { DaySums } from './rules/day-sums.ts';
import { isCash, isForeignChannel, mayBeCash, ruleIndex, ruleOf } from './rules/kinds.ts';
import { seenBy, ToldPayments } from './told-payments.ts';

export type GatherDeps = Pick<RiskDeps, 'lines' | 'standing' | 'parties' | 'payments' | 'topUps'>;

export interface Gathered {
  readonly customers: Customers;
  readonly sums: DaySums;
  readonly left: LeftOut;
  /** Of each set, by position: the sum the line went into, plus one; nought where it is none's. */
  readonly sides: readonly { readonly set: LineSet; readonly sumOf: Uint32Array }[];
  /** By sum: payments that no line tells. */
  readonly payments: ReadonlyMap<number, readonly string[]>;
  readonly itemOf: ReadonlyMap<number, string>;
}

/** A movement that names nobody is looked at alone: below this it is reported of nobody. */
const LEAST = new Map(
  (['CNY', 'USD'] as const).map((currency) => [
    currency as string,
    Math.min(
      ...LARGE_VALUE_THRESHOLDS.filter((each) => each.currency === currency).map(({ amount }) => amount),
    ),
  ]),
);

export function gather(deps: GatherDeps): Gathered {
  const customers = knownCustomers(deps);
  const told = new ToldPayments(deps, customers);
  const work = new Gathering(deps, customers, told, readStories(deps.lines));
  return work.run();
}

/** One story's lines on their way into the sums. */
interface Side {
  readonly set: LineSet;
  readonly sumOf: Uint32Array;
  sale(at: number, customer: number): void;
  add(at: number, customer: number, cash: boolean, isUnlinked?: boolean): void;
}

class Gathering {
  readonly #deps: GatherDeps;
  readonly #customers: Customers;
  readonly #told: ToldPayments;
  readonly #stories: Stories;
  readonly #sums = new DaySums();
  readonly #left = new LeftOut();
  readonly #unnamed = new Map<string, number>();

  constructor(deps: GatherDeps, customers: Customers, told: ToldPayments, stories: Stories) {
    this.#deps = deps;
    this.#customers = customers;
    this.#told = told;
    this.#stories = stories;
  }

  run(): Gathered {
    const { trade, fund, bank } = this.#stories;
    const partners = bankPartners(this.#deps.standing);
    const sides = [this.#bank(bank, partners.isPayout), this.#trades(trade), this.#funds(fund, partners)];
    const payments = new Map<number, string[]>();
    for (const { itemNo, customer, day, direction, currency, amount } of this.#told.untold()) {
      if (customer === OWN) continue;
      const { person, isAbroad } = this.#customers.at(customer);
      const rule = ruleOf({ currency, person, isCash: false, isAbroad });
      const sum = this.#sums.add(
        ...([customer, day, direction, ruleIndex(rule)] as const),
        this.#sums.currency(currency),
        amount,
      );
      payments.set(sum, [...(payments.get(sum) ?? []), itemNo]);
    }
    const { itemOf } = this.#told;
    return { customers: this.#customers, sums: this.#sums, left: this.#left, sides, payments, itemOf };
  }

  /** Sales of merchants, by the number with the channel that their money comes under. */
  #trades(story: Story) {
    const side = this.#side(story);
    const ownerOf = saleOwners(this.#deps, this.#customers, story);
    for (let at = 0; at < story.set.count; at += 1) {
      if (SALE_KINDS[story.set.kind[at] ?? 0] !== 1 || !isDone(story.set, at)) continue;
      const owner = ownerOf(at);
      if (owner === OWN) this.#left.add('own_sales');
      else side.sale(at, owner);
    }
    return side;
  }

  #funds(story: Story, { isAtBank }: ReturnType<typeof bankPartners>) {
    const { set, files, wallets } = story;
    const side = this.#side(story);
    const ownerOf = saleOwners(this.#deps, this.#customers, story);
    const isTold = toldByTrades(this.#stories.trade.set);
    const isAsked = new Uint8Array(set.count);
    let asked = 0;
    for (let at = 0; at < set.count; at += 1) {
      if (!isDone(set, at)) continue;
      const kind = set.kind[at] ?? 0;
      const linked = this.#told.customerOf.get(set.lineId[at] ?? 0);
      const isWallet = wallets.has(files[set.fileRank[at] ?? 0]?.id ?? 0);
      if (linked !== undefined) side.add(at, linked, false);
      else if (SENT_KINDS[kind] === 1 || (isWallet && SALE_KINDS[kind] === 1)) {
        if (isAtBank(set.lineId[at] ?? 0)) continue;
        isAsked[at] = 1;
        asked += 1;
      } else if (SALE_KINDS[kind] === 1) {
        if (isTold(set, at)) continue;
        const owner = ownerOf(at);
        if (owner === OWN) this.#left.add('own_sales');
        else side.sale(at, owner);
      }
    }
    if (asked > 0) this.#named(story, side, isAsked, true);
    return side;
  }

  #bank(story: Story, isPayout: (lineId: number) => boolean) {
    const { set } = story;
    const side = this.#side(story);
    const isAsked = new Uint8Array(set.count);
    for (let at = 0; at < set.count; at += 1) {
      if (BANK_KINDS[set.kind[at] ?? 0] !== 1 || !isDone(set, at)) continue;
      const lineId = set.lineId[at] ?? 0;
      const linked = this.#told.customerOf.get(lineId);
      if (linked !== undefined) side.add(at, linked, false);
      else if (isPayout(lineId)) this.#left.add('channel_payout');
      else isAsked[at] = 1;
    }
    this.#named(story, side, isAsked, false);
    return side;
  }

  /** Lines whose customer their text says. */
  #named({ set }: Story, side: Side, isAsked: Uint8Array, isFund: boolean): void {
    const starts = makeFieldStarts();
    this.#deps.lines.scan(
      set,
      (at, bytes, from, to) => {
        findFields(bytes, from, to, starts);
        const field = (place: number) =>
          bytes.toString('utf8', starts[place] ?? 0, (starts[place + 1] ?? 0) - 1);
        const customer = this.#customers.counterparty(field(PACKED.counterparty));
        const isInCash = () =>
          mayBeCash(bytes.toString('latin1', starts[PACKED.description], to)) &&
          isCash(field(PACKED.description));
        if (customer === OWN) this.#left.add('own_transfer');
        else if (customer !== null) side.add(at, customer, isInCash(), true);
        else if (isFund && SENT_KINDS[set.kind[at] ?? 0] === 1) this.#left.add('channel_booking');
        else if (amountOf(set, at) < (LEAST.get(set.currencies[set.currency[at] ?? 0] ?? '') ?? 0))
          this.#left.add('unnamed');
        else side.add(at, this.#customers.unnamed(this.#saying(set, at)), isInCash());
      },
      { from: 0, to: set.count, wanted: isAsked },
    );
  }

  /** What a line says, and the how manieth it is that says so: two equal movements are two. */
  #saying({ identity }: LineSet, at: number): string {
    const said = `${identity[2 * at] ?? 0}-${identity[2 * at + 1] ?? 0}`;
    const before = this.#unnamed.get(said) ?? 0;
    this.#unnamed.set(said, before + 1);
    return `${said}-${before}`;
  }

  /** Adds lines of one story to the sums, and keeps which went where. */
  #side(story: Story): Side {
    const { set, files } = story;
    const sumOf = new Uint32Array(set.count);
    const currencies = set.currencies.map((code) => this.#sums.currency(code));
    const add = (at: number, customer: number, direction: number, cash: boolean): number => {
      const day = dayOf(set, at);
      if (day === NO_DAY) {
        this.#left.add('no_day');
        return NO_DAY;
      }
      const { person, isAbroad } = this.#customers.at(customer);
      const place = set.currency[at] ?? 0;
      const channel = files[set.fileRank[at] ?? 0]?.channel ?? 'none';
      const rule = ruleOf({
        ...{ currency: set.currencies[place] ?? '', person, isCash: cash },
        isAbroad: isAbroad || isForeignChannel(channel),
      });
      const amount = amountOf(set, at);
      if (amount <= 0) return NO_DAY;
      const currency = currencies[place] ?? 0;
      sumOf[at] = 1 + this.#sums.add(customer, day, direction, ruleIndex(rule), currency, amount);
      return day;
    };
    return {
      set,
      sumOf,
      /** Told from the account of the file, which is hers. */
      sale: (at: number, customer: number): void => {
        const said = directionOf(set, at, DIRECTION_IN);
        if (said !== DIRECTION_NONE) add(at, customer, DIRECTIONS[said] ?? 0, false);
      },
      /** Told from an account of the house. */
      add: (at: number, customer: number, cash: boolean, isUnlinked = false): void => {
        const said = directionOf(set, at, DIRECTION_OUT);
        if (said === DIRECTION_NONE) return;
        const direction = seenBy(this.#customers, customer, said === DIRECTION_IN);
        const day = add(at, customer, direction, cash);
        if (!isUnlinked || day === NO_DAY) return;
        const currency = set.currencies[set.currency[at] ?? 0] ?? '';
        this.#told.tell({ customer, day, direction, currency, amount: amountOf(set, at) });
      },
    };
  }
}

/** A direction byte → the customer's. */
const DIRECTIONS: Readonly<Record<number, number>> = {
  [DIRECTION_IN]: CUSTOMER_DIRECTIONS.indexOf('in'),
  [DIRECTION_OUT]: CUSTOMER_DIRECTIONS.indexOf('out'),
};
