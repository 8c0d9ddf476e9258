/**
 * Protected fields of parties and accounts: how they are shown, and how what was shown comes back.
 *
 * A form that was filled with masked values and sent again has not changed them: a text that is exactly the mask of what is kept means what is kept.
 */
import type { AccountBody, PartyBody } from '../../../shared/contract/parties.ts';
import { maskAccount, maskCounterparty, maskName } from '../../../shared/domain/masking/party.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';

type Mask = (text: string) => string;

/** A merchant's number with a channel is printed on every receipt; a bank account or a wallet is protected. */
export const maskNumber = ({ kind, number }: Pick<AccountBody, 'kind' | 'number'>): string =>
  kind === 'channel' ? number : maskAccount(number);

const PARTY_MASKS: Partial<Record<keyof PartyBody, Mask>> = {
  name: maskName,
  shortName: maskName,
  identityNo: maskAccount,
  contact: maskCounterparty,
  note: maskText,
};

export function maskParty<P extends PartyBody>(party: P): P {
  const { name, shortName, identityNo, contact, note } = party;
  return {
    ...party,
    name: maskName(name),
    shortName: maskName(shortName),
    identityNo: maskAccount(identityNo),
    contact: maskCounterparty(contact),
    note: maskText(note),
  };
}

export const maskHeld = <A extends AccountBody>(account: A): A => ({
  ...account,
  holder: maskName(account.holder),
  number: maskNumber(account),
});

/** The party as it was meant, `now` being what is kept. */
export const partyAsMeant = (typed: PartyBody, now: PartyBody | null): PartyBody =>
  now === null
    ? typed
    : {
        ...typed,
        ...Object.fromEntries(
          Object.entries(PARTY_MASKS).flatMap(([field, mask]) => {
            const [text, kept] = [typed[field as keyof PartyBody], now[field as keyof PartyBody]]; // Keys of PartyBody.
            return text === mask(kept) ? [[field, kept]] : [];
          }),
        ),
      };

export function accountAsMeant(typed: AccountBody, now: AccountBody): AccountBody {
  const { holder, number } = maskHeld(now);
  return {
    ...typed,
    holder: typed.holder === holder ? now.holder : typed.holder,
    number: typed.number === number ? now.number : typed.number,
  };
}
