/** A balance with its side before it: 借 1,234.00, 贷 5.00, 平 0.00. */
import { Amount } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.ts';
import { sided } from './balance-side.ts';
import classes from './books.module.css';

interface SidedAmountProps {
  readonly balance: number;
  readonly currency: string;
  readonly isStrong?: boolean;
}

export function SidedAmount({ balance, currency, isStrong = false }: SidedAmountProps) {
  const words = useWords();
  const { side, amount } = sided(balance);
  return (
    <span className={classes.sided}>
      <small>{side === 'flat' ? words('books.flat') : words(`books.side.${side}`)}</small>
      <Amount
        minor={amount}
        currency={currency}
        {...(isStrong ? { size: 'strong' as const } : {})}
        isMuted={amount === 0}
      />
    </span>
  );
}
