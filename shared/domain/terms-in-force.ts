/**
 * Which terms hold for an account on a day: its own before its channel's, its channel's before what is shipped. Matching, settlement and screens all
 * ask here, so that no two of them go by different terms.
 */
import type {
  CycleTerms,
  OfAccount,
  ReserveTerms,
  SettlementCycle,
  SettlementTerms,
  SharingTerms,
} from './settlement-terms.ts';
import { shippedCycle, shippedSharing } from './shipped-terms.ts';

/** The cycle of an account: its own, else its channel's, else the shipped one. */
export const cycleOf = (cycles: readonly CycleTerms[], of: OfAccount): SettlementCycle =>
  find(cycles, of)?.cycle ?? shippedCycle(of.channel);

/** The reserve held from an account's sales of a day: of the words that have begun the newest. Null where none is held. */
export const reserveOf = (
  { reserves }: Pick<SettlementTerms, 'reserves'>,
  of: OfAccount,
  day: string,
): ReserveTerms | null =>
  find(
    reserves
      .filter(({ reserve }) => reserve.from <= day)
      .toSorted((a, b) => (a.reserve.from < b.reserve.from ? -1 : 1)),
    of,
  )?.reserve ?? null;

/** Bounds of sharing; null where neither the firm nor what is shipped says any. */
export const sharingOf = (
  { sharings }: Pick<SettlementTerms, 'sharings'>,
  of: OfAccount,
): SharingTerms | null => find(sharings, of)?.sharing ?? shippedSharing(of.channel);

/** Among equals the last of the list: lists are in order of their first day. */
function find<T extends OfAccount>(all: readonly T[], of: OfAccount): T | null {
  const ofChannel = all.filter((each) => each.channel === of.channel);
  const own = of.account === '' ? undefined : ofChannel.findLast((each) => each.account === of.account);
  return own ?? ofChannel.findLast((each) => each.account === '') ?? null;
}
