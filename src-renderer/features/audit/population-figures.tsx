/** A population in figures, and what a draw from it would take: how many at least, how many surely, at what interval. */
import type { SampleDraw } from '../../../shared/contract/audit-tools.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './parts.module.css';

interface PopulationFiguresProps {
  readonly found: Output<'audit.population'>;
  readonly currency: string;
  /** Null while nothing can be drawn yet: the population alone. */
  readonly draw: SampleDraw | null;
}

export function PopulationFigures({ found, currency, draw }: PopulationFiguresProps) {
  const words = useWords();
  const count = (value: number) => value.toLocaleString('en');
  return (
    <section aria-label={words('populationForm.found')} aria-live="polite">
      <dl className={classes.figures}>
        <div>
          <dt>{words('populationForm.count')}</dt>
          <dd>{count(found.count)}</dd>
        </div>
        <div>
          <dt>{words('populationForm.value')}</dt>
          <dd>
            <Amount minor={found.value} currency={currency} showsCurrency />
          </dd>
        </div>
        {found.zeroCount > 0 ? (
          <div>
            <dt>{words('populationForm.zero')}</dt>
            <dd>{count(found.zeroCount)}</dd>
          </div>
        ) : null}
        {found.negativeCount > 0 ? (
          <div>
            <dt>{words('populationForm.negative')}</dt>
            <dd>{count(found.negativeCount)}</dd>
          </div>
        ) : null}
        {draw !== null && found.interval !== null ? (
          <div>
            <dt>{words('sampleScreen.interval')}</dt>
            <dd>
              <Amount minor={found.interval} currency={currency} />
            </dd>
          </div>
        ) : null}
        {draw?.method === 'mus' ? (
          <div>
            <dt>{words('sampleScreen.top')}</dt>
            <dd>{count(found.topCount)}</dd>
          </div>
        ) : null}
        {draw !== null ? (
          <div>
            <dt>{words('sampleScreen.expectedItems')}</dt>
            <dd>{count(found.expectedItems)}</dd>
          </div>
        ) : null}
      </dl>
      {found.problem !== '' ? (
        <p className={classes.warned}>{words.or(`sample_problem.${found.problem}`, found.problem)}</p>
      ) : null}
    </section>
  );
}
