/** The accounts of the house that a batch may be paid from: asked for once, few enough for one list. */
import type { AccountView } from '../../../shared/contract/parties.ts';
import { useAnswer } from '../../api/client.tsx';

const ACCOUNTS_MAX = 200;

export function useHouseAccounts() {
  const answer = useAnswer('parties.accounts', { query: '', of: 'house', offset: 0, limit: ACCOUNTS_MAX });
  return { ...answer, accounts: (answer.data?.rows ?? []).filter(isPaidFrom) };
}

/** What only takes money in, or is unbound, pays nobody. */
const isPaidFrom = ({ state, purpose }: AccountView): boolean => state === 'bound' && purpose !== 'receive';

export const accountName = ({ holder, bankName, number }: AccountView): string =>
  [bankName || holder, shortNumber(number)].filter((text) => text !== '').join(' ');

/** What is masked of a number is one sign where there is little room: 110060…2345. */
export const shortNumber = (number: string): string => number.replace(/\*{2,}/, '…');
