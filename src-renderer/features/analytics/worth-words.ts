/**
 * What printed figures and reports once made are worth, in words: every file that is missing and every one that disagrees with itself, once. Nothing is
 * called whole that has not been answered. Pure.
 */
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import type { ReportView } from '../../../shared/contract/analytics-files.ts';
import type { Words } from '../../ui/words.ts';

/** Of a report made long ago codes may have gone out of use: they stay visible as they are. */
export const missingTexts = (words: Words, missing: ReportView['missing']): readonly string[] =>
  missing.map(({ channel, sourceKind, account, days }) =>
    words('analytics.print.gap', {
      channel: words.or(`channel.${channel}`, channel),
      kind: words.or(`sourceKind.${sourceKind}`, sourceKind),
      ...{ account, count: days },
    }),
  );

/** Of all that is printed; undefined stands for a chart without an answer. */
export function worthTexts(words: Words, answers: readonly (PanelAnswer | undefined)[]): readonly string[] {
  const here = answers.filter((answer) => answer !== undefined);
  const listed = (texts: readonly string[]) => [...new Set(texts)].join(words('chart.comma'));
  const missing = here.flatMap((answer) => missingTexts(words, answer.missing));
  const failed = here.flatMap(({ failedFiles }) => failedFiles);
  if (missing.length + failed.length > 0)
    return [
      ...(missing.length === 0 ? [] : [words('analytics.print.incomplete', { files: listed(missing) })]),
      ...(failed.length === 0 ? [] : [words('analytics.print.failed', { files: listed(failed) })]),
    ];
  if (here.length < answers.length || here.length === 0) return [];
  const isEmpty = here.every(({ standing }) => standing === 'empty');
  return [words(isEmpty ? 'chart.standing.empty' : 'analytics.print.whole')];
}
