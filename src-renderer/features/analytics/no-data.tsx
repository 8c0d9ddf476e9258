/** Days of which no file speaks: said over the empty charts, with the days of which files do. */
import { Button } from '@mantine/core';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { useWords } from '../../ui/words.ts';
import { type Choices, lastCovered } from './asked-filter.ts';
import classes from './board.module.css';

interface NoDataProps {
  readonly filter: AnalyticsFilter;
  readonly choices: Choices;
  readonly onAll: () => void;
}

export function NoData({ filter, choices, onAll }: NoDataProps) {
  const words = useWords();
  const last = lastCovered(choices);
  if (filter.from <= last && filter.to >= choices.first) return null;
  return (
    <section className={classes.noData} aria-label={words('analytics.noData.title')}>
      <strong>{words('analytics.noData.title')}</strong>
      <span>{words('analytics.noData.text', { first: choices.first, last })}</span>
      <Button size="compact-md" variant="default" onClick={onAll}>
        {words('analytics.noData.action')}
      </Button>
    </section>
  );
}
