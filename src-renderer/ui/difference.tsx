/** Left, right and their difference, always together, the difference last and strongest. Zero is said, never blank. */
import { Amount } from './amount.tsx';
import classes from './difference.module.css';
import { useWords } from './words.ts';

interface DifferenceProps {
  readonly left: number;
  readonly right: number;
  /** Left − right in minor units, as the engine computed it. */
  readonly difference: number;
  readonly currency: string;
  /** More on the left is as it should be: what is kept for what is owed. */
  readonly isSurplusGood?: boolean;
  readonly leftLabel?: string;
  readonly rightLabel?: string;
}

export function Difference({
  left,
  right,
  difference,
  currency,
  isSurplusGood,
  leftLabel,
  rightLabel,
}: DifferenceProps) {
  const words = useWords();
  return (
    <dl className={classes.difference}>
      <div>
        <dt>{leftLabel ?? words('difference.left')}</dt>
        <dd>
          <Amount minor={left} currency={currency} size="strong" />
        </dd>
      </div>
      <div>
        <dt>{rightLabel ?? words('difference.right')}</dt>
        <dd>
          <Amount minor={right} currency={currency} size="strong" />
        </dd>
      </div>
      <div>
        <dt>
          {words('difference.difference')} {currency}
        </dt>
        <dd data-zero={difference === 0 || undefined} className={classes.last}>
          {isSurplusGood && difference > 0 ? (
            <Amount minor={difference} currency={currency} isSigned />
          ) : (
            <DifferenceFigure difference={difference} currency={currency} />
          )}
        </dd>
      </div>
    </dl>
  );
}

/** The difference alone, for a cell whose sides stand beside it. */
export function DifferenceFigure({
  difference,
  currency,
}: {
  readonly difference: number;
  readonly currency: string;
}) {
  const words = useWords();
  if (difference !== 0)
    return (
      <span className={classes.break}>
        <Amount minor={difference} currency={currency} isSigned />
      </span>
    );
  return (
    <span className={classes.zero} title={words('difference.zero')}>
      <Amount minor={0} currency={currency} /> ✓
    </span>
  );
}
