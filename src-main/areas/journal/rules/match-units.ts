/**
 * Units of matches. What a fund bill calls by another name is the trade it was matched with; what arrived at the bank is no longer unexplained, and
 * what was in transit, waited to be cleared or was sold has arrived. With the bank's amounts: what differs stays open until somebody says what it is.
 */
import type { Leg, Side } from '../../../../shared/domain/leg.ts';
import type { WriteOffAccount } from '../../../../shared/domain/write-off-accounts.ts';
import type { BookedLine, House } from './file-lines.ts';
import { placeOf } from './file-lines.ts';
import type { LineBook } from './line-book.ts';
import { importSource } from './line-units.ts';
import type { Place, Units } from './units.ts';

/** A match in force, by rule or by a person. */
export interface BookedGroup {
  readonly leg: Leg;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Given up or parked: by a person's match with a remainder, or by a decision on an exception. */
export interface GivenUp extends BookedGroup {
  /** See fact.ts. */
  readonly source: string;
  readonly rule: 'write_off' | 'to_suspense';
  readonly account: WriteOffAccount;
  /**
   * matched: the sides are a person's match. differs: an exception says that they are the same money and how they differ, so giving the difference up
   * settles the rest too. one_sided: there is no other side. unclear: candidates of which nobody chose.
   */
  readonly sides: 'matched' | 'differs' | 'one_sided' | 'unclear';
  /** Of the decision. */
  readonly day: string;
}

/** What a line counts in a leg, with its sign (signedAmount of matching). */
export type Counted = (leg: Leg, side: Side, lineId: number) => number;

/** Of the legs at the bank. */
const RULE_OF_LEG: Partial<Record<Leg, string>> = {
  fund_bank: 'payout_arrived',
  trade_bank: 'batch_arrived',
  order_bank: 'order_arrived',
};

export interface Explaining {
  readonly book: LineBook;
  readonly house: House;
  readonly counted: Counted;
  readonly units: Units;
}

export function matchUnits(groups: Iterable<BookedGroup>, { book, house, counted, units }: Explaining): void {
  for (const { leg, left, right } of groups) {
    if (leg === 'trade_fund') fundUnits(left, right, book, units);
    const rule = RULE_OF_LEG[leg];
    if (rule === undefined || left.length === 0 || right.length === 0) continue;
    const banks = right.flatMap((id) => {
      const line = book.take(id); // Null where a payment or a top-up has it.
      return line && line.counter.role === 'bank_unmatched' ? [{ id, line }] : [];
    });
    const sides = leftPlaces(leg, left, book, house, banks[0]?.line ?? null, counted);
    const [whole, ...others] = sides;
    if (!whole) continue;
    for (const [at, { id, line }] of banks.entries()) {
      if (line.currency !== whole.currency) {
        units.block('currency_differs');
        continue;
      }
      const of = {
        source: importSource(line.file.id),
        rule,
        day: line.day,
        currency: line.currency,
        debit: line.counter,
      };
      // Several accounts on the left: each is cleared of its own with the first line, the largest of the rest.
      const apart = at === 0 ? others : [];
      for (const { place, sum } of apart) units.line({ ...of, credit: place }, id, sum);
      const rest = apart.reduce((amount, each) => amount - each.sum, line.signed);
      units.line({ ...of, credit: whole.place }, id, rest);
    }
  }
}

/**
 * Lines of a fund bill that matching found to be a trade, though the channel's word for them says nothing or something else (其他, 拒付): they clear it
 * as if they were called by its name.
 */
function fundUnits(left: readonly number[], right: readonly number[], book: LineBook, units: Units): void {
  const [trade] = left.flatMap((id) => book.find(id) ?? []);
  if (trade?.main.role !== 'channel_clearing') return;
  for (const id of right) {
    const line = book.find(id);
    if (line?.main.role !== 'channel_balance' || line.counter.role === 'channel_clearing') continue;
    if (!book.take(id)) continue;
    if (line.currency !== trade.currency) {
      units.block('currency_differs');
      continue;
    }
    const { file, day, currency, counter, signed } = line;
    const of = { source: importSource(file.id), rule: 'fund_matched', day, currency };
    units.line({ ...of, debit: counter, credit: trade.main }, id, signed);
  }
}

interface LeftPlace {
  readonly place: Place;
  readonly currency: string;
  readonly sum: number;
}

/** The accounts the left side stands on, the one with most first. */
function leftPlaces(
  leg: Leg,
  left: readonly number[],
  book: LineBook,
  house: House,
  bank: BookedLine | null,
  counted: Counted,
): LeftPlace[] {
  if (leg === 'order_bank')
    return bank ? [{ place: house.saleOf('bank', '', bank.day).place, currency: bank.currency, sum: 0 }] : [];
  const places = new Map<string, LeftPlace>();
  for (const id of left) {
    const line = book.find(id);
    if (!line) continue;
    const place = openPlace(leg, line);
    const key = `${line.currency}|${place.role}|${place.sub}`;
    const before = places.get(key)?.sum ?? 0;
    places.set(key, { place, currency: line.currency, sum: before + counted(leg, 'left', id) });
  }
  return [...places]
    .toSorted(([a, one], [b, other]) => Math.abs(other.sum) - Math.abs(one.sum) || (a < b ? -1 : 1))
    .map(([, each]) => each);
}

/** Where a line of the left side waits for the bank. */
function openPlace(leg: Leg, { main, counter }: BookedLine): Place {
  if (leg === 'fund_bank')
    return counter.role === 'adjustment' ? counter : placeOf('funds_in_transit', main.sub);
  return counter.role === 'funds_in_transit' ? counter : main;
}

/**
 * Units of what was given up: what the two sides leave open goes to the account a person named. Orders are no part of the books, so nothing of theirs
 * can be given up in them; a sale that nobody ordered may be parked.
 */
export function givenUpUnits(given: Iterable<GivenUp>, { book, house, counted, units }: Explaining): void {
  for (const { leg, left, right, source, rule, account, sides, day } of given) {
    const blocked = sides === 'unclear' ? 'given_up_unclear' : currencyProblem(left, right, book);
    if (blocked !== '') {
      units.block(blocked);
      continue;
    }
    const open = openAccount(leg, left, right, book, house, rule);
    if (!open) continue;
    const sum = (side: Side, lines: readonly number[]) =>
      lines.reduce((total, id) => total + counted(leg, side, id), 0);
    const difference = leg === 'order_trade' ? sum('right', right) : sum('left', left) - sum('right', right);
    const of = {
      source,
      rule,
      day,
      currency: open.currency,
      debit: placeOf(account, ''),
      credit: open.place,
    };
    // A sale stands as a credit already; to park it takes it out of there.
    const signed = leg === 'order_trade' ? -difference : difference;
    units.line(of, open.line, signed);
  }
}

function currencyProblem(left: readonly number[], right: readonly number[], book: LineBook): string {
  const currencies = new Set([...left, ...right].flatMap((id) => book.find(id)?.currency ?? []));
  return currencies.size > 1 ? 'currency_differs' : '';
}

function openAccount(
  leg: Leg,
  left: readonly number[],
  right: readonly number[],
  book: LineBook,
  house: House,
  rule: GivenUp['rule'],
): { readonly place: Place; readonly currency: string; readonly line: number } | null {
  const [first] = left;
  const [last] = right;
  const leftLine = first === undefined ? null : book.find(first);
  const rightLine = last === undefined ? null : book.find(last);
  switch (leg) {
    case 'order_trade':
      return first === undefined && last !== undefined && rightLine?.sale && rule === 'to_suspense'
        ? { place: rightLine.counter, currency: rightLine.currency, line: last }
        : null;
    case 'trade_fund':
      if (first !== undefined && leftLine)
        return { place: leftLine.main, currency: leftLine.currency, line: first };
      break;
    case 'fund_bank':
    case 'trade_bank':
      if (first !== undefined && leftLine)
        return { place: openPlace(leg, leftLine), currency: leftLine.currency, line: first };
      break;
    case 'order_bank':
      if (first !== undefined) {
        if (!rightLine || last === undefined) return null;
        const place = house.saleOf('bank', '', rightLine.day).place;
        return { place, currency: rightLine.currency, line: last };
      }
      break;
    case 'left_right':
      return null;
  }
  if (last === undefined || !rightLine || book.isExplained(last)) return null;
  // Only what waits for an explanation: a fee the bank says itself is one. A chargeback is a loss until somebody says that it is none.
  const waits =
    ['bank_unmatched', 'channel_clearing', 'adjustment'].includes(rightLine.counter.role) ||
    rightLine.rule.endsWith('_chargeback');
  return waits ? { place: rightLine.counter, currency: rightLine.currency, line: last } : null;
}
