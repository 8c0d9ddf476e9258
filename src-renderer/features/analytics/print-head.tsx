/** The head of the printed sheet: whose figures, of which days, with what left out, as of when, and what is missing. On the screen the bars say it. */
import { useQueryClient } from '@tanstack/react-query';
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import type { Tile } from '../../../shared/contract/analytics-address.ts';
import { useAnswer } from '../../api/client.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './analytics.module.css';
import { isOpen } from './boards.ts';

interface PrintHeadProps {
  readonly title: string;
  readonly filter: AnalyticsFilter;
  readonly tiles: readonly Tile[];
  /** What is filtered by, in words. */
  readonly only: readonly string[];
}

export function PrintHead({ title, filter, tiles, only }: PrintHeadProps) {
  const words = useWords();
  const queries = useQueryClient();
  const workspace = useAnswer('workspace.status', {}).data?.name ?? '';
  const answers = tiles.flatMap(({ panel }) => {
    const call = isOpen(panel) ? 'analytics.panel' : 'analytics.riskPanel';
    return queries.getQueryData<PanelAnswer>([call, { panel, filter }]) ?? [];
  });
  const asOf = answers.map((answer) => answer.asOf).toSorted();
  const said = [
    words('analytics.print.days', { from: filter.from, to: filter.to }),
    words(`analytics.by.${filter.by}`),
    ...(filter.compare === 'none' ? [] : [words(`analytics.compare.${filter.compare}`)]),
    ...only,
    ...(asOf[0] ? [words('analytics.print.asOf', { at: ownTime(asOf[0]) })] : []),
  ];
  return (
    <header className={classes.printHead}>
      <h2>
        {workspace} · {title}
      </h2>
      <p>{said.join(' · ')}</p>
      <p>{worthOf(words, answers)}</p>
    </header>
  );
}

/** Of all that is printed: the worst, and every file that is missing, once. */
function worthOf(words: Words, answers: readonly PanelAnswer[]): string {
  const gaps = new Set(
    answers.flatMap(({ missing }) =>
      missing.map(({ channel, sourceKind, account, days }) =>
        words('analytics.print.gap', {
          ...{ channel: words(`channel.${channel}`), kind: words(`sourceKind.${sourceKind}`) },
          ...{ account, count: days },
        }),
      ),
    ),
  );
  if (gaps.size > 0)
    return words('analytics.print.incomplete', {
      files: [...gaps].join(words.locale === 'en' ? ', ' : '、'),
    });
  return answers.some(({ standing }) => standing === 'failed')
    ? words('analytics.print.failed')
    : words('analytics.print.whole');
}
