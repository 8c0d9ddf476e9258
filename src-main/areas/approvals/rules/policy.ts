/** How many others have to agree: the house's limits by kind and amount, never below what a kind asks for at least. */
import { type PolicyRule, REQUEST_KINDS, type RequestKind } from '../../../../shared/contract/approvals.ts';
import { KINDS } from './request-kinds.ts';

/** Limits are in fen. Another currency has no rate here that could be trusted, so the strictest step holds for it. */
const LIMITS_CURRENCY = 'CNY';

export const firstPolicy = (): PolicyRule[] =>
  REQUEST_KINDS.map((kind) => ({ kind, steps: [...KINDS[kind].firstSteps] }));

/** A policy with every kind in it: what a house did not set stands as it began. */
export const wholePolicy = (set: readonly PolicyRule[]): PolicyRule[] =>
  firstPolicy().map((first) => set.find((rule) => rule.kind === first.kind) ?? first);

/** What is wrong with a policy that somebody wants: a kind twice, steps out of order, too few approvers, or limits where there is no amount. */
export function policyProblem(rules: readonly PolicyRule[]): { kind: RequestKind; why: string } | null {
  const seen = new Set<RequestKind>();
  for (const { kind, steps } of rules) {
    const rule = KINDS[kind];
    if (seen.has(kind)) return { kind, why: 'twice' };
    seen.add(kind);
    if (steps[0]?.from !== 0) return { kind, why: 'first_step' };
    if (steps.some((step, at) => at > 0 && step.from <= (steps[at - 1]?.from ?? 0)))
      return { kind, why: 'order' };
    if (steps.some((step) => step.approvers < rule.approversMin)) return { kind, why: 'too_few' };
    if (!rule.hasAmount && steps.length > 1) return { kind, why: 'no_amount' };
  }
  return null;
}

export function approversNeeded(
  policy: readonly PolicyRule[],
  { kind, amount, currency }: { kind: RequestKind; amount: number | null; currency: string },
): number {
  const steps = policy.find((rule) => rule.kind === kind)?.steps ?? KINDS[kind].firstSteps;
  const isCompared = amount !== null && currency === LIMITS_CURRENCY;
  const reached = isCompared ? steps.filter((step) => step.from <= amount).slice(-1) : steps;
  return Math.max(KINDS[kind].approversMin, ...reached.map((step) => step.approvers));
}

/** Whether a policy asks fewer to agree than another at some amount: told to whoever watches (intrusion signals). */
export function isLooser(next: readonly PolicyRule[], before: readonly PolicyRule[]): boolean {
  const amounts = [...next, ...before].flatMap((rule) => rule.steps.map((step) => step.from));
  return REQUEST_KINDS.some((kind) =>
    amounts.some((amount) => {
      const at = { kind, amount, currency: LIMITS_CURRENCY };
      return approversNeeded(next, at) < approversNeeded(before, at);
    }),
  );
}
