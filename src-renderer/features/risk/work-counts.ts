/** The officer's work as figures: what each counts, where it is done, and how much of it cannot wait. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';

export interface WorkCount {
  readonly name: 'alerts' | 'confirm' | 'held' | 'large' | 'cases';
  readonly count: number;
  readonly path: string;
  /** How many of them cannot wait; null where none is more urgent than another. */
  readonly urgent: {
    readonly word: 'risk.urgent.alerts' | 'risk.urgent.large';
    readonly count: number;
  } | null;
}

export const workOf = (counts: Output<'risk.counts'>): readonly WorkCount[] => [
  { name: 'held', count: counts.stoppedPayments, path: '/risk?tab=held', urgent: null },
  {
    name: 'large',
    count: counts.largeValueDue,
    path: '/risk?tab=large',
    urgent: some('risk.urgent.large', counts.largeValueLate),
  },
  { name: 'confirm', count: counts.toConfirm, path: '/risk?tab=cases&show=proposed', urgent: null },
  {
    name: 'alerts',
    count: counts.newAlerts,
    path: '/risk',
    urgent: some('risk.urgent.alerts', counts.newStops),
  },
  { name: 'cases', count: counts.openCases, path: '/risk?tab=cases', urgent: null },
];

const some = <Word>(word: Word, count: number): { word: Word; count: number } | null =>
  count > 0 ? { word, count } : null;
