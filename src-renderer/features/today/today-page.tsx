/** Today: what is proved and what is not, leg by leg, and the one thing to do next. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowRight, IconSun } from '@tabler/icons-react';
import { useNavigate } from 'react-router-dom';
import type { Right } from '../../../shared/contract/call.ts';
import { cancelTask, saveFile, useAnswer, useTask } from '../../api/client.tsx';
import { useRunningTasks } from '../../api/tasks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { useRights } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { FundsShort } from './funds-short.tsx';
import { LegCard } from './leg-card.tsx';
import { nextSteps, type Step } from './next-steps.ts';
import classes from './today-page.module.css';
import { useBeside } from './use-beside.ts';

const PATHS: Readonly<Partial<Record<Step['kind'], string>>> = {
  approvals: '/approvals',
  start: '/statements?choose=files',
  plans: '/statements',
  late: '/statements',
  proposals: '/matching',
  exceptions: '/exceptions',
  missing: '/statements',
  sign: '/settlement',
  overtaken: '/settlement?show=signed',
  payOut: '/settlement?tab=payable',
  settleLate: '/settlement?tab=transit',
  settleMissing: '/settlement?tab=days',
  instruct: '/payments',
  unknown: '/payments?tab=items',
  cameBack: '/payments?tab=items',
  verify: '/parties?tab=unverified',
  funds: '/books?tab=client',
  books: '/books',
  riskHeld: '/risk?tab=held',
  riskLate: '/risk?tab=large&show=late',
  riskConfirm: '/risk?tab=cases&show=proposed',
  riskAlerts: '/risk',
  riskLarge: '/risk?tab=large',
};
/** What each of them takes; a step for somebody else is left out. */
const RIGHT_OF: Readonly<Record<Step['kind'], Right>> = {
  approvals: 'approve',
  start: 'import',
  plans: 'import',
  late: 'import',
  match: 'match',
  proposals: 'review',
  exceptions: 'review',
  missing: 'import',
  sign: 'settle',
  overtaken: 'settle',
  payOut: 'pay',
  settleLate: 'settle',
  settleMissing: 'settle',
  instruct: 'pay',
  unknown: 'pay',
  cameBack: 'pay',
  verify: 'parties',
  funds: 'post',
  books: 'post',
  riskHeld: 'risk',
  riskLate: 'risk',
  riskConfirm: 'risk',
  riskAlerts: 'risk',
  riskLarge: 'risk',
  report: 'export',
};
const STEP_WORDS = {
  approvals: ['today.doApprovals', 'today.doApprovalsText', 'today.doApprovalsAction'],
  start: ['today.doStart', 'today.doStartText', 'statements.addFiles'],
  plans: ['today.doPlans', 'today.doPlansText', 'today.doPlansAction'],
  late: ['today.doLate', 'today.doLateText', 'today.doMissingAction'],
  match: ['today.doMatch', 'today.doMatchText', 'today.doMatchAction'],
  proposals: ['today.doProposals', 'today.doProposalsText', 'today.doProposalsAction'],
  exceptions: ['today.doExceptions', 'today.doExceptionsText', 'today.doExceptionsAction'],
  missing: ['today.doMissing', 'today.doMissingText', 'today.doMissingAction'],
  sign: ['today.doSign', 'today.doSignText', 'today.doSignAction'],
  overtaken: ['today.doOvertaken', 'today.doOvertakenText', 'today.doOvertakenAction'],
  payOut: ['today.doPayOut', 'today.doPayOutText', 'today.doPayOutAction'],
  settleLate: ['today.doSettleLate', 'today.doSettleLateText', 'today.doSettleLateAction'],
  settleMissing: ['today.doSettleMissing', 'today.doSettleMissingText', 'today.doSettleMissingAction'],
  instruct: ['today.doInstruct', 'today.doInstructText', 'today.doInstructAction'],
  unknown: ['today.doUnknown', 'today.doUnknownText', 'today.doUnknownAction'],
  cameBack: ['today.doCameBack', 'today.doCameBackText', 'today.doCameBackAction'],
  verify: ['today.doVerify', 'today.doVerifyText', 'today.doVerifyAction'],
  funds: ['today.doFunds', 'today.doFundsText', 'today.doFundsAction'],
  books: ['today.doBooks', 'today.doBooksText', 'today.doBooksAction'],
  riskHeld: ['today.doRiskHeld', 'today.doRiskHeldText', 'today.doRiskHeldAction'],
  riskLate: ['today.doRiskLate', 'today.doRiskLateText', 'today.doRiskLateAction'],
  riskConfirm: ['today.doRiskConfirm', 'today.doRiskConfirmText', 'today.doRiskConfirmAction'],
  riskAlerts: ['today.doRiskAlerts', 'today.doRiskAlertsText', 'today.doRiskAlertsAction'],
  riskLarge: ['today.doRiskLarge', 'today.doRiskLargeText', 'today.doRiskLargeAction'],
  report: ['today.doReport', 'today.doReportText', 'today.doReportAction'],
} as const;

