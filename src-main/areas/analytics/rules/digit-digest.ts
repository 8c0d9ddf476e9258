/**
 * A file's sales by the digit that their amount begins with, added up by day, account and currency: worked out once a file, so that a chart of a million
 * lines looks at days and not at lines.
 */
import { firstDigits } from '../../../../shared/domain/benford.ts';
import { type LineColumns, NO_DAY } from '../../statements/rules/line-columns.ts';
import { amountOf, dayOf, roleOf, SALE } from './roles.ts';

/** Places of an entry: nought for no digit, 1 … 9. */
export const DIGITS = 10;

export interface DigitDigest {
  readonly count: number;
  readonly day: readonly number[];
  /** Places in the file's own lists. */
  readonly account: readonly number[];
  readonly currency: readonly number[];
  /** Ten an entry. */
  readonly counts: readonly number[];
}

/** `superseded`: positions that a later word stands for. */
export function digitDigestOf(columns: LineColumns, superseded: ReadonlySet<number> | null): DigitDigest {
  const entries = new Map<number, number>();
  const [days, accounts, currencies, counts]: [number[], number[], number[], number[]] = [[], [], [], []];
  let [lastKey, lastEntry] = [Number.NaN, 0];
  for (let at = 0; at < columns.count; at += 1) {
    if (roleOf(columns, at) !== SALE || superseded?.has(at)) continue;
    const digit = firstDigits(amountOf(columns, at), 1);
    const day = dayOf(columns, at);
    if (digit === 0 || day === NO_DAY) continue;
    const account = columns.account[at] ?? 0;
    const currency = columns.currency[at] ?? 0;
    const key = (day * ACCOUNTS + account) * CURRENCIES + currency;
    if (key !== lastKey) {
      const known = entries.get(key);
      lastEntry = known ?? days.length;
      lastKey = key;
      if (known === undefined) {
        entries.set(key, lastEntry);
        days.push(day);
        accounts.push(account);
        currencies.push(currency);
        for (let place = 0; place < DIGITS; place += 1) counts.push(0);
      }
    }
    const place = lastEntry * DIGITS + digit;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { count: days.length, day: days, account: accounts, currency: currencies, counts };
}
/** Room for the smaller parts of the number that names an entry: a file has no more of either. */
const [ACCOUNTS, CURRENCIES] = [1 << 20, 1 << 9];
