/**
 * Results of payments in any order, any number of times: where a payment ends depends on what was said and not on when, contradictions take nothing,
 * and what nobody knows the end of is never made good.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ITEM_STATES, type ItemState } from '../../shared/domain/payment.ts';
import {
  effectOf,
  inOrderKept,
  inOrderOfMoves,
  isLive,
  leadsTo,
  maySetRight,
  overruledIn,
  type ResultWord,
  wordsThatHold,
} from '../../src-main/areas/payments/rules/item-words.ts';
import {
  endsOfResults,
  type KnownBatch,
  type PlannedResult,
} from '../../src-main/areas/payments/rules/result-words.ts';

const WORDS = ['accepted', 'paid', 'failed', 'returned', 'unknown'] as const;
const word = fc.constantFrom(...WORDS);

/** As results are taken in one after the other. */
function told(words: readonly ResultWord[], from: ItemState = 'instructed'): ItemState | 'contradiction' {
  let state = from;
  for (const each of words) {
    const effect = effectOf(state, each);
    if (effect === 'contradiction') return 'contradiction';
    if (effect === 'move') state = each;
  }
  return state;
}

describe('one payment', () => {
  test('ends the same in whatever order and however often it is told', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }).chain((words) =>
          fc.record({
            words: fc.constant(words),
            // Every word at least once, some twice.
            again: fc.shuffledSubarray([...words, ...words], {
              minLength: words.length,
              maxLength: 2 * words.length,
            }),
          }),
        ),
        ({ words, again }) => {
          const others = [...again, ...words];
          const ends = [words, words.toReversed(), others, others.toReversed()].map((each) => told(each));
          expect(new Set(ends).size).toBe(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never goes back, and never leaves an end but by coming back after it was paid', () => {
    for (const from of ITEM_STATES)
      for (const to of ITEM_STATES) expect(leadsTo(from, to) && leadsTo(to, from)).toBe(false);
    for (const end of ['failed', 'returned', 'cancelled'] as const)
      expect(ITEM_STATES.filter((to) => leadsTo(end, to))).toEqual([]);
    expect(ITEM_STATES.filter((to) => leadsTo('paid', to))).toEqual(['returned']);
  });

  test('is set right only from an end that was said to be none: as paid, and by no file', () => {
    const right = ITEM_STATES.flatMap((from) =>
      ITEM_STATES.filter((to) => maySetRight(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(right).toEqual(['failed → paid', 'returned → paid']);
    for (const from of ITEM_STATES)
      for (const to of WORDS) if (maySetRight(from, to)) expect(effectOf(from, to)).not.toBe('move');
  });

  test('set right, what was wrong did not happen, and what comes after counts, in whatever order it was kept', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['accepted', 'unknown'] as const),
        fc.constantFrom('failed' as const, 'returned' as const),
        fc.boolean(),
        (before, wrong, comesBack) => {
          const said = (state: ResultWord) => ({ state, evidence: {} });
          const kept = [
            ...[...before, wrong].map(said),
            { state: 'paid' as const, evidence: { corrects: wrong } },
            ...(comesBack ? [said('returned')] : []),
          ];
          const end = comesBack ? 'returned' : 'paid';
          expect(inOrderKept(kept).at(-1)?.state).toBe(end);
          const holding = wordsThatHold(inOrderKept(kept)).map(({ state }) => state);
          expect(holding.filter((state) => state === wrong).length).toBe(wrong === end ? 1 : 0);
          expect(overruledIn(kept)).toEqual([wrong]);
        },
      ),
    );
  });

  test('whose end nobody knows, or that is under way, counts as money that went out', () => {
    for (const state of ['instructed', 'accepted', 'unknown', 'paid'] as const)
      expect(isLive(state)).toBe(true);
  });

  test('words are put in the order in which a payment goes through them', () => {
    fc.assert(
      fc.property(fc.subarray(['accepted', 'unknown', 'paid', 'returned'] as const), (words) => {
        const inOrder = inOrderOfMoves(words.toReversed().map((state) => ({ state }))).map(
          ({ state }) => state,
        );
        expect(inOrder).toEqual(words);
      }),
    );
  });
});

