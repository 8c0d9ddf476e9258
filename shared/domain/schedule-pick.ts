/**
 * Which fee schedule holds for a line: the account's own before its channel's; among those the one whose word the line says most exactly; then one with
 * a last day (优惠期) before one without; then the newest. One rule for matching and settlement, and the order of the list is no part of it.
 */
import { formatDay } from './dates.ts';
import type { FeeTerms, OfAccount } from './settlement-terms.ts';

interface Candidate {
  readonly terms: FeeTerms;
  readonly words: readonly string[];
}

export interface ScheduleAsk extends OfAccount {
  readonly currency: string;
  readonly day: string;
  /** What the line says of product, card type or merchant class. */
  readonly text: string;
}

export const scheduleOf = (fees: readonly FeeTerms[], { day, text, ...of }: ScheduleAsk): FeeTerms | null =>
  picked(holdingOn(ofAccount(fees, of), day), () => text);

/** Schedules of one account and currency, put in order once: a million lines share a few of them. `text` is asked for only where words decide. */
export interface AccountSchedules {
  /** `day`: days since 1970. */
  readonly on: (day: number, text: () => string) => FeeTerms | null;
  /** Every one by which a sale up to a day may have been charged: of a refund alone nobody knows the day of its sale. */
  readonly begunBy: (day: number, text: () => string) => readonly FeeTerms[];
}

export function schedulesOf(
  fees: readonly FeeTerms[],
  of: OfAccount & { readonly currency: string },
): AccountSchedules {
  const all = ofAccount(fees, of);
  const held = new Map<number, readonly Candidate[]>();
  return {
    on: (day, text) => {
      let holding = held.get(day);
      if (!holding) {
        holding = holdingOn(all, formatDay(day));
        held.set(day, holding);
      }
      return picked(holding, text);
    },
    begunBy: (day, text) => {
      const until = formatDay(day);
      const begun = all.filter(({ terms }) => terms.schedule.from <= until);
      const said = begun.every(({ words }) => words.length === 0) ? '' : plain(text());
      return begun.filter(({ words }) => exactness(words, said) >= 0).map(({ terms }) => terms);
    },
  };
}

/** In the order in which they go before one another, words apart. */
const ofAccount = (
  fees: readonly FeeTerms[],
  { channel, account, currency }: OfAccount & { readonly currency: string },
): readonly Candidate[] =>
  fees
    .filter((each) => each.channel === channel && each.schedule.currency === currency)
    .filter((each) => each.account === '' || each.account === account)
    .toSorted(byPlace)
    .map((terms) => ({ terms, words: terms.schedule.words.map(plain) }));

function byPlace(a: FeeTerms, b: FeeTerms): number {
  const [one, other] = [a.schedule, b.schedule];
  return (
    Number(b.account !== '') - Number(a.account !== '') ||
    Number(other.to !== '') - Number(one.to !== '') ||
    order(other.from, one.from) ||
    order(one.to, other.to) ||
    order(JSON.stringify(one), JSON.stringify(other))
  );
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const holdingOn = (all: readonly Candidate[], day: string): readonly Candidate[] =>
  all.filter(({ terms: { schedule } }) => schedule.from <= day && (schedule.to === '' || day <= schedule.to));

function picked(holding: readonly Candidate[], text: () => string): FeeTerms | null {
  if (holding.every(({ words }) => words.length === 0)) return holding[0]?.terms ?? null;
  const said = plain(text());
  for (const isOwn of [true, false]) {
    let best: { readonly terms: FeeTerms; readonly exactness: number } | null = null;
    for (const { terms, words } of holding) {
      if ((terms.account !== '') !== isOwn) continue;
      const of = exactness(words, said);
      if (of > (best?.exactness ?? -1)) best = { terms, exactness: of };
    }
    if (best) return best.terms;
  }
  return null;
}

/** Full width, capitals and runs of blanks make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Length of the longest word that is said; 0 of a schedule that asks for none; -1 where none is said. */
function exactness(words: readonly string[], said: string): number {
  if (words.length === 0) return 0;
  return words.reduce((most, word) => (word.length > most && isSaid(word, said) ? word.length : most), -1);
}

const LETTER = /[a-z0-9]/;
/** "pos" is not said by "deposit": Latin words end where letters end, Chinese ones are not parted by anything. */
function isSaid(word: string, said: string): boolean {
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
    const goesOn = (inside: string, outside: string) => LETTER.test(inside) && LETTER.test(outside);
    const isCut =
      goesOn(word.charAt(0), said.charAt(at - 1)) || goesOn(word.slice(-1), said.charAt(at + word.length));
    if (!isCut) return true;
  }
  return false;
}
