/** Which tone a state is shown in; its word says the same. */
import type { AccountView, PartyView } from '../../../shared/contract/parties.ts';
import type { Tone } from '../../ui/tag.tsx';

export const STATE_TONES: Readonly<Record<PartyView['state'], Tone>> = {
  active: 'ok',
  suspended: 'warn',
  closed: 'plain',
};
export const VERIFICATION_TONES: Readonly<Record<AccountView['verification'], Tone>> = {
  unverified: 'warn',
  verified: 'ok',
  rejected: 'bad',
};
