/** Leading digits of sales (本福特) against what they should be. A screen and no proof; below some hundred sales it says that it says nothing. */
import { firstDigits, ofCounts } from '../../../../shared/domain/benford.ts';
import { sayOr } from '../../../../shared/wording/catalogue.ts';
import { type BasisFile, basis, eachLine, isAsked } from '../cube/basis.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { BehindLines } from '../rules/behind.ts';
import { DIGITS, type DigitDigest, digitDigestOf } from '../rules/digit-digest.ts';
import type { Asked, Found, FoundTable } from '../rules/found.ts';
import { amountOf, SALE } from '../rules/roles.ts';

/** Below so many sales one digit says nothing. */
const TESTED_MIN = 300;

export const digits: PanelSource = {
  read: (deps, asked) => {
    const counts = countsOf(deps, asked);
    return {
      tables: counts.map(([currency, of]) => ({
        currency,
        rows: ofCounts(of, 1).digits.map(({ digit, found }) => ({
          of: [String(digit)],
          values: { digit_count: found },
        })),
      })),
      notes: counts.map(([currency, of]) => noteOf(deps, currency, of)),
    };
  },
  /** Shares only now: amounts of several currencies may stand in one table. */
  complete: (table) => withShares(table),
  behind: (deps, asked, { currency, of }) => {
    const lines = new BehindLines();
    const wanted = of === null ? null : Number(of[0]);
    eachLine(basis(deps), { ...asked, currency }, ({ columns, imported }, at, _place, role) => {
      if (role !== SALE) return;
      const amount = amountOf(columns, at);
      const digit = firstDigits(amount, 1);
      if (digit > 0 && (wanted === null || digit === wanted)) lines.add(imported.firstLineId + at, amount);
    });
    return lines.behind();
  },
};

/** While a file's digest is in memory, which is made anew when one of its lines gives way. */
const kept = new WeakMap<BasisFile['digest'], DigitDigest>();
function digestOf({ columns, digest, superseded }: BasisFile): DigitDigest {
  const found = kept.get(digest) ?? digitDigestOf(columns, superseded);
  kept.set(digest, found);
  return found;
}

/** By currency, in their order: how many sales begin with each digit. */
function countsOf(deps: AnalyticsDeps, asked: Asked): readonly (readonly [string, Float64Array])[] {
  const found = new Map<string, Float64Array>();
  for (const file of basis(deps)) {
    if (file.takes !== 'all' || file.digest.last < asked.from || file.digest.first > asked.to) continue;
    const isIn = file.places.map((place) => isAsked(asked, place));
    const { currencies } = file.imported.view;
    const { count, day, account, currency: currencyOf, counts } = digestOf(file);
    for (let entry = 0; entry < count; entry += 1) {
      const on = day[entry] ?? 0;
      const currency = currencies[currencyOf[entry] ?? 0] ?? '';
      const isMeant = on >= asked.from && on <= asked.to && isIn[account[entry] ?? 0] === true;
      if (!isMeant || (asked.currency !== '' && currency !== asked.currency)) continue;
      const own = found.get(currency) ?? new Float64Array(DIGITS);
      found.set(currency, own);
      for (let digit = 1; digit < DIGITS; digit += 1)
        own[digit] = (own[digit] ?? 0) + (counts[entry * DIGITS + digit] ?? 0);
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function withShares(table: FoundTable): FoundTable {
  const counts = new Float64Array(DIGITS);
  for (const { of, values } of table.rows) counts[Number(of[0])] = values.digit_count ?? 0;
  const { digits: found, tested } = ofCounts(counts, 1);
  const byDigit = new Map(found.map((each) => [String(each.digit), each]));
  return {
    ...table,
    rows: table.rows.map(({ of, values }) => {
      const { foundPpm = 0, expectedPpm = 0 } = byDigit.get(of[0] ?? '') ?? {};
      return {
        of,
        values: { ...values, digit_share: tested === 0 ? null : foundPpm, digit_expected: expectedPpm },
      };
    }),
    totals: { digit_share: tested === 0 ? null : WHOLE, digit_expected: WHOLE },
  };
}
const WHOLE = 1_000_000;

function noteOf(
  { locale }: Pick<AnalyticsDeps, 'locale'>,
  currency: string,
  counts: Float64Array,
): NonNullable<Found['notes']>[number] {
  const { tested: count, madPpm, verdict } = ofCounts(counts, 1);
  if (count < TESTED_MIN) return { kind: 'digits_few', facts: { currency, count } };
  const mad = (madPpm / 1_000_000).toFixed(4);
  return {
    kind: 'digits_verdict',
    facts: { currency, count, mad, verdict: sayOr(locale(), `benford_verdict.${verdict}`, verdict) },
  };
}
