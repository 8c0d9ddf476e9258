/** Files that wait for a person, the files that could not be read, and the calendar of what has arrived. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileText } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { PlanView } from '../../../shared/contract/shapes.ts';
import { cancelTask, useAnswer, useAsk, useTask } from '../../api/client.tsx';
import { useRunningTasks } from '../../api/tasks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './arrivals-view.module.css';
import { Calendar } from './calendar.tsx';
import { HeldDialog } from './held-dialog.tsx';
import { inParts, useIntake } from './intake.ts';
import { inOrderOfNeed } from './plan-order.ts';
import { PlanSummary } from './plan-summary.tsx';
import { PlanTable } from './plan-table.tsx';
import { RefusedFiles } from './refused-files.tsx';
import { WatchLine } from './watch-line.tsx';

export function ArrivalsView({ onChoose }: { readonly onChoose: () => void }) {
  const words = useWords();
  const mayImport = useMay('import');
  const answer = useAnswer('statements.plans', {}, { enabled: mayImport });
  const intake = useIntake();
  const reading = useRunningTasks().find((task) => task.taskId === intake.taskId);
  const commit = useTask();
  const discard = useAsk('statements.discard');
  const [openPlan, setOpenPlan] = useState<string | null>(null);
  const refusedPanel = useRef<HTMLDivElement>(null);
  const [asksFor, setAsksFor] = useState<PlanView | null>(null);
  const plans = inOrderOfNeed(answer.data?.plans ?? []);
  const refused = answer.data?.refused ?? [];
  const ready = plans.filter((plan) => plan.state === 'ready');
  const isIdle = !commit.isRunning && reading === undefined;

  const commitPlans = async (chosen: typeof ready) => {
    if (chosen.length === 0 || !isIdle) return;
    let count = 0;
    let lines = 0;
    for (const part of inParts(chosen)) {
      const done = await commit.run('statements.commit', {
        plans: part.map(({ planId, hash }) => ({ planId, hash })),
      });
      if (!done) {
        void answer.refetch(); // A plan may have become stale: what is shown next is what a commit would do now.
        break;
      }
      count += done.imports.length;
      lines += done.imports.reduce((sum, each) => sum + each.counts.added, 0);
    }
    if (count > 0) notifications.show({ message: words('statements.committed', { count, lines }) });
  };
  const discardAll = async () => {
    for (const part of inParts(plans))
      await discard.mutateAsync({ planIds: part.map((plan) => plan.planId) }).catch(() => undefined); // Shown as its error.
  };

  useKeys(
    ready.length === 0
      ? {}
      : {
          c: {
            label: words('statements.commitProved', { count: ready.length }),
            run: () => void commitPlans(ready),
          },
        },
  );

  if (!mayImport)
    return (
      <div className={classes.view}>
        <Calendar />
      </div>
    );
  return (
    <div className={classes.view}>
      {reading ? (
        <ProgressNote progress={reading.progress} onCancel={() => cancelTask(reading.taskId)} />
      ) : null}
      {commit.isRunning ? <ProgressNote progress={commit.progress} onCancel={commit.cancel} /> : null}
      <ErrorNote error={intake.error} />
      <ErrorNote error={commit.error} />
      <ErrorNote error={discard.error} />
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <PageSkeleton /> : null}
      {plans.length > 0 ? (
        <Panel
          isFlush
          className={classes.plans}
          title={
            <PlanSummary
              plans={plans}
              refusedCount={refused.length}
              onShowRefused={() => refusedPanel.current?.scrollIntoView({ block: 'start' })}
            />
          }
          aside={
            <div className={classes.actions}>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                disabled={!isIdle}
                onClick={() => void discardAll()}
              >
                {words('statements.discardAll')}
              </Button>
              <Button
                size="compact-sm"
                disabled={ready.length === 0 || !isIdle}
                onClick={() => void commitPlans(ready)}
                rightSection={<KeyCap name="c" />}
              >
                {ready.length > 0
                  ? words('statements.commitProved', { count: ready.length })
                  : words('statements.commitNothing')}
              </Button>
            </div>
          }
        >
          <PlanTable
            plans={plans}
            openPlan={openPlan}
            onOpen={setOpenPlan}
            onCommit={(plan) => void commitPlans([plan])}
            onDiscard={(plan) => discard.mutate({ planIds: [plan.planId] })}
            onRequest={setAsksFor}
          />
        </Panel>
      ) : answer.isSuccess && reading === undefined && refused.length === 0 ? (
        <Panel>
          <EmptyState
            icon={<IconFileText size={40} stroke={1.2} aria-hidden />}
            title={words('statements.emptyTitle')}
            text={words('statements.emptyText')}
            action={
              <Button onClick={onChoose} rightSection={<KeyCap name="a" />}>
                {words('statements.addFiles')}
              </Button>
            }
          />
        </Panel>
      ) : null}
      <div ref={refusedPanel} className={classes.refusedPanel}>
        <RefusedFiles refused={refused} onClear={() => discard.mutate({ planIds: [] })} />
      </div>
      <WatchLine />
      <Calendar onChoose={onChoose} />
      {asksFor ? <HeldDialog plan={asksFor} onClose={() => setAsksFor(null)} /> : null}
    </div>
  );
}
