/** What the mapping makes of the file, before anything is saved: the lines, what could not be read and why, what the file proves. */
import { SegmentedControl } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { Amount } from '../../../ui/amount.tsx';
import { DayRange } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { Standing } from '../../../ui/standing.tsx';
import { useWords } from '../../../ui/words.ts';
import { ChecksTable } from '../checks-table.tsx';
import { TriedLines } from './tried-lines.tsx';
import { TriedProblems } from './tried-problems.tsx';
import classes from './try-result.module.css';
import type { Latest } from './use-latest-answer.ts';

type Tried = Output<'mappings.try'>;
const VIEWS = ['lines', 'problems', 'checks'] as const;
type View = (typeof VIEWS)[number];

interface TryResultProps {
  readonly tried: Latest<Tried>;
  /** Nothing can be tried yet: something is lacking. */
  readonly isLacking: boolean;
}

export function TryResult({ tried, isLacking }: TryResultProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<View | null>(null);
  const { answer, error, isCurrent } = tried;
  const counts = answer?.summary.counts;
  const hasLines = (answer?.lines.length ?? 0) > 0;
  const view: View = chosen ?? (counts && counts.errors > 0 && !hasLines ? 'problems' : 'lines');
  return (
    <Panel
      isFlush
      className={classes.panel}
      title={words('mapping.result')}
      aside={
        answer ? (
          <SegmentedControl
            size="xs"
            value={view}
            onChange={(value) => setChosen(VIEWS.find((each) => each === value) ?? null)}
            data={VIEWS.map((value) => ({
              value,
              label: words(`mapping.result.${value}`, {
                count:
                  value === 'lines'
                    ? linesOf(answer)
                    : value === 'problems'
                      ? answer.summary.counts.errors
                      : answer.summary.checks.length,
              }),
            }))}
          />
        ) : null
      }
    >
      {tried.isRunning ? (
        <div className={classes.notice}>
          <ProgressNote progress={tried.progress} onCancel={tried.cancel} />
        </div>
      ) : null}
      {error && isCurrent ? (
        <div className={classes.notice}>
          <ErrorNote error={error} retry={tried.again} />
        </div>
      ) : null}
      {answer ? (
        <div className={classes.answer} data-stale={!isCurrent || undefined} aria-busy={!isCurrent}>
          <Summary tried={answer} />
          {view === 'lines' ? <TriedLines lines={answer.lines} total={linesOf(answer)} /> : null}
          {view === 'problems' ? (
            <TriedProblems problems={answer.problems} total={answer.summary.counts.errors} />
          ) : null}
          {view === 'checks' ? (
            <div className={classes.checks}>
              <ChecksTable checks={answer.summary.checks} currency={answer.summary.currencies[0] ?? 'CNY'} />
            </div>
          ) : null}
        </div>
      ) : isLacking ? (
        <EmptyState
          icon={<IconTable size={32} stroke={1.2} aria-hidden />}
          title={words('mapping.resultEmpty')}
          text={words('mapping.resultEmptyText')}
        />
      ) : null}
    </Panel>
  );
}

/** Lines that were made of rows; against an empty ledger every one of them would be added, unless it repeats another. */
const linesOf = ({ summary: { counts } }: Tried): number => counts.added + counts.duplicates + counts.changed;

function Summary({ tried }: { readonly tried: Tried }) {
  const words = useWords();
  const { counts, totals, proof, periodFrom, periodTo } = tried.summary;
  const skips = tried.skips.filter(({ reason }) => reason !== 'header'); // It is marked above.
  return (
    <div className={classes.summary}>
      <Standing standing={proof} />
      {periodFrom === '' ? null : <DayRange from={periodFrom} to={periodTo} />}
      <span>
        {words('mapping.counts', {
          rows: counts.rows,
          lines: linesOf(tried),
          skipped: counts.skipped,
        })}
        {counts.errors > 0 ? (
          <strong className={classes.bad}> + {words('mapping.countErrors', { count: counts.errors })}</strong>
        ) : null}
        {skips.length > 0 ? (
          <small>
            {skips
              .map(
                ({ reason, count }) => `${words.or(`skip.${reason}`, reason)} ${count.toLocaleString('en')}`,
              )
              .join(' · ')}
          </small>
        ) : null}
      </span>
      <span className={classes.totals}>
        {totals.map((total) => (
          <span key={total.currency}>
            <Amount minor={total.inSum} currency={total.currency} isSigned size="strong" />
            <Amount minor={-total.outSum} currency={total.currency} size="strong" />
            <b>{total.currency}</b>
          </span>
        ))}
      </span>
    </div>
  );
}
