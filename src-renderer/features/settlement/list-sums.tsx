/** Sums by currency of what was found, or of what is chosen. */
import { Amount } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.ts';
import type { CurrencySum } from './batch-figures.ts';
import classes from './settlement.module.css';

interface ListSumsProps {
  readonly found: readonly CurrencySum[];
  /** Empty where none is chosen. */
  readonly chosen: readonly CurrencySum[];
}

export function ListSums({ found, chosen }: ListSumsProps) {
  const words = useWords();
  const isChosen = chosen.length > 0;
  return (
    <dl className={classes.sums} aria-label={words('settlement.sums')}>
      {(isChosen ? chosen : found).map(({ currency, count, net }) => (
        <div key={currency}>
          <dt>
            {words(isChosen ? 'settlement.sums.chosen' : 'settlement.sums.found')}{' '}
            {count.toLocaleString('en')}
          </dt>
          <dd>
            <Amount minor={net} currency={currency} size="strong" showsCurrency />
          </dd>
        </div>
      ))}
    </dl>
  );
}
