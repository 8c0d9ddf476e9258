/** Today: the one thing to do next, and the state of the day in one screen: what is proved and what is not, what is missing, open, under way. */
import { notifications } from '@mantine/notifications';
import { IconSun } from '@tabler/icons-react';
import { useNavigate } from 'react-router-dom';
import { cancelTask, saveFile, useAnswer, useTask } from '../../api/client.tsx';
import { useRunningTasks } from '../../api/tasks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { useRights } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { DayState } from './day-state.tsx';
import { Freshness } from './freshness.tsx';
import { FundsShort } from './funds-short.tsx';
import { nextSteps, type Step } from './next-steps.ts';
import { PATHS, RIGHT_OF, STEP_WORDS } from './step-tables.ts';
import { Steps } from './steps.tsx';
import classes from './today-page.module.css';
import { useBeside } from './use-beside.ts';

export default function TodayPage() {
  const words = useWords();
  const navigate = useNavigate();
  const answer = useAnswer('today.summary', {});
  const summary = answer.data;
  const state = useAnswer('home.state', {}, { enabled: (summary?.imports ?? 0) > 0 });
  const task = useTask();
  // Whatever runs in this window changes the figures below: it is said here, and nothing else is begun.
  const running = useRunningTasks();
  const isBusy = running.length > 0;
  const rights = useRights();
  const beside = useBeside();
  // Before the first run nobody knows which payouts have come.
  const isMatched = state.data?.run.ranAt !== '';
  const all = summary ? nextSteps(summary, isMatched ? beside : { ...beside, settleLate: 0 }) : [];
  const steps = all.filter((step) => rights.has(RIGHT_OF[step.kind]));
  const [first] = steps;

  const run = async (step: Step) => {
    if (isBusy) return;
    if (step.kind === 'match') {
      await task.run('matching.run', { asOf: null, pair: null });
      return;
    }
    if (step.kind === 'report') {
      const file = await task.run('exports.report', {});
      if (!file) return;
      await saveFile(file);
      notifications.show({ message: words('exports.done', { file: file.fileName }) });
      return;
    }
    void navigate(PATHS[step.kind] ?? '/today');
  };
  useKeys(first ? { Enter: { label: words(STEP_WORDS[first.kind][2]), run: () => void run(first) } } : {});

  const isEmpty = summary?.imports === 0;
  return (
    <div className={classes.page}>
      <PageHead
        title={words('today.title')}
        beside={state.data && !isEmpty ? <Freshness run={state.data.run} /> : null}
      />
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <ErrorNote error={state.error} retry={() => void state.refetch()} />
      <ErrorNote error={task.error} />
      {running.map(({ taskId, progress }) => (
        <ProgressNote key={taskId} progress={progress} onCancel={() => cancelTask(taskId)} />
      ))}
      {answer.isPending ? <PageSkeleton /> : null}
      <FundsShort short={summary?.clientFunds.short ?? []} />
      <Steps steps={steps} isBusy={isBusy} run={(step) => void run(step)} />
      {summary && !isEmpty && summary.legs.length === 0 && !summary.isStale && !isBusy ? (
        <Panel>
          <EmptyState title={words('today.noLegs')} text={words('today.noLegsText')} />
        </Panel>
      ) : null}
      {isEmpty && !first && !isBusy ? (
        <Panel>
          <EmptyState
            icon={<IconSun size={36} stroke={1.2} aria-hidden />}
            title={words('today.quiet')}
            text={words('today.quietText')}
          />
        </Panel>
      ) : null}
      {summary && !isEmpty ? (
        <DayState legs={summary.legs} state={state.data} hasFailed={state.error !== null} />
      ) : null}
    </div>
  );
}
