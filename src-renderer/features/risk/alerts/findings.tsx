/** Why: each finding as a sentence with its numbers, the heaviest first. Pointing at one marks what it rests on among the evidence. */
import type { FindingView } from '../../../../shared/contract/risk-views.ts';
import { Amount } from '../../../ui/amount.tsx';
import { DayRange } from '../../../ui/day.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { findingSentence, ruleName } from '../risk-names.ts';

interface FindingsProps {
  readonly findings: readonly FindingView[];
  /** Place in the list; null where none is pointed at. */
  readonly pointed: number | null;
  readonly onPoint: (at: number | null) => void;
}

export function Findings({ findings, pointed, onPoint }: FindingsProps) {
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
                <strong className={classes.figure}>{words('risk.points', { count: finding.points })}</strong>
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
