/** The parts explanations are made of on screen: reasons for and against in two columns, a rule as its sentence, lines with their source. */
import { Link } from 'react-router-dom';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Saying, WhySignal } from '../../../shared/contract/why.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { ruleSentence } from '../../../shared/wording/rule-sentence.ts';
import { sayingText, signalText } from '../../../shared/wording/why-text.ts';
import { Instant } from '../day.tsx';
import { LineAmount } from '../line-amount.tsx';
import { SourceLink } from '../line-card.tsx';
import { lineText } from '../line-text.ts';
import { useWords, type Words } from '../words.ts';
import classes from './why.module.css';

/** On screen a group has no number to call it by: a link beside the words leads to it. */
export const sayingOn = (words: Words, saying: Saying): string =>
  sayingText(words.locale, saying, () => words('why.otherGroup'));

export function RuleWords({ rule }: { readonly rule: MatchRule }) {
  const words = useWords();
  return (
    <div className={classes.rule}>
      <strong>{ruleTitle(words, rule)}</strong>
      <p>{ruleSentence(rule, words)}</p>
    </div>
  );
}

const ruleTitle = (words: Words, rule: MatchRule): string =>
  `${rule.name || words.or(`rule.${rule.id}`, rule.id)} · ${versionText(words, rule)}`;

/** A rule is known by its name; its id stands where it is changed (rules/rule-versions.tsx). */
export const versionText = (words: Words, rule: MatchRule): string =>
  words('rules.version', { version: String(rule.version) });

/** Sentences hold what stands in the files, in whatever language that is. */
export function ForAndAgainst({ signals }: { readonly signals: readonly WhySignal[] }) {
  return (
    <div className={classes.two}>
      <SignalColumn signals={signals.filter(({ agrees }) => agrees)} isFor />
      <SignalColumn signals={signals.filter(({ agrees }) => !agrees)} isFor={false} />
    </div>
  );
}

interface SignalColumnProps {
  readonly signals: readonly WhySignal[];
  readonly isFor: boolean;
}

function SignalColumn({ signals, isFor }: SignalColumnProps) {
  const words = useWords();
  return (
    <section>
      <h4>
        {words(isFor ? 'why.for' : 'why.against')} <span>{signals.length}</span>
      </h4>
      {signals.length === 0 ? (
        <p className={classes.none}>{words(isFor ? 'why.nothingFor' : 'why.nothingAgainst')}</p>
      ) : (
        <ul className={classes.reasons} data-code>
          {signals.map((signal) => {
            const text = signalText(words.locale, signal);
            return (
              <li key={text} data-for={isFor}>
                <span aria-hidden>{isFor ? '✓' : '✗'}</span>
                <span>{text}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

export function Sayings({ sayings }: { readonly sayings: readonly Saying[] }) {
  const words = useWords();
  const texts = [...new Set(sayings.map((each) => sayingOn(words, each)))];
  return (
    <ul className={classes.sayings} data-code>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** One row for a line: when, how much, what it says, where it stands. */
export function WhyLine({ line }: { readonly line: LineView }) {
  const words = useWords();
  return (
    <div className={classes.line} data-code>
      <span className={classes.when}>
        <Instant value={line.occurredAt || line.bookingDate} />
      </span>
      <span>{words(`lineKind.${line.kind}`)}</span>
      <span className={classes.text}>{lineText(line)}</span>
      <LineAmount line={line} />
      <span className={classes.source}>
        <SourceLink line={line} />
      </span>
    </div>
  );
}

export function GroupLink({ leg, group }: { readonly leg: Leg; readonly group: string }) {
  const words = useWords();
  return (
    <Link className={classes.link} to={`/matching/${leg}/${group}`}>
      {words('why.openGroup')}
    </Link>
  );
}
