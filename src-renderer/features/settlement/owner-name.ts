/** Whose batch it is: a channel with its account, or a merchant by name. */
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import type { Words } from '../../ui/words.ts';

type Owner = Pick<SettlementView, 'channel' | 'account' | 'partyId' | 'partyName'>;

export const ownerText = (words: Words, { channel, account, partyId, partyName }: Owner): string =>
  partyId === ''
    ? [words(`channel.${channel}`), account].filter((text) => text !== '').join(' ')
    : partyName || partyId;
