/** How an order of funds looks where it stands: its word and the tone of it. Pure. */
import type { FundOrderView } from '../../../shared/contract/funds.ts';
import type { FundOrderState } from '../../../shared/domain/payment.ts';
import type { Tone } from '../../ui/tag.tsx';
import type { Words } from '../../ui/words.ts';

const TONES: Readonly<Record<FundOrderState, Tone>> = {
  expected: 'warn',
  arrived: 'ok',
  paying: 'accent',
  paid: 'ok',
  failed: 'bad',
  cancelled: 'plain',
};

type Standing = Pick<FundOrderView, 'kind' | 'state'>;

export const orderTone = ({ state }: Standing): Tone => TONES[state];
export const orderStateText = (words: Words, { kind, state }: Standing): string =>
  words.or(`funds.state.${kind}.${state}`, state);

/** Before anything has happened it may be taken back. */
export const mayCancel = ({ state }: Standing): boolean => state === 'expected';
