/** How well each rule has done so far, by what persons said of its groups. */
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useWords } from '../../../ui/words.ts';

export function QualityView() {
  const words = useWords();
  return <EmptyState title={words('rules.tab.quality')} />;
}
