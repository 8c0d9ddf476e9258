/** Whether an agreement holds on a day. Its newest version holds on all of its days: what it said before is history and holds on none. Pure. */
import type { AgreementView } from '../../../shared/contract/parties.ts';
import type { Tone } from '../../ui/tag.tsx';

/** never: it was taken back before its first day. */
export type AgreementStanding = 'in_force' | 'to_come' | 'past' | 'never';

const TONES: Readonly<Record<AgreementStanding, Tone>> = {
  in_force: 'ok',
  to_come: 'accent',
  past: 'plain',
  never: 'plain',
};

export function standingOn(
  { from, to }: Pick<AgreementView, 'from' | 'to'>,
  day: string,
): { readonly standing: AgreementStanding; readonly tone: Tone } {
  const standing =
    to !== '' && to < from ? 'never' : day < from ? 'to_come' : isOver(to, day) ? 'past' : 'in_force';
  return { standing, tone: TONES[standing] };
}

const isOver = (to: string, day: string): boolean => to !== '' && to < day;
