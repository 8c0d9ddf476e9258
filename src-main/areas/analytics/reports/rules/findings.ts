/**
 * What a report says of its files, over all its panels: which were missing and which do not agree with themselves, each once, and since when there are any,
 * where that is not the whole month.
 */
import type { PanelAnswer } from '../../../../../shared/contract/analytics.ts';
import type { ReportView } from '../../../../../shared/contract/analytics-files.ts';

type Answer = Pick<PanelAnswer, 'missing' | 'failedFiles' | 'notes'>;

/** Panels see more or less of what an account lacks: the one that sees most counts. Accounts that look alike when they are masked stay apart. */
export function findingsOf(
  answers: readonly Answer[],
): Pick<ReportView, 'missing' | 'failedFiles' | 'begins'> {
  const missing = new Map<string, Answer['missing']>();
  const daysOf = (gaps: Answer['missing'] = []) => gaps.reduce((sum, { days }) => sum + days, 0);
  for (const answer of answers) {
    const byAccount = Map.groupBy(answer.missing, (gap) => `${gap.sourceKind}|${gap.channel}|${gap.account}`);
    for (const [account, gaps] of byAccount)
      if (daysOf(gaps) > daysOf(missing.get(account))) missing.set(account, gaps);
  }
  const failedFiles = new Set(answers.flatMap((answer) => answer.failedFiles));
  const begins = answers.flatMap(({ notes }) =>
    notes.flatMap(({ kind, facts }) => (kind === 'files_begin' ? String(facts['first']) : [])),
  );
  return {
    missing: [...missing.values()].flat(),
    failedFiles: [...failedFiles],
    begins: begins.toSorted()[0] ?? '',
  };
}
