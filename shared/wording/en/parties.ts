/** Parties, their accounts and agreements. */

import type { SameKeys } from '../same-keys.ts';
import type { parties as source } from '../zh-cn/parties.ts';

export const parties: SameKeys<typeof source> = {
  'requestKind.party_state': 'Change a party’s state',
  'requestKind.party_state.effect': 'Once approved, the new state holds at once.',
  'requestKind.account_bind': 'Bind an account',
  'requestKind.account_bind.effect':
    'Once approved, the account is bound; nothing is paid to it before its cool-off ends.',
  'requestKind.account_change': 'Change an account',
  'requestKind.account_change.effect':
    'Once approved, the new details hold; it is to be verified again and cools off anew.',
  'requestKind.account_unbind': 'Unbind an account',
  'requestKind.account_unbind.effect': 'Once approved, nothing is paid to this account any more.',
  'requestKind.agreement_change': 'Change an agreement',
  'requestKind.agreement_change.effect': 'Once approved, trades from its first day on are booked by it.',
  'requestKind.watch_end': 'Take off the watch list',
  'requestKind.watch_end.effect': 'Once approved, payments are no longer stopped by this entry.',
  'error.party_unfit': 'These details cannot be kept',
  'error.party_unfit.safe': 'Nothing was written.',
  'error.party_unfit.do': 'Mend what is marked, then try again.',
};
