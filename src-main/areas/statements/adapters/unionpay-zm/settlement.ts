/**
 * Whether a row's own figures add up, and what they say: what was traded, what was withheld, what the merchant is cleared.
 *
 * Signed as the merchant sees it: C (credit) is plus, D (debit) is minus. The one reading of the row that adds up is taken; none, or only the
 * one against its transaction code, is said.
 */

/** Fen. `amount`, `discount` and `principal` are sizes; the others are signed. */
export interface Figures {
  /** 交易金额, without a sign of its own. */
  readonly amount: number;
  /** 商户手续费: minus when charged. */
  readonly fee: number;
  /** 分期付款附加手续费. Nobody says whether 结算金额 has it in it; the row shows. */
  readonly instalmentFee: number;
  /** 结算金额: what was traded, and the fee. */
  readonly settled: number;
  /** 优惠金额: what a coupon paid may or may not be settled. */
  readonly discount: number;
  /** 清算金额, in newer files: the principal that is settled; 0 where it is not printed. */
  readonly principal: number;
  /** 二级商户分账入账金额 that goes to others; 0 where there is none. */
  readonly split: number;
  /** 清算净额: what the merchant is cleared; null where it is blank. */
  readonly net: number | null;
}
export type Sense = 1 | -1;

export interface Settlement {
  readonly sense: Sense;
  /** Sizes: what was traded, and the movement of the account (less than nothing where the fee is more than the trade). */
  readonly gross: number;
  readonly net: number;
  /** Charged is plus, given back is minus. */
  readonly fee: number;
}

/** `known` is what transaction code and type say, null where they are not known to us. */
export function settle(
  figures: Figures,
  known: Sense | null,
): Settlement | 'net_differs' | 'direction_contradicts' {
  const net = netOf(figures);
  if (net === null) return 'net_differs';
  const printed: Sense = figures.settled < 0 ? -1 : 1;
  const likely = known ?? printed;
  const other: Sense = likely === 1 ? -1 : 1;
  for (const sense of [likely, other]) {
    const reading = readingOf(figures, sense);
    if (reading === null) continue;
    if (known !== null && sense !== known) return 'direction_contradicts';
    const moved = sense * net + 0; // Never minus zero.
    return {
      sense,
      gross: reading,
      net: moved,
      fee: sense > 0 ? reading - moved : moved - reading,
    };
  }
  // A fee alone (nothing was traded) goes where its sign says.
  if (figures.amount === 0 && figures.settled === figures.fee)
    return { sense: printed, gross: 0, net: Math.abs(net), fee: printed > 0 ? -net : Math.abs(net) };
  return 'net_differs';
}

/** The principal with which 结算金额 = principal and fee; null where there is none. It is nothing only where a coupon paid all. */
function readingOf(figures: Figures, sense: Sense): number | null {
  const { amount, discount, fee, instalmentFee, principal, settled } = figures;
  for (const extra of new Set([0, instalmentFee]))
    for (const size of new Set([amount, amount - discount, amount + discount]))
      if (
        (size > 0 || (size === 0 && discount > 0)) &&
        settled === sense * size + fee + extra &&
        (principal === 0 || principal === size)
      )
        return size;
  return null;
}

/** 清算净额 is 结算金额, less what goes to sub-merchants. */
function netOf({ net, settled, split }: Figures): number | null {
  if (net === null) return split === 0 ? settled : null;
  const sign = settled < 0 ? -1 : 1;
  const isWhole = net === settled && split === 0;
  return isWhole || net === settled - sign * Math.abs(split) || net === settled + split ? net : null;
}
