/** What to do next, surest first: pure, from the summary to a list whose head is the page's one primary action. */

import type { Output } from '../../../shared/contract/calls.ts';
import { quotient } from '../../../shared/domain/analytics/quotient.ts';
import { percentText } from '../../../shared/domain/figure-format.ts';

export type Summary = Output<'today.summary'>;
export interface Step {
  readonly kind:
    | 'approvals'
    | 'start'
    | 'plans'
    | 'late'
    | 'match'
    | 'proposals'
    | 'exceptions'
    | 'missing'
    | 'sign'
    | 'overtaken'
    | 'payOut'
    | 'settleLate'
    | 'settleMissing'
    | 'instruct'
    | 'unknown'
    | 'cameBack'
    | 'verify'
    | 'funds'
    | 'books'
    | 'riskHeld'
    | 'riskLate'
    | 'riskConfirm'
    | 'riskAlerts'
    | 'riskLarge'
    | 'report';
  readonly count: number;
}

/** What waits beside the reconciling, as far as she may know of it. */
export interface Beside {
  readonly toDecide: number;
  /** Settlement: batches to sign, batches signed that lines came to or went from since, merchants to pay. */
  readonly toSign: number;
  readonly overtaken: number;
  readonly toPay: number;
  /** Payouts that are due and did not come; settlement days whose bill is not here. */
  readonly settleLate: number;
  readonly settleMissing: number;
  /** Batches agreed to, and not taken out yet. */
  readonly toInstruct: number;
  /** Payments whose outcome nobody knows. */
  readonly unknown: number;
  /** Payments that a line of the bank shows coming back, and nobody has said so. */
  readonly cameBack: number;
  /** Accounts nobody verified. */
  readonly toVerify: number;
  /** The books are kept, and rest on less than is here. */
  readonly booksBehind: boolean;
  /** Risk control: payments that wait for her word, reports whose last day is over, decisions to confirm, new alerts, reports that are due. */
  readonly riskHeld: number;
  readonly riskLate: number;
  readonly riskConfirm: number;
  readonly riskAlerts: number;
  readonly riskLarge: number;
}
const NOTHING: Beside = {
  toDecide: 0,
  toSign: 0,
  overtaken: 0,
  toPay: 0,
  settleLate: 0,
  settleMissing: 0,
  toInstruct: 0,
  unknown: 0,
  cameBack: 0,
  toVerify: 0,
  booksBehind: false,
  riskHeld: 0,
  riskLate: 0,
  riskConfirm: 0,
  riskAlerts: 0,
  riskLarge: 0,
};

/** Files before matching, matching before deciding: a later step done first would have to be done again. What goes out and what is booked rests on that. */
export function nextSteps(summary: Summary, beside: Partial<Beside> = NOTHING): readonly Step[] {
  const { toDecide, ...others } = { ...NOTHING, ...beside };
  const steps: Step[] = toDecide > 0 ? [{ kind: 'approvals', count: toDecide }] : []; // Somebody waits for it.
  if (summary.imports === 0 && summary.plansWaiting === 0)
    return [...steps, { kind: 'start', count: 0 }, ...stepsBeside(others)];
  if (summary.plansWaiting > 0) steps.push({ kind: 'plans', count: summary.plansWaiting });
  if (summary.late.length > 0) steps.push({ kind: 'late', count: summary.late.length });
  if (summary.isStale) steps.push({ kind: 'match', count: 0 });
  if (summary.proposals > 0) steps.push({ kind: 'proposals', count: summary.proposals });
  if (summary.openExceptions > 0) steps.push({ kind: 'exceptions', count: summary.openExceptions });
  if (summary.missingFiles > 0) steps.push({ kind: 'missing', count: summary.missingFiles });
  steps.push(...stepsBeside(others));
  // Signed once nothing changes the day any more.
  if (summary.clientFunds.unsigned > 0) steps.push({ kind: 'funds', count: summary.clientFunds.unsigned });
  return steps.length > 0 ? steps : [{ kind: 'report', count: 0 }];
}

function stepsBeside({
  toSign,
  overtaken,
  toPay,
  settleLate,
  settleMissing,
  toInstruct,
  unknown,
  cameBack,
  toVerify,
  booksBehind,
  riskHeld,
  riskLate,
  riskConfirm,
  riskAlerts,
  riskLarge,
}: Omit<Beside, 'toDecide'>): Step[] {
  const steps: readonly Step[] = [
    // Somebody's money stands still, and the law counts days.
    { kind: 'riskHeld', count: riskHeld },
    { kind: 'riskLate', count: riskLate },
    { kind: 'riskConfirm', count: riskConfirm },
    { kind: 'riskAlerts', count: riskAlerts },
    { kind: 'riskLarge', count: riskLarge },
    { kind: 'settleMissing', count: settleMissing },
    { kind: 'settleLate', count: settleLate },
    { kind: 'overtaken', count: overtaken },
    { kind: 'sign', count: toSign },
    { kind: 'payOut', count: toPay },
    { kind: 'instruct', count: toInstruct },
    { kind: 'unknown', count: unknown },
    { kind: 'cameBack', count: cameBack },
    { kind: 'verify', count: toVerify },
    { kind: 'books', count: booksBehind ? 1 : 0 },
  ];
  return steps.filter(({ count }) => count > 0);
}

/** '99.42%', as the analytics say it. */
export const percentOf = (part: number, whole: number): string => {
  const ppm = quotient(part, whole, 'ppm');
  return ppm === null ? '–' : percentText(ppm);
};
