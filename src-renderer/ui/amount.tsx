/** An amount as this trade writes it: thousands separated, the currency's own decimals, right-aligned figures, a negative red with its sign. */
import { formatMinorGrouped } from '../../shared/domain/money.ts';
import classes from './amount.module.css';

interface AmountProps {
  /** Minor units; null where the file states none. */
  readonly minor: number | null;
  readonly currency: string;
  /** Says the currency beside the figure, where no column head does. */
  readonly showsCurrency?: boolean;
  /** Key figures are larger. */
  readonly size?: 'normal' | 'strong' | 'key';
  /** A plus sign on what is more than nothing: for differences and movements. */
  readonly isSigned?: boolean;
  /** Said, but it moves nothing: an order not paid, a trade closed. */
  readonly isMuted?: boolean;
}

export function Amount({ minor, currency, showsCurrency, size = 'normal', isSigned, isMuted }: AmountProps) {
  if (minor === null) return <span className={classes.none}>–</span>;
  const text = formatMinorGrouped(minor, currency).replace('-', '−');
  return (
    <span
      className={classes.amount}
      data-size={size}
      data-negative={minor < 0 || undefined}
      data-muted={isMuted || undefined}
    >
      {isSigned && minor > 0 ? '+' : ''}
      {text}
      {showsCurrency ? <small className={classes.currency}>{currency}</small> : null}
    </span>
  );
}
