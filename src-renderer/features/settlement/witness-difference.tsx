/** How far something is from the net: nought is said, more and less are said by a word and a sign, and what has nothing to be held against is a dash. */
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './settlement.module.css';

interface WitnessDifferenceProps {
  readonly difference: number | null;
  readonly currency: string;
}

export function WitnessDifference({ difference, currency }: WitnessDifferenceProps) {
  const words = useWords();
  if (difference === null)
    return (
      <span className={classes.muted} title={words('settlement.noWitness')}>
        –
      </span>
    );
  const amount = formatMinorGrouped(Math.abs(difference), currency);
  return (
    <span
      {...(difference === 0
        ? {}
        : { title: words(difference > 0 ? 'settlement.more' : 'settlement.less', { amount }) })}
    >
      <DifferenceFigure difference={difference} currency={currency} />
    </span>
  );
}
