/**
 * Files that were read and not taken in, because their proof failed or a row could not be read: a leg that lacks them says so, or its figures
 * would look whole.
 */
import type { FileSummary, LegSummary } from '../../../shared/contract/shapes.ts';
import { LEG_SOURCES } from '../../../shared/domain/leg.ts';

export type LeftOut = Pick<FileSummary, 'file' | 'sourceKind' | 'currencies'>;

/** Names of the files that a leg would have rested on. */
export function leftOutOf(leg: LegSummary, files: readonly LeftOut[]): string[] {
  const [left, right] = LEG_SOURCES[leg.leg];
  const isOf = ({ sourceKind, currencies }: LeftOut) =>
    (left === null || sourceKind === left || sourceKind === right) &&
    (currencies.length === 0 || currencies.includes(leg.currency));
  return files.filter(isOf).map((each) => each.file);
}

/** A failed proof stays the worst that can be said. */
export const standingWith = (leg: LegSummary, leftOut: readonly string[]): LegSummary['standing'] =>
  leftOut.length > 0 && leg.standing !== 'failed' ? 'incomplete' : leg.standing;
