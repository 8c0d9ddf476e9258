/** Whether a batch may be signed as far as files go. */
import type { AccountBills } from './coverage.ts';
import type { Summed } from './summed.ts';

/** Its days are over and their files here, the fund bill's too where the account has one. */
export function wholeness(
  batches: readonly Summed[],
  bills: AccountBills | undefined,
  { today, isCut }: { readonly today: number; readonly isCut: boolean },
): (batch: Summed) => { readonly isComplete: boolean; readonly hasFund: boolean } {
  const numbered = batches.filter(({ draft }) => draft.day === null).map(({ draft }) => draft.to);
  const lastNumbered = numbered.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...numbered);
  return ({ draft }: Summed) => {
    // With a cut-off, the evening before is in the file of the day before.
    const isEvery = (holds: (day: number) => boolean) => {
      for (let day = draft.from - (isCut ? 1 : 0); day <= draft.to; day += 1) if (!holds(day)) return false;
      return true;
    };
    const beside = bills?.beside;
    const isHere = bills !== undefined && isEvery((day) => bills.isHere(day));
    const hasFund = beside ? isEvery((day) => beside.isHere(day)) : false;
    const isFundAsked = beside ? !isEvery((day) => !beside.isAsked(day)) : false;
    // Of a channel that numbers its batches, what has no number yet waits for one.
    const isNumbered =
      draft.day === null || lastNumbered === Number.POSITIVE_INFINITY || draft.to < lastNumbered;
    return { hasFund, isComplete: draft.to < today && isHere && (hasFund || !isFundAsked) && isNumbered };
  };
}
