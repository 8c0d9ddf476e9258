/** A list of groups without a row says why it is empty and what to do. */
import { EmptyState } from '../../ui/empty-state.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { useWords } from '../../ui/words.ts';
import type { Tab } from './leg-work.tsx';

interface EmptyGroupsProps {
  readonly tab: Exclude<Tab, 'open'>;
  readonly isFiltered: boolean;
  readonly onClearFilter: () => void;
}

export function EmptyGroups({ tab, isFiltered, onClearFilter }: EmptyGroupsProps) {
  const words = useWords();
  if (isFiltered) return <NothingFits onClear={onClearFilter} />;
  if (tab === 'proposals')
    return (
      <EmptyState title={words('matching.proposalsEmpty')} text={words('matching.proposalsEmptyText')} />
    );
  return (
    <EmptyState title={words(tab === 'accepted' ? 'matching.acceptedEmpty' : 'matching.rejectedEmpty')} />
  );
}
