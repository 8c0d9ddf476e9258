/** Sub-ledgers that may be chosen for an account: those the books know, and every party for accounts kept by party. */
import { useMemo } from 'react';
import type { ChartView } from '../../../shared/contract/journal-views.ts';
import { useAnswer } from '../../api/client.tsx';
import { useWords } from '../../ui/words.ts';
import { subText } from './account-name.ts';

const PARTIES_MAX = 500;

export interface SubChoice {
  readonly value: string;
  readonly label: string;
}

export function useSubs(): (
  account: Pick<ChartView, 'code' | 'subLedger'> | undefined,
) => readonly SubChoice[] {
  const words = useWords();
  const trial = useAnswer('journal.trialBalance', { from: '', to: '', isBySub: true });
  const parties = useAnswer('parties.list', {
    query: '',
    kind: 'all',
    isClosedShown: false,
    offset: 0,
    limit: PARTIES_MAX,
  });
  return useMemo(() => {
    const known = (trial.data?.rows ?? []).filter(({ sub }) => sub !== '');
    const house = known.filter(({ sub }) => !sub.startsWith('M-'));
    const byParty = (parties.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }));
    const byHouse = [
      ...new Map(house.map((row) => [row.sub, { value: row.sub, label: subText(words, row) }])).values(),
    ];
    return (account) => {
      if (!account || account.subLedger === 'none') return [];
      return account.subLedger === 'party' ? byParty : byHouse;
    };
  }, [words, trial.data, parties.data]);
}