export default function TodayPage() {
  const words = useWords();
  const navigate = useNavigate();
  const answer = useAnswer('today.summary', {});
  const task = useTask();
  // Whatever runs in this window changes the figures below: it is said here, and nothing else is begun.
  const running = useRunningTasks();
  const isBusy = running.length > 0;
  const rights = useRights();
  const beside = useBeside();
  const all = answer.data ? nextSteps(answer.data, beside) : [];
  const steps = all.filter((step) => rights.has(RIGHT_OF[step.kind]));
  const [first, ...others] = steps;

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

  const legs = answer.data?.legs ?? [];
  return (
    <div className={classes.page}>
      <PageHead title={words('today.title')} />
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <ErrorNote error={task.error} />
      {running.map(({ taskId, progress }) => (
        <ProgressNote key={taskId} progress={progress} onCancel={() => cancelTask(taskId)} />
      ))}
      {answer.isPending ? <PageSkeleton /> : null}
      <FundsShort short={answer.data?.clientFunds.short ?? []} />
      {first ? (
        <section className={classes.next} aria-label={words('today.next')}>
          <div>
            <small>{words('today.next')}</small>
            <h2>{words(STEP_WORDS[first.kind][0], { count: first.count })}</h2>
            <p>{words(STEP_WORDS[first.kind][1])}</p>
          </div>
          <Button
            size="md"
            disabled={isBusy}
            onClick={() => void run(first)}
            rightSection={<KeyCap name="Enter" />}
          >
            {words(STEP_WORDS[first.kind][2])}
          </Button>
        </section>
      ) : null}
      {others.length > 0 ? (
        <ul className={classes.others} aria-label={words('today.otherWork')}>
          {others.map((step) => (
            <li key={step.kind}>
              <button type="button" onClick={() => void run(step)}>
                <strong>{words(STEP_WORDS[step.kind][0], { count: step.count })}</strong>
                <span>{words(STEP_WORDS[step.kind][2])}</span>
                <IconArrowRight size={15} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {legs.length > 0 ? (
        <div className={classes.legs}>
          {legs.map((leg) => (
            <LegCard key={`${leg.leg}|${leg.currency}`} leg={leg} />
          ))}
        </div>
      ) : answer.data && answer.data.imports > 0 && !answer.data.isStale && !isBusy ? (
        <Panel>
          <EmptyState title={words('today.noLegs')} text={words('today.noLegsText')} />
        </Panel>
      ) : answer.data && !first && !isBusy ? (
        <Panel>
          <EmptyState
            icon={<IconSun size={36} stroke={1.2} aria-hidden />}
            title={words('today.quiet')}
            text={words('today.quietText')}
          />
        </Panel>
      ) : null}
    </div>
  );
}
