/** The head of the printed sheet: whose figures, of which days, with what left out, as of when, and what is missing. On the screen the bars say it. */
import { useQueryClient } from '@tanstack/react-query';
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import type { Tile } from '../../../shared/contract/analytics-address.ts';
import { useAnswer } from '../../api/client.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { useWords } from '../../ui/words.ts';
import classes from './analytics.module.css';
import { isOpen } from './boards.ts';
import { worthTexts } from './worth-words.ts';

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
  const answers = tiles.map(({ panel }) => {
    const call = isOpen(panel) ? 'analytics.panel' : 'analytics.riskPanel';
    return queries.getQueryData<PanelAnswer>([call, { panel, filter }]);
  });
  const asOf = answers.flatMap((answer) => answer?.asOf ?? []).toSorted();
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
      {worthTexts(words, answers).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </header>
  );
}
