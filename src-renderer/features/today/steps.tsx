/** The one thing to do next, with its key, and what else waits behind it. */
import { Button } from '@mantine/core';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useWords } from '../../ui/words.ts';
import type { Step } from './next-steps.ts';
import { STEP_WORDS } from './step-tables.ts';
import classes from './today-page.module.css';

interface StepsProps {
  readonly steps: readonly Step[];
  readonly isBusy: boolean;
  readonly run: (step: Step) => void;
}

export function Steps({ steps, isBusy, run }: StepsProps) {
  const words = useWords();
  const [first, ...others] = steps;
  if (!first) return null;
  return (
    <>
      <section className={classes.next} aria-label={words('today.next')}>
        <div>
          <small>{words('today.next')}</small>
          <h2>{words(STEP_WORDS[first.kind][0], { count: first.count })}</h2>
          <p>{words(STEP_WORDS[first.kind][1])}</p>
        </div>
        <Button size="md" disabled={isBusy} onClick={() => run(first)} rightSection={<KeyCap name="Enter" />}>
          {words(STEP_WORDS[first.kind][2])}
        </Button>
      </section>
      {others.length > 0 ? (
        <ul className={classes.others} aria-label={words('today.otherWork')}>
          {others.map((step) => (
            <li key={step.kind}>
              <button type="button" onClick={() => run(step)} title={words(STEP_WORDS[step.kind][2])}>
                {words(STEP_WORDS[step.kind][0], { count: step.count })}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
