/** A list whose filter lets nothing through: says so and offers to clear it. */
import { Button } from '@mantine/core';
import { EmptyState } from './empty-state.tsx';
import { useWords } from './words.ts';

export function NothingFits({ onClear }: { readonly onClear: () => void }) {
  const words = useWords();
  return (
    <EmptyState
      title={words('filter.nothing')}
      text={words('filter.nothingText')}
      action={
        <Button variant="default" onClick={onClear}>
          {words('filter.clear')}
        </Button>
      }
    />
  );
}
