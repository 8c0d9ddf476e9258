/**
 * Sealed files that something points to: imports that are not erased, what was put to exceptions and cases, monthly reports, files held for a second
 * person. The same bytes are kept once, so nothing is removed before all of these were asked.
 */

import { reportOriginals } from '../../areas/analytics/reports/store.ts';
import type { Requests } from '../../areas/approvals/requests.ts';
import { attachedOriginals } from '../../areas/review/exceptions/exception-details.ts';
import { caseOriginals } from '../../areas/risk/cases/attachments.ts';
import type { RiskFacts } from '../../areas/risk/facts/risk-facts.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { erasedImports } from '../../record/erasures.ts';

interface Kept {
  readonly ledger: Ledger;
  readonly lines: {
    imports(): readonly { readonly id: number; readonly originalName: string }[];
  };
  readonly riskFacts: RiskFacts;
  readonly requests: Pick<Requests, 'all'>;
}

export function keptOriginals({ ledger, lines, riskFacts, requests }: Kept): ReadonlySet<string> {
  const erased = erasedImports(ledger);
  return new Set([
    ...lines.imports().flatMap(({ id, originalName }) => (erased.has(id) ? [] : [originalName])),
    ...attachedOriginals(ledger),
    ...caseOriginals(riskFacts),
    ...reportOriginals(ledger),
    // A held file, and the summaries it is held for.
    ...requests
      .all()
      .flatMap(({ subject }) => [subject['original'] ?? '', subject['summaries'] ?? ''].flat().map(String)),
  ]);
}
