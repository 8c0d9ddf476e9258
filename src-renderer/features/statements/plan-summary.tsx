/** How many of the waiting files need a person, and how many were not read at all: said above the list, because both may lie far below. */
import { UnstyledButton } from '@mantine/core';
import type { PlanView } from '../../../shared/contract/shapes.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './arrivals-view.module.css';

/** Ready ones are counted on the button that commits them. */
const COUNTED: readonly (readonly [PlanView['state'], Tone])[] = [
  ['errors', 'bad'],
  ['held', 'bad'],
  ['nothing', 'plain'],
];

interface PlanSummaryProps {
  readonly plans: readonly PlanView[];
  readonly refusedCount: number;
  readonly onShowRefused: () => void;
}

export function PlanSummary({ plans, refusedCount, onShowRefused }: PlanSummaryProps) {
  const words = useWords();
  return (
    <span className={classes.summary}>
      {words('statements.planCount', { count: plans.length })}
      {COUNTED.map(([state, tone]) => {
        const count = plans.filter((plan) => plan.state === state).length;
        return count === 0 ? null : (
          <Tag key={state} tone={tone} title={words(`statements.state.${state}.meaning`)}>
            {words(`statements.state.${state}`)} {count.toLocaleString('en')}
          </Tag>
        );
      })}
      {refusedCount > 0 ? (
        <UnstyledButton className={classes.refused} onClick={onShowRefused}>
          {words('statements.refusedCount', { count: refusedCount })} ↓
        </UnstyledButton>
      ) : null}
    </span>
  );
}
