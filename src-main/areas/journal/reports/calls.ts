/** Filled by its area before the issue is done. */
import type { CallName } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';

export type ReportCall = Extract<
  CallName,
  | 'journal.entries'
  | 'journal.entry'
  | 'journal.ofLines'
  | 'journal.trialBalance'
  | 'journal.ledger'
  | 'journal.proof'
  | 'journal.clientFunds'
  | 'journal.export'
>;

const NAMES: readonly ReportCall[] = [
  'journal.entries',
  'journal.entry',
  'journal.ofLines',
  'journal.trialBalance',
  'journal.ledger',
  'journal.proof',
  'journal.clientFunds',
  'journal.export',
];

export const reportCalls = (): HandlersOf<ReportCall> =>
  Object.fromEntries(
    NAMES.map((name) => [
      name,
      () => {
        throw new Refused('internal', { call: name });
      },
    ]),
  ) as unknown as HandlersOf<ReportCall>;
