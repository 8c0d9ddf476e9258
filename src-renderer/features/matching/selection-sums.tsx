/**
 * The running sums of a choice: left, right, difference, per currency, with the difference in minor units beside it. Two currencies are never added:
 * each stands for itself and is named.
 */
import type { LineView } from '../../../shared/contract/shapes.ts';
import { differenceOf, type Leg } from '../../../shared/domain/leg.ts';
import { Difference } from '../../ui/difference.tsx';
import { legSum } from '../../ui/review/leg-sum.ts';
import { useWords } from '../../ui/words.ts';
import classes from './selection-sums.module.css';

export interface ChosenLines {
  readonly left: readonly LineView[];
  readonly right: readonly LineView[];
}
export interface ChoiceSums {
  readonly currency: string;
  readonly left: number;
  readonly right: number;
  readonly difference: number;
  readonly leftCount: number;
  readonly rightCount: number;
}

/** One entry per currency, in their own order; one without a currency where nothing is chosen. */
export function choiceSums(leg: Leg, { left, right }: ChosenLines): readonly ChoiceSums[] {
  const currencies = [...new Set([...left, ...right].map((line) => line.currency))].toSorted();
  return (currencies.length === 0 ? [''] : currencies).map((currency) => {
    const lefts = left.filter((line) => line.currency === currency);
    const rights = right.filter((line) => line.currency === currency);
    const sums = { left: legSum(leg, 'left', lefts), right: legSum(leg, 'right', rights) };
    return {
      currency,
      ...sums,
      difference: differenceOf(leg, sums.left, sums.right),
      leftCount: lefts.length,
      rightCount: rights.length,
    };
  });
}

export function SelectionSums({ leg, sums }: { readonly leg: Leg; readonly sums: readonly ChoiceSums[] }) {
  const words = useWords();
  return (
    <div className={classes.sums}>
      {sums.map((each) => (
        <div key={each.currency} className={classes.one}>
          <Difference
            left={each.left}
            right={each.right}
            difference={each.difference}
            currency={each.currency}
            leftLabel={`${words(`leg.${leg}.left`)} · ${each.leftCount}`}
            rightLabel={`${words(`leg.${leg}.right`)} · ${each.rightCount}`}
          />
          <small className={classes.minor} data-zero={each.difference === 0 || undefined}>
            {words('matching.minorUnits', {
              amount: each.difference.toLocaleString('en-US').replace('-', '−'),
            })}
          </small>
        </div>
      ))}
    </div>
  );
}
