/**
 * Which figure of a merchant's batch a posting rule of the books is. What the books have on 应付商户款 from lines is in exactly one of them, so that a
 * merchant's nets and her account in the books are the same money.
 */
import type { Figure } from '../../../../../shared/domain/settlement.ts';
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';

const FIGURE_OF: Readonly<Partial<Record<string, Figure>>> = {
  sale: 'sales',
  balance_sale: 'sales',
  sale_refund: 'refunds',
  balance_refund: 'refunds',
  refund_owed: 'refunds', // Paid back by a payment of ours.
  trade_chargeback: 'disputes',
  fund_chargeback: 'disputes',
  agent_fee: 'fees',
  agent_fee_returned: 'fees_returned',
  split: 'splits',
  split_returned: 'splits',
};

/** `kind`: of the line, where the rule is one that explains lines of any kind (a sale that was parked, a chargeback that was matched). */
export function figureOf(rule: string, kind: () => LineKind): Figure {
  const figure = FIGURE_OF[rule];
  if (figure) return figure;
  const of = kind();
  return of === 'chargeback' ? 'disputes' : of === 'refund' ? 'refunds' : 'sales';
}

/** Whether all lines of a rule are of one figure. */
export const isOneFigure = (rule: string): boolean => FIGURE_OF[rule] !== undefined;
