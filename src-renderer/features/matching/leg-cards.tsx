/** The legs as cards: what is proved, how much matched, what is left, and the difference; one of them is worked on. */
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import { differenceOf, type Leg } from '../../../shared/domain/leg.ts';
import { Amount } from '../../ui/amount.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { LegStanding } from '../../ui/leg-standing.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './leg-cards.module.css';

interface LegCardsProps {
  readonly legs: readonly LegSummary[];
  readonly chosen: Leg;
  readonly onChoose: (leg: Leg) => void;
}

export function LegCards({ legs, chosen, onChoose }: LegCardsProps) {
  const words = useWords();
  return (
    <nav className={classes.legs} aria-label={words('matching.legs')}>
      {legs.map((summary) => (
        <LegCard
          key={`${summary.leg}-${summary.currency}`}
          summary={summary}
          isChosen={summary.leg === chosen}
          onChoose={() => onChoose(summary.leg)}
        />
      ))}
    </nav>
  );
}

interface LegCardProps {
  readonly summary: LegSummary;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function LegCard({ summary, isChosen, onChoose }: LegCardProps) {
  const words = useWords();
  const { leg, currency } = summary;
  const lines = summary.leftCount + summary.rightCount;
  const matched = summary.leftMatched + summary.rightMatched;
  const outside = summary.leftOutside + summary.rightOutside;
  return (
    <button type="button" aria-pressed={isChosen} className={classes.leg} onClick={onChoose}>
      <span className={classes.head}>
        <span className={classes.name}>{words(`leg.${leg}`)}</span>
        <LegStanding leg={summary} />
      </span>
      <span className={classes.rate}>
        {lines === 0 ? '–' : percent(summary.autoRateBp)}
        <small>{words('matching.autoRate')}</small>
      </span>
      <Bar summary={summary} lines={lines} matched={matched} />
      <span className={classes.counts}>
        <span {...(outside > 0 ? { title: words('matching.outsideCount', { count: outside }) } : {})}>
          {words('matching.lines', { matched, count: lines })}
        </span>
        {summary.proposedGroups > 0 ? (
          <span className={classes.work}>
            {words('matching.proposalsCount', { count: summary.proposedGroups })}
          </span>
        ) : null}
        {summary.openExceptions > 0 ? (
          <span className={classes.bad}>
            {words('matching.exceptionsCount', { count: summary.openExceptions })}
          </span>
        ) : null}
        {summary.waiting > 0 ? (
          <span className={classes.warn}>{words('matching.waitingCount', { count: summary.waiting })}</span>
        ) : null}
      </span>
      <span className={classes.sums}>
        <span>
          <small>{words(`leg.${leg}.left`)}</small>
          <Amount minor={summary.leftSum} currency={currency} />
        </span>
        <span>
          <small>{words(`leg.${leg}.right`)}</small>
          <Amount minor={summary.rightSum} currency={currency} />
        </span>
        <span className={classes.difference}>
          <small>
            {words('difference.difference')} {currency}
          </small>
          <DifferenceFigure
            difference={differenceOf(summary.leg, summary.leftSum, summary.rightSum)}
            currency={currency}
          />
        </span>
      </span>
    </button>
  );
}

/** Matched, in transit, and the rest, as shares of the lines; the counts under it say the same in figures. */
function Bar({ summary, lines, matched }: { summary: LegSummary; lines: number; matched: number }) {
  if (lines === 0) return <span className={classes.bar} aria-hidden />;
  const waiting = Math.min(summary.waiting, lines - matched);
  const share = (count: number) => `${(100 * count) / lines}%`;
  return (
    <span className={classes.bar} aria-hidden>
      <span data-part="matched" style={{ width: share(matched) }} />
      <span data-part="waiting" style={{ width: share(waiting) }} />
      <span data-part="open" style={{ width: share(lines - matched - waiting) }} />
    </span>
  );
}

/** Ten-thousandths → per cent with two decimals, cut and not rounded: 99.99 never shows as 100. */
const percent = (basisPoints: number): string =>
  `${Math.floor(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}%`;
