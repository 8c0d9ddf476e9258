/** What was signed of the checks: who looked at which figures of a day, and what she said of them. Appended only; the newest word on a day counts. */
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CheckedDay } from './check-days.ts';

export interface SignedDay {
  readonly day: string;
  readonly currency: string;
  readonly shortfall: number;
  readonly hash: string;
  readonly note: string;
  readonly at: string;
  readonly by: string;
}

/** By day and currency, the newest word. */
export function signedDays(ledger: Ledger): ReadonlyMap<string, SignedDay> {
  const rows = ledger.all(
    ledger.query
      .selectFrom('fund_check')
      .select(['day', 'currency', 'shortfall', 'hash', 'note', 'at', 'by'])
      .orderBy('row'),
  );
  return new Map(rows.map((row) => [dayKey(row), row]));
}

export const dayKey = ({ day, currency }: Pick<SignedDay, 'day' | 'currency'>): string =>
  `${day}|${currency}`;

/** Call inside a write. */
export function appendSigned(
  ledger: Ledger,
  { day, currency, shortfall, hash, owed, segregated, bank }: CheckedDay,
  said: Pick<SignedDay, 'note' | 'at' | 'by'>,
): void {
  const body = JSON.stringify({ owed, segregated, bank });
  ledger.append(
    ledger.query.insertInto('fund_check').values({ day, currency, shortfall, hash, body, ...said }),
  );
}
