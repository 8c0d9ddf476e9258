/** Sums of fees by currency: charged, by the schedule, too much, too little, and what rounding alone makes. */
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './settlement.module.css';
import { WitnessDifference } from './witness-difference.tsx';

export function VarianceSums({ sums }: Pick<Output<'settlement.variances'>, 'sums'>) {
  const words = useWords();
  return (
    <>
      {sums.map(({ currency, ...sum }) => (
        <dl key={currency} className={classes.sums}>
          {(
            [
              ['settlement.variances.charged', sum.charged],
              ['settlement.variances.expected', sum.expected],
              ['settlement.variances.over', sum.overcharged],
              ['settlement.variances.under', sum.undercharged],
              ['settlement.variances.rounding', sum.rounding],
            ] as const
          ).map(([name, amount]) => (
            <div key={name}>
              <dt>{words(name)}</dt>
              <dd>
                <Amount minor={amount} currency={currency} showsCurrency />
              </dd>
            </div>
          ))}
          <div>
            <dt>
              {words('settlement.variances.difference')} ·{' '}
              {words('settlement.variances.lines', { count: sum.lines })}
              {sum.unknown > 0 ? ` · ${words('settlement.variances.unknown', { count: sum.unknown })}` : ''}
            </dt>
            <dd className={classes.last}>
              <WitnessDifference
                difference={sum.unknown === sum.lines ? null : sum.overcharged - sum.undercharged}
                currency={currency}
              />
            </dd>
          </div>
        </dl>
      ))}
    </>
  );
}
