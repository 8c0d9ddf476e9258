/**
 * Days of an account for which its channel said that there is no bill: they are empty in the calendar of arrivals, not missing.
 *
 * A day counts only when every bill that could have filled it was asked for and does not exist: a fund bill names no account, so where several kinds
 * of it are fetched each has to say so.
 */
import type { BillType } from '../../../../../shared/contract/sources.ts';
import { parseDay } from '../../../../../shared/domain/dates.ts';
import { ADAPTER_OF, isOwnAccount } from './bill.ts';

export interface AskedSource {
  /** The merchant's or partner's number. */
  readonly owner: string;
  readonly bills: readonly BillType[];
  /** The last word of each bill that does not exist. */
  readonly noBill: readonly { readonly type: BillType; readonly day: string }[];
}

export function emptyDays(
  sources: readonly AskedSource[],
  account: { readonly adapters: ReadonlySet<string>; readonly account: string },
): Set<number> {
  const fits = (type: BillType) => account.adapters.has(ADAPTER_OF[type]);
  const asked = sources
    .filter(({ owner }) => account.account === '' || isOwnAccount(owner, account.account))
    .map(({ bills, noBill }) => ({
      types: bills.filter(fits),
      noBill: noBill.filter(({ type }) => fits(type)),
    }))
    .filter(({ types }) => types.length > 0);
  const [first, ...others] = asked.map(
    ({ types, noBill }) =>
      new Set(
        noBill
          .map(({ day }) => day)
          .filter((day) =>
            types.every((type) => noBill.some((each) => each.type === type && each.day === day)),
          ),
      ),
  );
  const days = [...(first ?? [])].filter((day) => others.every((each) => each.has(day)));
  return new Set(days.flatMap((day) => parseDay(day) ?? []));
}
