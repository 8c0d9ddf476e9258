/**
 * Amounts of cycles, reserves and agreements name no currency: they are in yuan and hold for money in yuan alone, for what are fen of the one are other
 * units of another (日元 has none below one). Of other money rates and days hold, and no amount does.
 */
import type { Currency } from './money.ts';
import type { Agreement } from './party.ts';
import type { ReserveTerms, SettlementCycle } from './settlement-terms.ts';

export const TERMS_CURRENCY: Currency = 'CNY';

/** The least that is paid of money in a currency; null where every net is paid. */
export const leastIn = ({ minimumMinor }: Pick<SettlementCycle, 'minimumMinor'>, currency: Currency) =>
  currency === TERMS_CURRENCY ? minimumMinor : null;

/** A reserve that is filled up to an amount is none of other money; one of a share is held without a cap. */
export function reserveIn(reserve: ReserveTerms | null, currency: Currency): ReserveTerms | null {
  if (reserve === null || currency === TERMS_CURRENCY) return reserve;
  return reserve.kind === 'fixed' ? null : { ...reserve, capMinor: null };
}

type Fee = Pick<Agreement, 'feePpm' | 'feeFixedMinor' | 'feeMinMinor' | 'feeCapMinor'>;
const NO_AMOUNTS = { feeFixedMinor: 0, feeMinMinor: null, feeCapMinor: null } as const;

/** Our fee of a sale in a currency. */
export const feeIn = (fee: Fee, currency: Currency): Fee =>
  currency === TERMS_CURRENCY ? fee : { feePpm: fee.feePpm, ...NO_AMOUNTS };

/** Steps by the month's volume: what one asks for is an amount, or may be charged as one. */
export const tiersIn = ({ feeTiers }: Pick<Agreement, 'feeTiers'>, currency: Currency) =>
  currency === TERMS_CURRENCY ? feeTiers : null;
