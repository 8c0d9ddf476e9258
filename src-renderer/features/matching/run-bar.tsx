/** Runs the matching: as of which day, how far it is, what it rests on, and the way back. */
import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconDotsVertical, IconEye, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { useAsk, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { DryRun } from './dry-run.tsx';
import { ExportMenu } from './export-menu.tsx';
import classes from './matching-page.module.css';
import { UndoRunOutlook } from './undo-run-outlook.tsx';

interface RunBarProps {
  readonly asOf: string;
  readonly ranAt: string;
  readonly isStale: boolean;
}

export function RunBar({ asOf, ranAt, isStale }: RunBarProps) {
  const words = useWords();
  const mayMatch = useMay('match');
  const mayExport = useMay('export');
  const task = useTask();
  const exporting = useTask();
  const undo = useAsk('matching.undoRun');
  const [day, setDay] = useState('');
  const [isUndoing, setUndoing] = useState(false);
  const trying = useTask();
  const [would, setWould] = useState<Output<'matching.preview'> | null>(null);
  const hasRun = ranAt !== '';
  const isDay = day === '' || (/^\d{4}-\d{2}-\d{2}$/.test(day) && parseDay(day) !== null);
  const asked = { asOf: day === '' ? null : day, pair: null };
  const run = () => void task.run('matching.run', asked);
  const tryOut = async () => {
    const answer = await trying.run('matching.preview', { ...asked, rules: [], from: '', to: '' });
    if (answer) setWould(answer);
  };
  return (
    <>
      <div className={classes.runBar}>
        <h1>{words('matching.title')}</h1>
        {hasRun ? (
          <span className={classes.ranAt}>{words('matching.ranAt', { at: ownTime(ranAt), day: asOf })}</span>
        ) : null}
        {isStale ? <Tag tone="warn">{words('matching.stale')}</Tag> : null}
        <span className={classes.space} />
        {mayMatch ? (
          <>
            <Tooltip
              label={words(isDay ? 'matching.asOfHint' : 'terms.dateBad')}
              multiline
              maw={280}
              {...(isDay ? {} : { opened: true })}
            >
              <TextInput
                size="xs"
                w={168}
                aria-label={words('matching.asOf')}
                leftSection={<span className={classes.asOf}>{words('matching.asOf')}</span>}
                leftSectionWidth={60}
                placeholder={asOf || '2026-10-31'}
                maxLength={10}
                value={day}
                error={!isDay}
                onChange={(event) => setDay(event.currentTarget.value.trim())}
              />
            </Tooltip>
            <Tooltip label={words('matching.dryRunHint')} multiline maw={280}>
              <Button
                size="compact-md"
                variant="default"
                leftSection={<IconEye size={14} aria-hidden />}
                disabled={task.isRunning || trying.isRunning || !isDay}
                onClick={() => void tryOut()}
              >
                {words('matching.dryRun')}
              </Button>
            </Tooltip>
            <Button
              size="compact-md"
              variant={isStale || !hasRun ? 'filled' : 'default'}
              leftSection={<IconPlayerPlay size={14} aria-hidden />}
              disabled={task.isRunning || !isDay}
              onClick={run}
            >
              {words(hasRun ? 'matching.runAgain' : 'matching.run')}
            </Button>
          </>
        ) : null}
        {hasRun && mayExport ? <ExportMenu task={exporting} /> : null}
        {hasRun && mayMatch ? (
          <Menu position="bottom-end" withinPortal shadow="md">
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label={words('matching.more')}>
                <IconDotsVertical size={15} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
                onClick={() => setUndoing(true)}
              >
                {words('matching.undoRun')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      {task.isRunning ? <ProgressNote progress={task.progress} onCancel={task.cancel} /> : null}
      {task.error ? <ErrorNote error={task.error} retry={run} /> : null}
      {trying.isRunning ? <ProgressNote progress={trying.progress} onCancel={trying.cancel} /> : null}
      <ErrorNote error={trying.error} />
      {would ? (
        <DryRun
          would={would}
          onClose={() => setWould(null)}
          onRun={() => {
            setWould(null);
            run();
          }}
        />
      ) : null}
      {exporting.isRunning ? (
        <ProgressNote progress={exporting.progress} onCancel={exporting.cancel} />
      ) : null}
      <ErrorNote error={exporting.error} />
      {isUndoing ? (
        <ReasonDialog
          about="undo run"
          title={words('matching.undoRun')}
          text={words('matching.undoRunText')}
          confirm={words('matching.undoRun')}
          size={560}
          error={undo.error}
          isBusy={undo.isPending}
          onClose={() => setUndoing(false)}
          onConfirm={(reason) =>
            undo.mutate(
              { reason },
              {
                onSuccess: () => {
                  setUndoing(false);
                  sayDone(words('matching.undoRun'));
                },
              },
            )
          }
        >
          <UndoRunOutlook />
        </ReasonDialog>
      ) : null}
    </>
  );
}
