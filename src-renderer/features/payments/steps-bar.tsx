/** The four steps of a batch: where it stands, and the way to look at each. */
import { IconCheck, IconX } from '@tabler/icons-react';
import { useWords } from '../../ui/words.ts';
import type { ShownStep, Step } from './batch-steps.ts';
import classes from './payments.module.css';

interface StepsBarProps {
  readonly steps: readonly ShownStep[];
  readonly shown: Step;
  readonly onShow: (step: Step) => void;
}

export function StepsBar({ steps, shown, onShow }: StepsBarProps) {
  const words = useWords();
  return (
    <nav className={classes.steps} aria-label={words('payments.steps')}>
      {steps.map(({ step, state }, at) => (
        <button
          key={step}
          type="button"
          data-state={state}
          aria-current={shown === step ? 'step' : undefined}
          onClick={() => onShow(step)}
        >
          <span className={classes.stepMark} aria-hidden>
            {state === 'done' ? (
              <IconCheck size={14} stroke={2.4} />
            ) : state === 'stopped' || state === 'ended' ? (
              <IconX size={14} stroke={2.4} />
            ) : (
              at + 1
            )}
          </span>
          <span>
            <strong>{words(`payments.step.${step}`)}</strong>
            <small>{words(`payments.stepState.${state}`)}</small>
          </span>
        </button>
      ))}
    </nav>
  );
}
