/**
 * Who gets what of one sale under an agreement, and what each gives back of a refund: whole minor units that always add up.
 *
 * Our fee first, rounded half up per item (四舍五入) and within its least and most, then each partner's share of what is left, then the rest. Refunds take shares back in
 * proportion to all that was refunded so far, so that however a sale is refunded bit by bit, in the end exactly what each got is given back.
 */
import { assert } from '../result.ts';
import { applyRate, type Currency, type Minor, minor } from './money.ts';
import type { Agreement } from './party.ts';
import { feeIn } from './terms-currency.ts';

export interface Shares {
  readonly currency: Currency;
  /** Ours. */
  readonly fee: Minor;
  readonly splits: readonly { readonly partyId: string; readonly amount: Minor }[];
  /** The merchant's (agent), ours (own, partner_share). */
  readonly rest: Minor;
}

/** Steps by the month's volume are none of it: a sale's shares are known on its day and stay (see Agreement.feeTiers). */
type Terms = Pick<
  Agreement,
  'feePpm' | 'feeFixedMinor' | 'feeMinMinor' | 'feeCapMinor' | 'isFeeReturned' | 'splits'
>;

/** No fee is above the sale, not even the least one. Of a sale in other money than yuan only the rate is taken (terms-currency.ts). */
export function sharesOf(
  terms: Terms,
  { gross, currency }: { readonly gross: number; readonly currency: Currency },
): Shares {
  const whole = minor(gross);
  assert(whole >= 0, 'shares are of an amount of zero or more');
  const { feePpm, feeFixedMinor, feeMinMinor, feeCapMinor } = feeIn(terms, currency);
  const rated = Math.max(applyRate(whole, feePpm) + feeFixedMinor, feeMinMinor ?? 0);
  const fee = minor(Math.min(rated, feeCapMinor ?? rated, whole));
  const afterFee = minor(whole - fee);
  let left: number = afterFee;
  const splits = terms.splits.map(({ partyId, sharePpm }) => {
    // Several halves rounded up may ask for a fen more than there is.
    const amount = minor(Math.min(applyRate(afterFee, sharePpm), left));
    left -= amount;
    return { partyId, amount };
  });
  return { currency, fee, splits, rest: minor(left) };
}

/**
 * What each gives back of one refund of a sale of `gross`, of which `before` was refunded already. Each share grows with the sum refunded and never
 * shrinks, because each takes its part of what those before it left. A fee that is not given back is borne by who has the rest.
 */
export function refundSharesOf(
  terms: Terms,
  sale: { readonly gross: number; readonly currency: Currency },
  { before, refund }: { readonly before: number; readonly refund: number },
): Shares {
  assert(before >= 0 && refund >= 0 && before + refund <= sale.gross, 'no more is refunded than was paid');
  const shares = sharesOf(terms, sale);
  const then = givenBack(terms, shares, sale.gross, before);
  const now = givenBack(terms, shares, sale.gross, before + refund);
  const splits = shares.splits.map(({ partyId }, at) => ({
    partyId,
    amount: minor((now.splits[at] ?? 0) - (then.splits[at] ?? 0)),
  }));
  const fee = minor(now.fee - then.fee);
  const rest = minor(splits.reduce((left, each) => left - each.amount, refund - fee));
  return { currency: sale.currency, fee, splits, rest };
}

function givenBack(terms: Terms, shares: Shares, gross: number, refunded: number) {
  const fee = terms.isFeeReturned ? partOf(shares.fee, refunded, gross) : 0;
  let [left, whole] = [refunded - fee, gross - (terms.isFeeReturned ? shares.fee : 0)];
  const splits = shares.splits.map(({ amount }) => {
    const back = partOf(amount, left, whole);
    left -= back;
    whole -= amount;
    return back;
  });
  return { fee, splits };
}

/** share × part ÷ whole, half up. */
function partOf(share: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  return Number((2n * BigInt(share) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));
}
