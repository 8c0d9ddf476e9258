/** What the reports of the books read: postings in the ledger, the chart and names beside them, and files' balances. They write nothing. */
import type { BookDeps } from '../deps.ts';

export type ReportDeps = Pick<BookDeps, 'ledger' | 'lines' | 'chart' | 'parties' | 'nameOf'>;
