/** The reviewer's list, in the order in which it is read. */
import type { SettlementCheckView } from '../../../../../shared/contract/settlement-views.ts';
import { SETTLEMENT_CHECKS, type SettlementCheck } from '../../../../../shared/domain/settlement.ts';
import { feeVariance, negative, openExceptions, refunds, reserve, splits } from './amounts.ts';
import type { Check, CheckFacts } from './check.ts';
import { growth, lateFacts, payeeChanges } from './history.ts';
import { movements, periodComplete, tiesBank, tiesBatch, tiesBooks, tiesFund } from './ties.ts';

const CHECKS: Readonly<Record<SettlementCheck, Check>> = {
  period_complete: periodComplete,
  movements,
  ties_batch: tiesBatch,
  ties_fund: tiesFund,
  ties_bank: tiesBank,
  ties_books: tiesBooks,
  fee_variance: feeVariance,
  refunds,
  open_exceptions: openExceptions,
  reserve,
  negative,
  splits,
  payee_changes: payeeChanges,
  growth,
  late_facts: lateFacts,
};

export const checkBatch = (facts: CheckFacts): readonly SettlementCheckView[] =>
  SETTLEMENT_CHECKS.map((name) => {
    const { outcome, why, facts: values } = CHECKS[name](facts);
    return { name, outcome, facts: { why, ...values } };
  });
