/** The draft replayed over past days: what it would gain, lose and change per leg, with samples to look at. Nothing is written. */
import { Button, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { BacktestFigures, BacktestSample } from '../../../../shared/contract/match-rules.ts';
import { isDayOrNone } from '../../../../shared/domain/dates.ts';
import { useTask } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import classes from '../../../ui/match-rules/backtest.module.css';
import { BacktestTable } from '../../../ui/match-rules/backtest-table.tsx';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { useWords } from '../../../ui/words.ts';
import { BacktestSamples } from './backtest-samples.tsx';

interface BacktestPanelProps {
  readonly id: string;
  /** Of the kept draft; null while it was not tried. */
  readonly kept: BacktestFigures | null;
  readonly canRun: boolean;
  /** Keeps what was typed as the draft; false where that was refused. */
  readonly prepare: () => Promise<boolean>;
}

export function BacktestPanel({ id, kept, canRun, prepare }: BacktestPanelProps) {
  const words = useWords();
  const task = useTask();
  const [from, setFrom] = useState(kept?.from ?? '');
  const [to, setTo] = useState(kept?.to ?? '');
  const [samples, setSamples] = useState<readonly BacktestSample[]>([]);
  const isPeriod = isDayOrNone(from) && isDayOrNone(to) && (from === '' || to === '' || from <= to);
  const run = async () => {
    setSamples([]);
    if (!(await prepare())) return;
    const answer = await task.run('matching.backtestRule', { id, from, to });
    setSamples(answer?.samples ?? []);
  };
  const isRunnable = canRun && isPeriod && !task.isRunning;
  useKeys(isRunnable ? { b: { label: words('rules.runBacktest'), run: () => void run() } } : {});
  const day = (value: string, set: (text: string) => void, label: 'rules.from' | 'rules.to') => (
    <TextInput
      size="xs"
      w={132}
      label={words(label)}
      placeholder={words('rules.open')}
      maxLength={10}
      value={value}
      error={!isDayOrNone(value)}
      onChange={(event) => set(event.currentTarget.value.trim())}
    />
  );
  return (
    <section className={classes.backtest}>
      <h3>{words('rules.backtest')}</h3>
      <p className={classes.muted}>{words('rules.backtestText')}</p>
      <div className={classes.period}>
        {day(from, setFrom, 'rules.from')}
        {day(to, setTo, 'rules.to')}
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          rightSection={<KeyCap name="b" />}
          disabled={!isRunnable}
          onClick={() => void run()}
        >
          {words('rules.runBacktest')}
        </Button>
      </div>
      {task.isRunning ? <ProgressNote progress={task.progress} onCancel={task.cancel} /> : null}
      <ErrorNote error={task.error} />
      {kept ? <BacktestTable figures={kept} /> : <p className={classes.muted}>{words('rules.notTried')}</p>}
      {kept ? <BacktestSamples samples={samples} /> : null}
    </section>
  );
}
