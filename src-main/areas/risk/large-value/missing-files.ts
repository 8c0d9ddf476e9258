/** Whether a file of a day is missing, so that its sums may still grow. Asked of the calendar of files once a day of trades, until anything is written. */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { RiskDeps } from '../deps.ts';

const held = new WeakMap<Ledger, { readonly of: string; readonly days: Map<string, boolean> }>();

export function missingOn({
  ledger,
  now,
  missingFiles,
}: Pick<RiskDeps, 'ledger' | 'now' | 'missingFiles'>): (day: string) => boolean {
  // What is late today was not yet yesterday.
  const of = `${ledger.writes()} ${chinaDay(now())}`;
  const before = held.get(ledger);
  const days = before?.of === of ? before.days : new Map<string, boolean>();
  held.set(ledger, { of, days });
  return (day) => {
    const isMissing = days.get(day) ?? missingFiles(day, day) > 0;
    days.set(day, isMissing);
    return isMissing;
  };
}
