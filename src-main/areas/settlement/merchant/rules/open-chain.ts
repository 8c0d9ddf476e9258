/**
 * What a merchant's batches leave open for the next (结转): a net below nought or below the least amount is not paid, it opens what follows.
 *
 * Signed batches keep the opening and the net they were signed with. Whatever the facts say now, what is open behind them is everything that moved less
 * everything that is to be paid, so that nothing is lost and nothing is paid twice, in whatever order days are signed.
 */
import { minor } from '../../../../../shared/domain/money.ts';

/** A batch as it was signed. */
export interface SignedNet {
  readonly opening: number;
  readonly net: number;
}

/** One day of trade of an owner. */
export interface ChainPart {
  /** Every figure of it, summed. */
  readonly moved: number;
  /** Below it nothing is paid: at least one minor unit. */
  readonly least: number;
  /** Its batch and the corrections of it that are signed; none of a day nobody signed. */
  readonly signed: readonly SignedNet[];
}

export interface Chain {
  /** By part: what opens its batch, where it is not signed. */
  readonly openings: readonly number[];
  /** Left open behind the last part. */
  readonly open: number;
  /** The part from which on it has been below nought without a break; null where it is not. */
  readonly negativeSince: number | null;
}

export const isPaidOut = (net: number, least: number): boolean => net > 0 && net >= least;

/** Oldest first. */
export function openChain(parts: readonly ChainPart[]): Chain {
  const openings: number[] = [];
  let open = 0;
  let negativeSince: number | null = null;
  for (const [at, { moved, least, signed }] of parts.entries()) {
    openings.push(open);
    const nets = signed.length > 0 ? signed : [{ opening: open, net: open + moved }];
    for (const { opening, net } of nets)
      open = minor(open + (net - opening) - (isPaidOut(net, least) ? net : 0));
    negativeSince = open < 0 ? (negativeSince ?? at) : null;
  }
  return { openings, open, negativeSince };
}

/** What corrections that nobody signed yet would take back of signed days: nought or below. */
export const takenBack = (parts: readonly ChainPart[]): number =>
  minor(
    parts.reduce((sum, { moved, signed }) => {
      if (signed.length === 0) return sum;
      const before = signed.reduce((total, { opening, net }) => total + net - opening, 0);
      return sum + Math.min(0, moved - before);
    }, 0),
  );

export interface SignedOwed {
  /** Of what is signed, nets that are to be paid. */
  readonly toPay: number;
  /** Of what is signed, open behind it: below nought it is kept back from what is paid, until a later batch has taken it up. */
  readonly open: number;
}

/** What was signed of an owner, whatever else the facts say. */
export function signedOwed(signed: readonly (SignedNet & { readonly least: number })[]): SignedOwed {
  let [toPay, open] = [0, 0];
  for (const { opening, net, least } of signed) {
    const paid = isPaidOut(net, least) ? net : 0;
    toPay = minor(toPay + paid);
    open = minor(open + (net - opening) - paid);
  }
  return { toPay, open };
}
