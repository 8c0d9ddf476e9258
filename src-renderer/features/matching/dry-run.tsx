/** What a run would change, before it is run: figures leg by leg and samples to look at. Nothing is written until she runs it. */
import { Button, Modal } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { Output } from '../../../shared/contract/calls.ts';
import { LegFigures } from '../../ui/match-rules/leg-figures.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './outlook.module.css';
import { BacktestSamples } from './rules/backtest-samples.tsx';

interface DryRunProps {
  readonly would: Output<'matching.preview'>;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

export function DryRun({ would, onRun, onClose }: DryRunProps) {
  const words = useWords();
  const isSame = would.samples.length === 0 && would.legs.every(hasSameExceptions);
  return (
    <Modal
      opened
      onClose={onClose}
      size={820}
      title={words('matching.dryRun')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={classes.outlook}>
        <p className={classes.text}>{words('matching.dryRunText', { day: would.asOf })}</p>
        <div className={classes.scroll}>
          <LegFigures legs={would.legs} />
        </div>
        {isSame ? <p className={classes.text}>{words('matching.dryRunSame')}</p> : null}
        <BacktestSamples samples={would.samples} />
        <footer className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {words('action.close')}
          </Button>
          <Button leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={onRun}>
            {words('matching.run')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}

const hasSameExceptions = (leg: Output<'matching.preview'>['legs'][number]): boolean =>
  leg.exceptionsGained === 0 && leg.exceptionsLost === 0;
