/** Parties and accounts as the funds show them: names and numbers masked, whatever they are shown to. */
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import type { Account } from '../../parties/rules/standing-account.ts';
import type { FundsDeps } from './deps.ts';

export const shownParty = ({ parties }: Pick<FundsDeps, 'parties'>, partyId: string): string =>
  maskName(parties.party(partyId)?.name ?? '');

export const shownAccount = (account: Account): string =>
  [account.bankName, maskAccount(account.number)].filter((text) => text !== '').join(' ');
