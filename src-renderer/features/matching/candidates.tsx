/** Nearest lines of the other side, best first, each with what agrees and what differs; a press or C chooses one. */
import { Button, Skeleton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { useAnswer } from '../../api/client.tsx';
import type { RowKey } from '../../ui/data-grid/data-grid.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { LineCard } from '../../ui/line-card.tsx';
import { legAmount, otherSide } from '../../ui/review/leg-sum.ts';
import { useWords } from '../../ui/words.ts';
import classes from './candidates.module.css';
import { Signals } from './signals.tsx';

/** As many as the call takes. */
const LINES_MAX = 100;

interface CandidatesProps {
  readonly leg: Leg;
  /** The side the lines are of; candidates are of the other. */
  readonly side: Side;
  readonly lines: readonly LineView[];
  /** Left out where nothing can be chosen, only looked at. */
  readonly chosen?: ReadonlyMap<RowKey, LineView>;
  readonly onToggle?: (lines: readonly LineView[]) => void;
}

export function Candidates({ leg, side, lines, chosen, onToggle }: CandidatesProps) {
  const words = useWords();
  const lineIds = lines.slice(0, LINES_MAX).map((line) => line.id);
  const found = useAnswer(
    'matching.candidates',
    { leg, side, lineIds: lineIds.length > 0 ? lineIds : [1] },
    { enabled: lineIds.length > 0, keepsPrevious: true },
  );
  const candidates = lineIds.length === 0 ? [] : (found.data?.candidates ?? []);
  const first = candidates[0];
  // What is still in sight from the line before is not chosen for this one.
  const isCurrent = !found.isPlaceholderData;
  useKeys(
    first && onToggle && isCurrent
      ? { c: { label: words('matching.chooseFirst'), run: () => onToggle(first.lines) } }
      : {},
  );

  if (lineIds.length === 0) return <EmptyState title={words('matching.candidatesFor')} />;
  if (found.error) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  if (found.isPending)
    return (
      <div className={classes.list}>
        <Skeleton height={110} m="sm" />
        <Skeleton height={110} m="sm" />
      </div>
    );
  if (candidates.length === 0)
    return (
      <EmptyState title={words('matching.candidatesNone')} text={words('matching.candidatesNoneText')} />
    );
  return (
    <ul className={classes.list} aria-label={words('matching.candidates')}>
      {candidates.map((candidate, at) => {
        const isChosen = chosen !== undefined && candidate.lines.every((line) => chosen.has(line.id));
        return (
          <li key={candidate.lines.map((line) => line.id).join('-')} data-chosen={isChosen || undefined}>
            <div className={classes.head}>
              <span>
                {candidate.lines.length === 2 ? `${words('matching.sumOfTwo')} · ` : ''}
                {words('matching.col.difference')}{' '}
                <DifferenceFigure
                  difference={candidate.difference}
                  currency={candidate.lines[0]?.currency ?? ''}
                />
              </span>
              {onToggle ? (
                <Button
                  size="compact-xs"
                  variant={isChosen ? 'filled' : 'default'}
                  aria-pressed={isChosen}
                  disabled={!isCurrent}
                  {...(isChosen ? { leftSection: <IconCheck size={12} aria-hidden /> } : {})}
                  {...(at === 0 ? { rightSection: <KeyCap name="c" /> } : {})}
                  onClick={() => onToggle(candidate.lines)}
                >
                  {words(isChosen ? 'matching.chosen' : 'matching.choose')}
                </Button>
              ) : null}
            </div>
            <Signals signals={candidate.signals} />
            {candidate.lines.map((line) => (
              <LineCard key={line.id} line={line} amount={legAmount(leg, otherSide(side), line)} />
            ))}
          </li>
        );
      })}
    </ul>
  );
}
