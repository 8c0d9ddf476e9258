/** An empty list of exceptions: nothing left to do, nothing that fits the filter, or nothing yet. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { useWords } from '../../ui/words.ts';

interface NoExceptionsProps {
  readonly isFiltered: boolean;
  readonly state: string;
  readonly onClear: () => void;
}

export function NoExceptions({ isFiltered, state, onClear }: NoExceptionsProps) {
  const words = useWords();
  if (isFiltered) return <NothingFits onClear={onClear} />;
  if (state === 'open')
    return (
      <EmptyState
        icon={<IconCircleCheck size={36} stroke={1.2} />}
        title={words('exceptions.emptyOpen')}
        text={words('exceptions.emptyOpenText')}
      />
    );
  return (
    <EmptyState
      icon={<IconAlertTriangle size={36} stroke={1.2} />}
      title={words('exceptions.empty')}
      text={words('exceptions.emptyText')}
      action={
        <Button component={Link} to="/matching" variant="default">
          {words('exceptions.goMatching')}
        </Button>
      }
    />
  );
}
