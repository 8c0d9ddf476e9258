/**
 * What a word about a payment does to it: results come in any order, twice, or long after the matter is settled.
 *
 * The moves (ITEM_MOVES) know no way back, so where a payment ends depends on what was said of it and not on when: the word furthest along stands.
 * Two words of which neither lies on the way to the other contradict each other, and a person has to ask the bank.
 */
import {
  ITEM_CORRECTIONS,
  ITEM_MOVES,
  ITEM_STATES,
  type ItemState,
} from '../../../../shared/domain/payment.ts';

/** The states a result may say; the others are ours. */
export type ResultWord = Extract<ItemState, 'accepted' | 'paid' | 'failed' | 'returned' | 'unknown'>;

/** States that can be reached, itself not among them. */
const BEHIND: ReadonlyMap<ItemState, ReadonlySet<ItemState>> = new Map(
  ITEM_STATES.map((state) => {
    const found = new Set<ItemState>();
    const visit = (from: ItemState): void => {
      for (const to of ITEM_MOVES[from]) {
        if (found.has(to)) continue;
        found.add(to);
        visit(to);
      }
    };
    visit(state);
    return [state, found];
  }),
);

export const leadsTo = (from: ItemState, to: ItemState): boolean => BEHIND.get(from)?.has(to) === true;

/** move: the payment is that from now on. known: it was said before, or was passed on the way. contradiction: one of the two is wrong. */
export type WordEffect = 'move' | 'known' | 'contradiction';

export function effectOf(state: ItemState, word: ResultWord): WordEffect {
  if (leadsTo(state, word)) return 'move';
  return state === word || leadsTo(word, state) ? 'known' : 'contradiction';
}

/** Words in the order in which a payment can go through them. */
export const inOrderOfMoves = <T extends { readonly state: ResultWord }>(words: readonly T[]): readonly T[] =>
  words.toSorted((a, b) => (leadsTo(a.state, b.state) ? -1 : leadsTo(b.state, a.state) ? 1 : 0));

export const maySetRight = (from: ItemState, to: ItemState): boolean =>
  ITEM_CORRECTIONS[from]?.includes(to) === true;

/** A word as it was kept: `corrects` is the end that two persons set right with it; nothing of any other word. */
interface KeptWord {
  readonly state: ResultWord;
  readonly evidence: { readonly corrects?: ItemState };
}

const setRightAt = (words: readonly KeptWord[]): number =>
  words.findLastIndex(({ evidence }) => evidence.corrects !== undefined);

/** All that was said of a payment, in the order in which it was kept: before what set it right, that, and what came of it since. */
export function inOrderKept<T extends KeptWord>(words: readonly T[]): readonly T[] {
  const at = setRightAt(words);
  if (at < 0) return inOrderOfMoves(words);
  return [
    ...inOrderKept(words.slice(0, at)),
    ...words.slice(at, at + 1),
    ...inOrderOfMoves(words.slice(at + 1)),
  ];
}

/** What still holds of it: an end that was set right did not happen. */
export function wordsThatHold<T extends KeptWord>(words: readonly T[]): readonly T[] {
  const at = setRightAt(words);
  return words.filter(({ state }, place) => place >= at || state === 'paid' || leadsTo(state, 'paid'));
}

/** Ends that were set right: a file that says one of them once more says nothing new. */
export const overruledIn = (words: readonly KeptWord[]): readonly ResultWord[] => {
  const holding = new Set(wordsThatHold(words));
  return words.flatMap((word) => (holding.has(word) ? [] : word.state));
};

/** Nothing more will come of it, but that a paid one may come back. */
export const ENDED: readonly ItemState[] = ['paid', 'failed', 'returned', 'cancelled'];

/** Money went out, or may have: it counts against limits and is never paid a second time unseen. */
export const isLive = (state: ItemState): boolean => !['failed', 'returned', 'cancelled'].includes(state);
