/** Debits, credits and the difference of each currency as they are typed; the difference last and strongest, and zero said. */
import { Amount } from '../../ui/amount.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';
import type { CurrencySum } from './manual-form.ts';

export function ManualSums({ sums }: { readonly sums: readonly CurrencySum[] }) {
  const words = useWords();
  return (
    <div className={classes.sums} aria-live="polite">
      {sums.map(({ currency, debit, credit, difference }) => (
        <dl key={currency} className={classes.figures}>
          <div>
            <dt>{words('books.debit')}</dt>
            <dd>
              <Amount minor={debit} currency={currency} />
            </dd>
          </div>
          <div>
            <dt>{words('books.credit')}</dt>
            <dd>
              <Amount minor={credit} currency={currency} />
            </dd>
          </div>
          <div>
            <dt>
              {words('books.difference')} {currency}
            </dt>
            <dd>
              <DifferenceFigure difference={difference} currency={currency} />
            </dd>
          </div>
        </dl>
      ))}
    </div>
  );
}
