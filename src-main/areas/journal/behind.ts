/**
 * Whether facts came since the books were last posted, without making a plan: by how many rows the tables of facts hold. It may say so where nothing
 * of it concerns the books; never the reverse.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import { readEntry } from '../../record/entry.ts';

/** What posting reads. */
const TABLES = [
  'statement_import',
  'import_undo',
  'match_run',
  'match_run_undo',
  'person_group',
  'person_group_end',
  'group_rejection',
  'group_rejection_end',
  'exception_event',
  'exception_detail',
  'line_link_decision',
  'party',
  'party_account',
  'agreement',
  'payment_instruction',
  'payment_result',
  'payment_line',
  'payment_line_end',
  'fund_order_event',
  'settlement_adjustment',
  'chart_account',
  'period_event',
] as const;

export const factsSeen = (ledger: Ledger): string => sha256OfJson([...ledger.countRows(TABLES)]).slice(0, 16);

/** What the last post saw, as the record has it; '' where nothing was posted. */
export function seenByLastPost(ledger: Ledger): string {
  const last = ledger.first(
    ledger.query
      .selectFrom('audit_event')
      .select('entry')
      .where('action', '=', 'journal.posted')
      .orderBy('seq', 'desc')
      .limit(1),
  );
  return String(readEntry(last?.entry ?? '')?.subject['seen'] ?? '');
}
