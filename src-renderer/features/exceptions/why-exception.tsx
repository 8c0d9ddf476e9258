/** Why an exception stayed: what its kind means here, what was looked for, in which files and days, what came nearest, and why this is suggested. */
import type { WhyException, WhyNearest } from '../../../shared/contract/why.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import { ruleSentence } from '../../../shared/wording/rule-sentence.ts';
import { signalText } from '../../../shared/wording/why-text.ts';
import classes from '../../ui/review/why.module.css';
import { GroupLink, Sayings, sayingOn, versionText, WhyLine } from '../../ui/review/why-parts.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';

export const WhyKind = ({ why }: { readonly why: WhyException }) => {
  const words = useWords();
  return <p className={classes.none}>{sayingOn(words, why.kind)}</p>;
};

export function LookedFor({ why }: { readonly why: WhyException }) {
  const words = useWords();
  return (
    <section>
      <h3>{words('why.looked')}</h3>
      <ul className={classes.tried}>
        {why.tried.map(({ rule, steps }) => (
          <li key={rule.id}>
            <details>
              <summary title={ruleSentence(rule, words)}>
                {rule.name || words.or(`rule.${rule.id}`, rule.id)} <small>{versionText(words, rule)}</small>
              </summary>
              <p className={classes.none}>{ruleSentence(rule, words)}</p>
            </details>
            <Sayings sayings={steps} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function WhereLooked({ why }: { readonly why: WhyException }) {
  const words = useWords();
  if (why.where.length === 0) return null;
  return (
    <section>
      <h3>{words('why.places')}</h3>
      <Sayings sayings={why.where} />
      <ul className={classes.sayings} data-code>
        {why.places.map((place) => (
          <li key={`${place.file} ${place.from}`}>
            {words(place.from === '' ? 'why.placeNoDays' : 'why.place', {
              file: place.file,
              from: place.from,
              to: place.to,
              count: place.lines,
            })}{' '}
            <Tag tone={place.covers ? 'ok' : 'plain'}>
              {words(place.covers ? 'why.placeCovers' : 'why.placeNot')}
            </Tag>
          </li>
        ))}
        {why.morePlaces > 0 ? <li>{words('why.morePlaces', { count: why.morePlaces })}</li> : null}
      </ul>
    </section>
  );
}

export function CameNearest({ leg, why }: { readonly leg: Leg; readonly why: WhyException }) {
  const words = useWords();
  if (why.nearest.length === 0) return <p className={classes.none}>{words('why.nearestNone')}</p>;
  return (
    <ul className={classes.near}>
      {why.nearest.map((each) => (
        <Near key={each.line.id} leg={leg} each={each} />
      ))}
    </ul>
  );
}

function Near({ leg, each }: { readonly leg: Leg; readonly each: WhyNearest }) {
  const words = useWords();
  const differing = each.signals.filter(({ agrees }) => !agrees);
  const agreeing = each.signals.filter(({ agrees }) => agrees);
  const list = (signals: typeof each.signals) =>
    signals.map((signal) => signalText(words.locale, signal)).join('; ');
  return (
    <li>
      <WhyLine line={each.line} />
      <div className={classes.held}>
        <Tag tone={each.group === '' ? 'warn' : 'plain'}>
          {each.group === ''
            ? words(each.isOutside ? 'why.nearestOutside' : 'why.nearestOpen')
            : words('why.nearestHeld', {
                rule: words.or(`rule.${each.groupRule}`, each.groupRule),
              })}
        </Tag>
        {each.group === '' ? null : <GroupLink leg={leg} group={each.group} />}
      </div>
      <p className={classes.differs} data-code>
        {words('why.differs', { text: list(differing) || words('why.nothingAgainst') })}
      </p>
      {agreeing.length > 0 ? (
        <p className={classes.differs} data-code>
          {words('why.agreesToo', { text: list(agreeing) })}
        </p>
      ) : null}
    </li>
  );
}

export function TimeAndAdvice({
  why,
  suggestion,
}: {
  readonly why: WhyException;
  readonly suggestion: string;
}) {
  const words = useWords();
  return (
    <>
      {why.timing.length > 0 ? (
        <section>
          <h3>{words('why.timing')}</h3>
          <Sayings sayings={why.timing} />
        </section>
      ) : null}
      <section>
        <h3>{words('why.suggestion')}</h3>
        <p className={classes.none}>
          <strong>{suggestion}</strong> — {sayingOn(words, why.suggestion)}
        </p>
      </section>
    </>
  );
}
