/** The books: chart, entries, periods. */

import type { SameKeys } from '../same-keys.ts';
import type { books as source } from '../zh-cn/books.ts';

export const books: SameKeys<typeof source> = {
  'requestKind.chart_change': 'Change the chart of accounts',
  'requestKind.chart_change.effect':
    'Once approved, the chart changes; entries already posted stay as they are.',
  'requestKind.manual_journal': 'Manual entry',
  'requestKind.manual_journal.effect': 'Once approved, this entry is posted.',
  'requestKind.journal_reverse': 'Reverse an entry',
  'requestKind.journal_reverse.effect': 'Once approved, a reversing entry is posted; the original stays.',
  'requestKind.period_close': 'Close a period',
  'requestKind.period_close.effect': 'Once approved, nothing can be posted to this period by any path.',
  'requestKind.period_reopen': 'Reopen a period',
  'requestKind.period_reopen.effect': 'Once approved, entries can be posted to this period again.',
  'error.period_closed': 'The period is closed and takes no entry',
  'error.period_closed.safe': 'Nothing was written.',
  'error.period_closed.do': 'Use a day in an open period, or ask for it to be reopened.',
  'error.entry_unfit': 'This entry cannot be posted',
  'error.entry_unfit.safe': 'Nothing was written.',
  'error.entry_unfit.do': 'Mend its debits and credits, accounts or day as marked, then try again.',
};
