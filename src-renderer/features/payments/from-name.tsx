/** The account a batch is paid from, in a cell: the name gives way, the number that tells two accounts apart is never cut. */
import { shortNumber } from '../../ui/payment-header/house-accounts.ts';
import classes from './payments.module.css';

export function FromName({ name }: { readonly name: string }) {
  const short = shortNumber(name);
  const at = short.lastIndexOf(' ');
  return (
    <span className={classes.fromName} title={name}>
      <span>{short.slice(0, Math.max(at, 0))}</span>
      <span>{short.slice(at + 1)}</span>
    </span>
  );
}
