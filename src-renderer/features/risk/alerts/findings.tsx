/** Why: each finding as a sentence with its numbers, the heaviest first. Pointing at one marks what it rests on among the evidence. */
import type { FindingView } from '../../../../shared/contract/risk-views.ts';
import { Amount } from '../../../ui/amount.tsx';
import { DayRange } from '../../../ui/day.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { findingSentence, ruleName } from '../risk-names.ts';
import type { CountedPoints } from './counted-points.ts';

interface FindingsProps {
  readonly findings: readonly FindingView[];
  /** What each adds to the score; null where that is not known any more. */
  readonly counted: readonly CountedPoints[] | null;
  /** Place in the list; null where none is pointed at. */
  readonly pointed: number | null;
  readonly onPoint: (at: number | null) => void;
}

export function Findings({ findings, counted, pointed, onPoint }: FindingsProps) {
  const words = useWords();
  return (
    <ol className={classes.findings} aria-label={words('risk.why')}>
      {findings.map((finding, at) => {
        const { lines, payments, events } = finding.evidence;
        const isPointed = pointed === at;
        const counts = [
          lines > 0 ? words('risk.countLines', { count: lines }) : '',
          payments > 0 ? words('risk.countPayments', { count: payments }) : '',
          events > 0 ? words('risk.countEvents', { count: events }) : '',
        ].filter((text) => text !== '');
        return (
          <li key={`${finding.rule} ${finding.from} ${at.toString()}`} data-pointed={isPointed || undefined}>
            <button
              type="button"
              aria-pressed={isPointed}
              aria-label={words('risk.pointAt', { rule: ruleName(words, finding.rule) })}
              onClick={() => onPoint(isPointed ? null : at)}
            >
              <span className={classes.findingHead}>
                <Tag tone="plain">{ruleName(words, finding.rule)}</Tag>
                <span className={classes.muted}>
                  <DayRange from={finding.from} to={finding.to} />
                </span>
                <span className={classes.spread} />
                <span className={classes.figure}>
                  <Points points={finding.points} counted={counted?.[at] ?? null} />
                </span>
              </span>
              <span className={classes.sentence}>{findingSentence(words, finding)}</span>
              <span className={classes.findingFoot}>
                {finding.amount === null ? null : (
                  <Amount minor={finding.amount} currency={finding.currency} showsCurrency />
                )}
                <span>{counts.join(' · ')}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function Points({ points, counted }: { readonly points: number; readonly counted: CountedPoints | null }) {
  const words = useWords();
  if (counted === null) return <strong>{words('risk.points', { count: points })}</strong>;
  if (counted.points === 0 && points > 0)
    return <span className={classes.muted}>{words('risk.pointsNotCounted', { count: points })}</span>;
  return (
    <>
      {counted.percent === 100 ? null : (
        <span className={classes.muted}>
          {points} × {counted.percent}% ={' '}
        </span>
      )}
      <strong>{words('risk.points', { count: counted.points })}</strong>
    </>
  );
}
