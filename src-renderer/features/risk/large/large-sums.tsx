/** What several large values come to, in and out apart, per currency. */
import type { LargeValueView } from '../../../../shared/contract/risk-views.ts';
import { Amount } from '../../../ui/amount.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { sumsOf } from './sums-of.ts';

export function LargeSums({ rows }: { readonly rows: readonly LargeValueView[] }) {
  const words = useWords();
  return (
    <dl className={classes.sums}>
      {sumsOf(rows).map(({ direction, currency, sum, count }) => (
        <div key={`${direction} ${currency}`}>
          <dt>
            {words(`risk.direction.${direction}`)} · {words('risk.largeCount', { count })}
          </dt>
          <dd>
            <Amount minor={sum} currency={currency} size="strong" showsCurrency />
          </dd>
        </div>
      ))}
    </dl>
  );
}
