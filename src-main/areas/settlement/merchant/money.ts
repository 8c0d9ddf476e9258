/** Where the money of a merchant's batch is: not due, due, on its way, paid; carried into the next where nothing is paid of it. */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { MoneyState } from '../../../../shared/domain/settlement.ts';
import type { SettlementDeps } from '../deps.ts';
import type { StandingBatch } from '../settlement-book.ts';
import { owedNow } from './owed.ts';
import type { SettlementPayment } from './payments-of.ts';
import { isPaidOut } from './rules/open-chain.ts';

type MoneyDeps = Pick<SettlementDeps, 'ledger' | 'merchant' | 'parties' | 'payments' | 'now'>;

export function merchantMoney(
  deps: MoneyDeps,
  { batch, signed }: Pick<StandingBatch, 'batch' | 'signed'>,
): MoneyState {
  const { owner, from, net, dueDay } = batch;
  const least = deps.merchant.facts().owners.get(owner)?.leastOn.get(from) ?? 1;
  if (!isPaidOut(net, least)) return 'carried';
  const payments = signed ? paymentsOfSettlement(deps, signed.settlementNo) : [];
  const sum = (isMeant: (each: SettlementPayment) => boolean) =>
    payments.reduce((total, each) => (isMeant(each) ? total + each.amount : total), 0);
  const paid = sum(({ state }) => state === 'paid');
  if (paid >= net) return 'paid';
  if (signed && owedNow(deps).payments.live(signed.settlementNo) > paid) return 'paying';
  if (paid > 0) return 'partial';
  const today = chinaDay(deps.now());
  return today < dueDay ? 'not_due' : today === dueDay ? 'due' : 'late';
}

/** Payments of a signed batch, those that failed or came back with them. */
export const paymentsOfSettlement = (
  deps: Omit<MoneyDeps, 'now'>,
  settlementNo: string,
): readonly SettlementPayment[] => owedNow(deps).payments.of(settlementNo);
