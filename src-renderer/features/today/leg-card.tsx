/** One leg: its standing, how much of it is matched by count and by value, left, right and difference together, and each of its channels. */
import { Link } from 'react-router-dom';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import { differenceOf } from '../../../shared/domain/leg.ts';
import { Amount } from '../../ui/amount.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { LegStanding } from '../../ui/leg-standing.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { ChannelRates } from './channel-rates.tsx';
import type { HomeState } from './home-view.ts';
import { ratesOfLeg, unlookedAt } from './home-view.ts';
import classes from './leg-card.module.css';
import { percentOf } from './next-steps.ts';

interface LegCardProps {
  readonly leg: LegSummary;
  /** Undefined until the state of the day is here. */
  readonly rates: HomeState['rates'] | undefined;
  readonly isStale: boolean;
}

export function LegCard({ leg, rates, isStale }: LegCardProps) {
  const words = useWords();
  const mayRead = useMay('read');
  const lines = leg.leftCount + leg.rightCount; // Lines outside the leg are counted apart.
  const matched = leg.leftMatched + leg.rightMatched;
  const unlooked = unlookedAt(leg, isStale);
  const own = rates ? ratesOfLeg(rates, leg) : null;
  return (
    <article className={classes.card}>
      <header>
        <h2>
          {mayRead ? (
            <Link to={`/matching?leg=${leg.leg}`}>{words(`leg.${leg.leg}`)}</Link>
          ) : (
            words(`leg.${leg.leg}`)
          )}
        </h2>
        <LegStanding leg={leg} />
      </header>
      <div className={classes.rate}>
        <strong>{percentOf(matched, lines)}</strong>
        <span>{words('today.ofLines', { done: matched, of: lines })}</span>
        {unlooked > 0 ? (
          <Tag tone="warn">{words('home.leg.unlooked', { count: unlooked })}</Tag>
        ) : leg.openExceptions === 0 ? (
          <Tag tone="ok">{words('today.noOpen')}</Tag>
        ) : mayRead ? (
          <Link className={classes.open} to={`/exceptions?leg=${leg.leg}`}>
            <Tag tone="bad">{words('today.openCount', { count: leg.openExceptions })}</Tag>
          </Link>
        ) : (
          <Tag tone="bad">{words('today.openCount', { count: leg.openExceptions })}</Tag>
        )}
      </div>
      <Bar leg={leg} matched={matched} lines={lines} />
      <dl className={classes.sides}>
        <div>
          <dt>
            {words(`leg.${leg.leg}.left`)} <small>{leg.leftCount.toLocaleString('en')}</small>
          </dt>
          <dd>
            <Amount minor={leg.leftSum} currency={leg.currency} />
          </dd>
        </div>
        <div>
          <dt>
            {words(`leg.${leg.leg}.right`)} <small>{leg.rightCount.toLocaleString('en')}</small>
          </dt>
          <dd>
            <Amount minor={leg.rightSum} currency={leg.currency} />
          </dd>
        </div>
        <div className={classes.difference}>
          <dt>
            {words('difference.difference')} {leg.currency}
          </dt>
          <dd>
            <DifferenceFigure
              difference={differenceOf(leg.leg, leg.leftSum, leg.rightSum)}
              currency={leg.currency}
            />
          </dd>
        </div>
      </dl>
      <footer>
        <span>
          {words('today.openDifference')}{' '}
          {unlooked > 0 ? '–' : <DifferenceFigure difference={leg.openDifference} currency={leg.currency} />}
        </span>
        {leg.waiting > 0 ? (
          <Tag tone="warn">
            {words('today.inTransit', { count: leg.waiting })}{' '}
            <Amount minor={leg.waitingAmount} currency={leg.currency} />
          </Tag>
        ) : null}
      </footer>
      {own ? <ChannelRates {...own} /> : null}
    </article>
  );
}

/** Matched, in transit, unexplained: by lines, with the words in the title. */
function Bar({
  leg,
  matched,
  lines,
}: {
  readonly leg: LegSummary;
  readonly matched: number;
  readonly lines: number;
}) {
  const words = useWords();
  if (lines === 0) return null;
  const waiting = Math.min(leg.waiting, lines - matched);
  const open = lines - matched - waiting;
  const parts = [
    { tone: 'ok', count: matched, label: words('today.bar.matched') },
    { tone: 'warn', count: waiting, label: words('today.bar.waiting') },
    { tone: 'bad', count: open, label: words('today.bar.open') },
  ].filter((part) => part.count > 0);
  const said = parts.map((part) => `${part.label} ${part.count.toLocaleString('en')}`).join(' · ');
  return (
    <div className={classes.bar} role="img" aria-label={said} title={said}>
      {parts.map((part) => (
        <span key={part.tone} data-tone={part.tone} style={{ flexGrow: part.count }} />
      ))}
    </div>
  );
}
