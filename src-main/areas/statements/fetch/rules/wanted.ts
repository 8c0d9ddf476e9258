/**
 * Which bills are to be asked for: those of the days in question less what is here already and what the channel said does not exist.
 *
 * Here is what was fetched and is in the ledger or waits, by its content, or what somebody imported by hand, by account and day.
 */
import type { Bill } from './bill.ts';

/** The last word about a bill. */
export interface KnownOutcome extends Bill {
  readonly outcome: 'file' | 'already_here' | 'no_bill' | 'not_yet' | 'failed';
  /** Of what came; '' where nothing did. */
  readonly sha256: string;
}

export interface Wanted {
  readonly ask: readonly Bill[];
  readonly settled: readonly { readonly bill: Bill; readonly outcome: 'already_here' | 'no_bill' }[];
}

export const billKey = ({ type, day, file, mark }: Bill): string => [type, day, file, mark].join('\n');

export function wantedBills(
  bills: readonly Bill[],
  known: readonly KnownOutcome[],
  has: {
    readonly content: (sha256: string) => boolean;
    readonly day: (bill: Bill) => boolean;
  },
): Wanted {
  const byKey = new Map(known.map((each) => [billKey(each), each]));
  const ask: Bill[] = [];
  const settled: { bill: Bill; outcome: 'already_here' | 'no_bill' }[] = [];
  for (const bill of bills) {
    const before = byKey.get(billKey(bill));
    const isHere =
      (before !== undefined && before.sha256 !== '' && has.content(before.sha256)) || has.day(bill);
    if (isHere) settled.push({ bill, outcome: 'already_here' });
    else if (before?.outcome === 'no_bill') settled.push({ bill, outcome: 'no_bill' });
    else ask.push(bill);
  }
  return { ask, settled };
}
