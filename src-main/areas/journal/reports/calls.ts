/** The reports' part of the journal's contract: what is read from the books. `journal.export` writes files and is the exports' (areas/exports/books). */
import type { HandlersOf } from '../../../platform/handlers.ts';
import { accountLedger } from './account-ledger.ts';
import type { ReportDeps } from './deps.ts';
import { entries, entriesOfLines, entry } from './entries.ts';
import { houseProof } from './house-proof.ts';
import { trialBalance } from './trial-balance.ts';

export type ReportCall =
  | 'journal.entries'
  | 'journal.entry'
  | 'journal.ofLines'
  | 'journal.trialBalance'
  | 'journal.ledger'
  | 'journal.proof';

export const reportCalls = (deps: ReportDeps): HandlersOf<ReportCall> => ({
  'journal.entries': (input) => entries(deps, input),
  'journal.entry': (input) => entry(deps, input),
  'journal.ofLines': (input) => entriesOfLines(deps, input),
  'journal.trialBalance': (input) => trialBalance(deps, input),
  'journal.ledger': (input) => accountLedger(deps.ledger, input),
  'journal.proof': (input) => houseProof(deps, input),
});
