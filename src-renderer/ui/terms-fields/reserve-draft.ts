/** A reserve as it is typed: a share of each day's sales, or a sum that is filled up from them. Pure. */
import { formatMinor } from '../../../shared/domain/money.ts';
import { type ReserveTerms, reserveTerms } from '../../../shared/domain/settlement-terms.ts';
import { TERMS_CURRENCY } from '../../../shared/domain/terms-currency.ts';
import { percentText } from '../../../shared/wording/terms-sentence.ts';
import { amountOf, ppmOf, wholeOf } from './typed-number.ts';

export interface ReserveFields {
  readonly reserveKind: ReserveTerms['kind'] | 'none';
  readonly reserveRate: string;
  readonly reserveFixed: string;
  readonly reserveCap: string;
  readonly holdDays: string;
  readonly reserveFrom: string;
}

export const NO_RESERVE: ReserveFields = {
  reserveKind: 'none',
  reserveRate: '',
  reserveFixed: '',
  reserveCap: '',
  holdDays: '90',
  reserveFrom: '',
};

export function reserveFields(reserve: ReserveTerms | null): ReserveFields {
  if (reserve === null) return NO_RESERVE;
  const amount = (minor: number | null) => (minor === null ? '' : formatMinor(minor, TERMS_CURRENCY));
  return {
    reserveKind: reserve.kind,
    reserveRate: percentText(reserve.ratePpm),
    reserveFixed: reserve.kind === 'fixed' ? amount(reserve.fixedMinor) : '',
    reserveCap: amount(reserve.capMinor),
    holdDays: String(reserve.holdDays),
    reserveFrom: reserve.from,
  };
}

type ReserveField = Exclude<keyof ReserveFields, 'reserveKind'>;

export interface ReadReserve {
  /** Null where there is none, and where it cannot be read: `isGood` tells the two apart. */
  readonly reserve: ReserveTerms | null;
  readonly isGood: boolean;
  readonly bad: ReadonlySet<ReserveField>;
}

/** `from`: its first day where none is typed. Half a reserve, or one of nothing, is none: to end one is another word. */
export function readReserve(fields: ReserveFields, from = ''): ReadReserve {
  const kind = fields.reserveKind;
  if (kind === 'none') return { reserve: null, isGood: true, bad: new Set() };
  const bad = new Set<ReserveField>();
  const fixed = kind === 'fixed' ? (amountOf(fields.reserveFixed) ?? Number.NaN) : 0;
  const checked = reserveTerms.safeParse({
    kind,
    ratePpm: ppmOf(fields.reserveRate),
    fixedMinor: fixed,
    capMinor: amountOf(fields.reserveCap),
    holdDays: wholeOf(fields.holdDays),
    from: fields.reserveFrom.trim() || from.trim(),
  });
  const names = checked.success ? [] : checked.error.issues.map(({ path }) => path[0]);
  if (names.includes('ratePpm') || ppmOf(fields.reserveRate) === 0) bad.add('reserveRate');
  if (names.includes('fixedMinor') || (kind === 'fixed' && fixed === 0)) bad.add('reserveFixed');
  if (names.includes('capMinor')) bad.add('reserveCap');
  if (names.includes('holdDays')) bad.add('holdDays');
  if (names.includes('from')) bad.add('reserveFrom');
  const isGood = bad.size === 0 && checked.success;
  return { reserve: isGood ? checked.data : null, isGood, bad };
}
