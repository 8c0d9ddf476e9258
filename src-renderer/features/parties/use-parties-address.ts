/** Where one is among parties, in the address: the tab, what stands beside the list, the filter. */
import { useSearchParams } from 'react-router-dom';

export const TABS = ['parties', 'house', 'unverified', 'watch'] as const;
export type Tab = (typeof TABS)[number];

interface Place {
  readonly tab: Tab;
  readonly partyId: string;
  readonly accountId: string;
  readonly query: string;
}
export interface PartiesAddress extends Place {
  /** What is not named is left behind. */
  readonly go: (to: Partial<Place>) => void;
}

export function usePartiesAddress(): PartiesAddress {
  const [search, setSearch] = useSearchParams();
  return {
    tab: TABS.find((each) => each === search.get('tab')) ?? 'parties',
    partyId: search.get('party') ?? '',
    accountId: search.get('account') ?? '',
    query: search.get('q') ?? '',
    go: ({ tab = 'parties', partyId = '', accountId = '', query = '' }) =>
      setSearch(
        {
          ...(tab !== 'parties' && { tab }),
          ...(partyId !== '' && { party: partyId }),
          ...(accountId !== '' && { account: accountId }),
          ...(query !== '' && { q: query }),
        },
        { replace: true },
      ),
  };
}
