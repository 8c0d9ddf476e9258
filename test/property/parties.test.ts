/**
 * What must always hold of parties: a mistyped number is found by every scheme that promises it, shares add up to the fen, and refunds give back
 * exactly what each got, however a sale is refunded bit by bit.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ibanProblem, passesLuhn } from '../../shared/domain/account-form.ts';
import { refundSharesOf, sharesOf } from '../../shared/domain/agreement-shares.ts';
import { identityProblem } from '../../shared/domain/identity-number.ts';
import type { Agreement } from '../../shared/domain/party.ts';
import { agreementOf } from '../support/parties.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Every sign that can be the check digit is tried: the test does not know how it is computed. */
const completed = (body: string, signs: string, isRight: (number: string) => boolean) =>
  [...signs].map((sign) => body + sign).filter(isRight);

const SCHEMES = {
  card: {
    signs: '0123456789',
    body: digits(18),
    isRight: passesLuhn,
  },
  uscc: {
    signs: USCC,
    body: fc.string({ unit: fc.constantFrom(...USCC), minLength: 17, maxLength: 17 }),
    isRight: (number: string) => identityProblem({ identityKind: 'uscc', identityNo: number }) === '',
  },
  'id card': {
    signs: '0123456789X',
    body: fc
      .tuple(digits(6), fc.constantFrom('19800229', '20011231', '19990101'), digits(3))
      .map((parts) => parts.join('')),
    isRight: (number: string) => identityProblem({ identityKind: 'id_card', identityNo: number }) === '',
  },
} as const;

describe('a number with a check digit', () => {
  for (const [name, { body, signs, isRight }] of Object.entries(SCHEMES)) {
    test(`${name}: exactly one check digit fits, and any other sign or two neighbours swapped are found`, () => {
      fc.assert(
        fc.property(body, fc.nat(), fc.nat(), (text, at, other) => {
          const fitting = completed(text, signs, isRight);
          expect(fitting).toHaveLength(1);
          const number = fitting[0] ?? '';
          const place = at % number.length;
          const before = number.charAt(place);
          const wrong = signs.charAt(other % signs.length);
          if (wrong !== before)
            expect(isRight(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false);
          const next = number.charAt(place + 1);
          const swapped = number.slice(0, place) + next + before + number.slice(place + 2);
          // Luhn does not promise to find 09 for 90.
          if (next !== '' && next !== before && !(name === 'card' && ['09', '90'].includes(before + next)))
            expect(isRight(swapped)).toBe(false);
        }),
        { numRuns: 300 },
      );
    });
  }

  test('IBAN: one digit wrong or two neighbours swapped are found', () => {
    fc.assert(
      fc.property(digits(18), fc.nat(), fc.integer({ min: 1, max: 9 }), (account, at, shift) => {
        const check = Array.from({ length: 97 }, (_, two) => String(two + 2).padStart(2, '0'));
        const [number = ''] = check
          .map((two) => `DE${two}${account}`)
          .filter((iban) => ibanProblem(iban) === '');
        const place = 2 + (at % 20);
        const digit = Number(number.charAt(place));
        const wrong = number.slice(0, place) + ((digit + shift) % 10) + number.slice(place + 1);
        expect(ibanProblem(wrong)).toBe('iban_check');
        const next = number.charAt(place + 1);
        const swapped = number.slice(0, place) + next + digit + number.slice(place + 2);
        if (next !== '' && next !== String(digit)) expect(ibanProblem(swapped)).toBe('iban_check');
      }),
      { numRuns: 200 },
    );
  });
});

const terms: fc.Arbitrary<Agreement> = fc
  .record({
    feePpm: fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 1_000_000 })),
    feeFixedMinor: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 })),
    feeMinMinor: fc.option(fc.integer({ min: 0, max: 300 })),
    more: fc.option(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1_000_000_000 }))),
    isFeeReturned: fc.boolean(),
    weights: fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 100 })), { maxLength: 5 }),
    // Half the time all of it goes to partners.
    kept: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
  })
  .map(({ weights, kept, more, ...fee }) => {
    const all = Math.max(1, kept + weights.reduce((sum, each) => sum + each, 0));
    const splits = weights.map((each, at) => ({
      partyId: `M-${at}`,
      sharePpm: Math.floor((each * 1_000_000) / all),
    }));
    return agreementOf({ ...fee, feeCapMinor: more === null ? null : (fee.feeMinMinor ?? 0) + more, splits });
  });
const gross = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 10_000_000_000_000 }));
const partsOf = ({ fee, splits, rest }: ReturnType<typeof sharesOf>) => [
  fee,
  ...splits.map((each) => each.amount),
  rest,
];
const sum = (parts: readonly number[]) => parts.reduce((total, each) => total + each, 0);

describe('shares under an agreement', () => {
  test('are whole, never below zero, and add up to the sale', () => {
    fc.assert(
      fc.property(terms, gross, (agreed, amount) => {
        const parts = partsOf(sharesOf(agreed, { gross: amount, currency: 'CNY' }));
        expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
        expect(sum(parts)).toBe(amount);
      }),
    );
  });

  test('are given back by several refunds without a fen lost, each adding up to its refund', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(terms, gross, cuts, (agreed, amount, places) => {
        const sale = { gross: amount, currency: 'CNY' };
        const ends = [...places.map((place) => Math.floor(place * amount)).toSorted((a, b) => a - b), amount];
        const back = partsOf(sharesOf(agreed, sale)).map(() => 0);
        let before = 0;
        for (const end of ends) {
          const parts = partsOf(refundSharesOf(agreed, sale, { before, refund: end - before }));
          expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
          expect(sum(parts)).toBe(end - before);
          for (const [at, part] of parts.entries()) back[at] = (back[at] ?? 0) + part;
          before = end;
        }
        const shares = partsOf(sharesOf(agreed, sale));
        // A fee that is kept is borne by who has the rest.
        const [fee = 0] = shares;
        const expected = agreed.isFeeReturned
          ? shares
          : [0, ...shares.slice(1, -1), (shares.at(-1) ?? 0) + fee];
        expect(back).toEqual(expected);
      }),
    );
  });
});
