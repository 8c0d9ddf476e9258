/** The lines and payments behind a sum, masked, as many as a person reads. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { evidencePayments } from '../alerts/evidence-payments.ts';
import type { RiskDeps } from '../deps.ts';
import type { LargeValueRow } from './rows.ts';

const SHOWN_MAX = 500;

export const largeValueEvidence = (
  deps: RiskDeps,
  { lines, payments }: Pick<LargeValueRow, 'lines' | 'payments'>,
): Output<'risk.largeValueLines'>['evidence'] => ({
  lines: lines.slice(0, SHOWN_MAX).map((id) => deps.lines.view(id)),
  payments: evidencePayments(deps, payments.slice(0, SHOWN_MAX)),
  isCut: lines.length > SHOWN_MAX || payments.length > SHOWN_MAX,
});