const batch: KnownBatch = {
  currency: 'CNY',
  payments: new Map(
    ['P1', 'P2', 'P3'].map((itemNo, at) => [
      itemNo,
      { itemNo, amount: 100 + at, state: 'instructed', overruled: [] },
    ]),
  ),
};
const files: fc.Arbitrary<PlannedResult[]> = fc
  .array(
    fc.record({
      sha256: fc.nat().map(String),
      items: fc.uniqueArray(fc.record({ itemNo: fc.constantFrom('P1', 'P2', 'P3'), state: word }), {
        selector: ({ itemNo }) => itemNo,
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((each) =>
    each.map(({ sha256, items }, place) => ({
      sha256: `${sha256}${place}`,
      file: `${place}.csv`,
      batch,
      stated: {
        statedCount: null,
        statedSum: null,
        statedOf: 'file' as const,
        currency: 'CNY',
        whole: null,
        items: items.map(({ itemNo, state }, row) => ({
          itemNo,
          state,
          row: row + 2,
          amount: batch.payments.get(itemNo)?.amount ?? 0,
          currency: '',
          reasonCode: '',
          reasonText: '',
          happenedAt: '',
        })),
      },
    })),
  );

const shuffled = files.chain((planned) =>
  fc.record({
    planned: fc.constant(planned),
    other: fc.shuffledSubarray(planned, { minLength: planned.length, maxLength: planned.length }),
  }),
);

/** What each payment is once all that may be taken was taken. */
function statesAfter(planned: readonly PlannedResult[]): ReadonlyMap<string, ItemState> {
  const states = new Map<string, ItemState>();
  for (const end of endsOfResults(planned))
    if (end.end === 'new')
      for (const { itemNo, from, state } of end.moves) {
        const before = states.get(itemNo);
        if (before === undefined || leadsTo(before, state)) states.set(itemNo, state);
        expect(leadsTo(from, state)).toBe(true);
      }
  return states;
}

describe('several files', () => {
  test('come to the same whichever is named first; each file is taken or refused alike', () => {
    fc.assert(
      fc.property(shuffled, ({ planned, other }) => {
        const reversed = planned.toReversed();
        const endOf = (order: readonly PlannedResult[]) => {
          const ends = endsOfResults(order);
          return new Map(order.map(({ sha256 }, at) => [sha256, ends[at]?.end]));
        };
        for (const order of [reversed, other]) {
          expect(endOf(order)).toEqual(endOf(planned));
          expect(statesAfter(order)).toEqual(statesAfter(planned));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('taken one after the other, without a contradiction among them, come to the same as together', () => {
    fc.assert(
      fc.property(files, (planned) => {
        const ends = endsOfResults(planned);
        fc.pre(ends.every(({ end }) => end === 'new'));
        const states = new Map<string, ItemState>([...batch.payments.keys()].map((no) => [no, 'instructed']));
        for (const file of planned) {
          const known: KnownBatch = {
            ...batch,
            payments: new Map(
              [...batch.payments].map(([no, each]) => [no, { ...each, state: states.get(no) ?? each.state }]),
            ),
          };
          const [end] = endsOfResults([{ ...file, batch: known }]);
          if (end?.end !== 'new') throw new Error('nothing contradicts');
          for (const { itemNo, state } of end.moves) states.set(itemNo, state);
        }
        const together = statesAfter(planned);
        for (const [itemNo, state] of states) expect(together.get(itemNo) ?? 'instructed').toBe(state);
      }),
      { numRuns: 200 },
    );
  });

  test('stated totals are held against ours, of the batch or of what the file names', () => {
    fc.assert(
      fc.property(
        files,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 4 }),
        (planned, sum, count) => {
          for (const file of planned)
            for (const statedOf of ['batch', 'file'] as const) {
              const named =
                statedOf === 'batch'
                  ? [...batch.payments.keys()]
                  : file.stated.items.map((each) => each.itemNo);
              const ours = named.reduce((total, no) => total + (batch.payments.get(no)?.amount ?? 0), 0);
              const stated = { ...file.stated, statedOf, statedSum: sum, statedCount: count };
              const [end] = endsOfResults([{ ...file, stated }]);
              expect(end?.end === 'new').toBe(sum === ours && count === named.length);
            }
        },
      ),
      { numRuns: 100 },
    );
  });
});
