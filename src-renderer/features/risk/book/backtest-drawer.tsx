/** The draft tried on history beside what holds: how many findings and alerts each gives, what became of such alerts, and which come or go. Nothing is written. */
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import type { RiskBook } from '../../../../shared/domain/risk.ts';
import { useTask } from '../../../api/client.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { BacktestTables } from './backtest-tables.tsx';

const WIDTH = 820;

interface BacktestDrawerProps {
  readonly book: RiskBook;
  readonly onClose: () => void;
}

export function BacktestDrawer({ book, onClose }: BacktestDrawerProps) {
  const words = useWords();
  const task = useTask();
  const [range, setRange] = useState({ from: '', to: '' });
  const [found, setFound] = useState<Output<'risk.backtest'> | null>(null);
  const isRange = range.from === '' || range.to === '' || range.from <= range.to;
  const run = async () => {
    if (!isRange || task.isRunning) return;
    setFound(null);
    const answer = await task.run('risk.backtest', { book, ...range });
    setFound(answer ?? null);
  };
  useKeys({ b: { label: words('risk.runBacktest'), run: () => void run() } });
  return (
    <Drawer isOpen onClose={onClose} width={WIDTH} title={words('risk.backtest')}>
      <div className={classes.drawer}>
        <p className={classes.muted}>{words('risk.backtestText')}</p>
        <div className={classes.bar}>
          <DayField
            label={words('risk.from')}
            value={range.from}
            onChange={(from) => setRange({ ...range, from })}
            isInline
          />
          <DayField
            label={words('risk.to')}
            value={range.to}
            onChange={(to) => setRange({ ...range, to })}
            isInline
          />
          <Button
            disabled={!isRange}
            loading={task.isRunning}
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            rightSection={<KeyCap name="b" />}
            onClick={() => void run()}
          >
            {words('risk.runBacktest')}
          </Button>
        </div>
        {task.isRunning ? (
          <ProgressNote call="risk.backtest" progress={task.progress} onCancel={task.cancel} />
        ) : null}
        <ErrorNote error={task.error} />
        {found ? <BacktestTables found={found} /> : null}
      </div>
    </Drawer>
  );
}
