/** Whose batch it is: a channel with its account, or a merchant by name. Pure. */
import type { SettlementView } from '../../shared/contract/settlement-views.ts';
import type { Words } from './words.ts';

type Owner = Pick<SettlementView, 'channel' | 'account' | 'partyId' | 'partyName'>;

export const ownerText = (words: Words, { channel, account, partyId, partyName }: Owner): string =>
  partyId === ''
    ? [words(`channel.${channel}`), account].filter((text) => text !== '').join(' ')
    : partyName || partyId;

/** Accounts of one channel begin alike; where there is little room their ends tell them apart. */
export const shortAccount = (account: string): string =>
  account.length > ACCOUNT_LENGTH_MAX ? `…${account.slice(-END_LENGTH)}` : account;
const ACCOUNT_LENGTH_MAX = 8;
const END_LENGTH = 4; // As banks and channels print the end of a number.
