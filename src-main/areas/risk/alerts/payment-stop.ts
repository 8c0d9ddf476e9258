/**
 * Payments that the rules stop, and an officer's word that one may go on (放行).
 *
 * Her word is over the payment as it stands: another payee, account, amount or place, or a rule that stopped it not when she looked, stops it anew.
 * Whoever typed the payments of a batch releases none of them (promise 8).
 */

import type { Kept } from '../../../../shared/contract/risk-fact.ts';
import type { RiskRuleId } from '../../../../shared/domain/risk.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { RiskWord } from '../../payments/rules/checks/check.ts';
import type { PaymentRisk } from '../rules/finding.ts';
import type { AlertDeps } from './alert-book.ts';
import type { EvidenceDeps } from './evidence-payments.ts';
import { clerkReasons } from './rules/clerk-reasons.ts';

export type StopDeps = AlertDeps & Pick<EvidenceDeps, 'payments' | 'parties'>;

export interface StoppedPayment {
  readonly place: number;
  /** The heaviest typology that stops it. */
  readonly risk: PaymentRisk;
  /** Of all that stop it. */
  readonly rules: readonly RiskRuleId[];
  readonly hash: string;
  /** Over the payment and the rules: what an officer looks at before she lets it go. */
  readonly seen: string;
  /** Null where nobody let it go as it stands. */
  readonly released: Kept<'payment_released'> | null;
}

/** Of a batch, by place. */
export function stoppedOf(
  deps: StopDeps,
  batchNo: string,
  looked = deps.screening.ofBatch(batchNo),
): StoppedPayment[] {
  const stopping = looked.filter(({ level }) => level === 'stop');
  const byPlace = Map.groupBy(stopping, ({ place }) => place);
  const releases = deps.facts.of('payment_released').filter((each) => each.batchNo === batchNo);
  return [...byPlace].flatMap(([place, of]) => {
    const [risk] = of.toSorted((a, b) => b.score - a.score);
    if (!risk) return [];
    const rules = [...new Set(of.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].toSorted();
    const hash = paymentHash(deps, batchNo, place);
    const released = releases.findLast(
      (each) =>
        each.place === place && each.hash === hash && rules.every((rule) => each.rules.includes(rule)),
    );
    const seen = sha256OfJson([hash, ...rules]);
    return [{ place, risk, rules, hash, seen, released: released ?? null }];
  });
}

/** What the checks of payments are told, by place: never a score, a case or a suspicion. */
export function riskWords(deps: StopDeps, batchNo: string): ReadonlyMap<number, RiskWord> {
  const looked = deps.screening.ofBatch(batchNo).filter(({ level }) => level !== 'clear');
  const stopped = new Map(stoppedOf(deps, batchNo, looked).map((each) => [each.place, each]));
  return new Map(
    [...Map.groupBy(looked, ({ place }) => place)].map(([place, of]) => {
      const stop = stopped.get(place);
      const reasons = clerkReasons(of.flatMap(({ findings }) => findings));
      return [place, { reasons, isStopped: stop !== undefined && stop.released === null }];
    }),
  );
}

function paymentHash({ payments, parties }: StopDeps, batchNo: string, place: number): string {
  const item = payments.store.itemsOf(batchNo)[place - 1];
  const batch = payments.store.batch(batchNo);
  const draft = batch?.items[place - 1];
  const account = parties.account(draft?.accountId ?? '');
  const payee = item ? [item.number, item.payee] : [account?.number ?? '', account?.holder ?? ''];
  return sha256OfJson([batchNo, place, ...payee, draft?.amount ?? 0, batch?.header.currency ?? '']);
}
