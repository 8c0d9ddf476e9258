/** The tone of a group's state and of an exception's: one colour for one standing, on every screen that shows it. */
import type { GroupView } from '../../../shared/contract/shapes.ts';
import type { ExceptionState } from '../../../shared/domain/leg.ts';
import type { Tone } from '../tag.tsx';

export const GROUP_TONES: Readonly<Record<GroupView['state'], Tone>> = {
  accepted: 'ok',
  proposed: 'accent',
  confirmed: 'ok',
  rejected: 'plain',
};

export const EXCEPTION_TONES: Readonly<Record<ExceptionState, Tone>> = {
  open: 'bad',
  waiting: 'warn',
  explained: 'plain',
  resolved: 'ok',
};
