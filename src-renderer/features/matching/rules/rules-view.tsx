/** The rules of every leg in the order in which they run, each as a sentence. */
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useWords } from '../../../ui/words.ts';

export function RulesView() {
  const words = useWords();
  return <EmptyState title={words('rules.tab.rules')} />;
}
