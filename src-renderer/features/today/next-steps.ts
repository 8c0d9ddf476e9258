/** What to do next, surest first: pure, from the summary to a list whose head is the page's one primary action. */
import type { Output } from '../../../shared/contract/calls.ts';

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
    | 'report';
  readonly count: number;
}

/** Files before matching, matching before deciding: a later step done first would have to be done again. */
export function nextSteps(summary: Summary, toDecide = 0): readonly Step[] {
  const steps: Step[] = toDecide > 0 ? [{ kind: 'approvals', count: toDecide }] : []; // Somebody waits for it.
  if (summary.imports === 0 && summary.plansWaiting === 0) return [...steps, { kind: 'start', count: 0 }];
  if (summary.plansWaiting > 0) steps.push({ kind: 'plans', count: summary.plansWaiting });
  if (summary.late.length > 0) steps.push({ kind: 'late', count: summary.late.length });
  if (summary.isStale) steps.push({ kind: 'match', count: 0 });
  if (summary.proposals > 0) steps.push({ kind: 'proposals', count: summary.proposals });
  if (summary.openExceptions > 0) steps.push({ kind: 'exceptions', count: summary.openExceptions });
  if (summary.missingFiles > 0) steps.push({ kind: 'missing', count: summary.missingFiles });
  return steps.length > 0 ? steps : [{ kind: 'report', count: 0 }];
}

/** Whole ten-thousandths → '99.42%', cut and never rounded up: 100.00% is said only of all. */
export const percentOf = (part: number, whole: number): string => {
  if (whole === 0) return '–';
  const bp = Number((BigInt(part) * 10_000n) / BigInt(whole));
  return percentText(bp);
};
export const percentText = (bp: number): string =>
  `${Math.floor(bp / 100)}.${String(bp % 100).padStart(2, '0')}%`;
