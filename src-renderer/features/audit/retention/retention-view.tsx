/**
 * How long what is kept and why, what falls due, what is held all the same; erasing asks a second person, for it does not come back.
 *
 * Address: &view=due, and &show, &class for the list.
 */
import { SegmentedControl } from '@mantine/core';
import { useAnswer } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { ClassesTable } from './classes-table.tsx';
import { DueList } from './due-list.tsx';
import { HoldsPanel } from './holds-panel.tsx';

const VIEWS = ['periods', 'due'] as const;

export function RetentionView() {
  const words = useWords();
  const mayRetain = useMay('retain');
  const { said, go } = useSearch();
  const view = VIEWS.find((each) => each === said('view')) ?? 'periods';
  const answer = useAnswer('retention.classes', {});
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={words('retentionScreen.title')}
          value={view}
          onChange={(value) => go({ view: value === 'periods' ? '' : value, show: '', class: '' })}
          data={VIEWS.map((value) => ({ value, label: words(`retentionScreen.view.${value}`) }))}
        />
        <p className={classes.muted}>
          {words(mayRetain ? 'retentionScreen.text' : 'retentionScreen.readOnly')}
        </p>
      </div>
      {view === 'due' ? (
        <DueList />
      ) : (
        <div className={classes.scroll}>
          {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
          {answer.data ? (
            <ClassesTable
              found={answer.data}
              onDue={(recordClass, show) => go({ view: 'due', class: recordClass, show })}
            />
          ) : answer.error ? null : (
            <PageSkeleton />
          )}
          <HoldsPanel />
        </div>
      )}
    </>
  );
}
