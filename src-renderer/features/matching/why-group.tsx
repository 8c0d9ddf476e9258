/** Why a group was made: its rule as a sentence, what agrees and what does not, what else was possible. W opens and closes it. */
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import type { WhyAlternative, WhyGroup } from '../../../shared/contract/why.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import { bitsText, signalText, weightText } from '../../../shared/wording/why-text.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import classes from '../../ui/review/why.module.css';
import {
  ForAndAgainst,
  GroupLink,
  RuleWords,
  Sayings,
  sayingOn,
  WhyLine,
} from '../../ui/review/why-parts.tsx';
import { useWords } from '../../ui/words.ts';

/** Odds of a million to one: beyond it a longer bar says nothing more. */
const BAR_BITS_MAX = 20;

interface WhyGroupProps {
  readonly leg: Leg;
  readonly why: WhyGroup;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function WhyGroupSection({ leg, why, isOpen, onToggle }: WhyGroupProps) {
  const words = useWords();
  const id = useId();
  useKeys({ w: { label: words('why.toggle'), run: onToggle } });
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section className={classes.why}>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <Chevron size={14} aria-hidden />
        {words('why.title')}
        <KeyCap name="w" />
      </button>
      <div id={id} hidden={!isOpen} className={classes.body}>
        {why.rule ? <RuleWords rule={why.rule} /> : <p className={classes.none}>{words('why.byHand')}</p>}
        <ForAndAgainst signals={why.signals} />
        <Weights why={why} />
        <HeldBack why={why} />
        {why.search.length > 0 ? (
          <div>
            <h4>{words('why.search')}</h4>
            <Sayings sayings={why.search} />
          </div>
        ) : null}
        <Alternatives leg={leg} why={why} />
      </div>
    </section>
  );
}

function Weights({ why }: { readonly why: WhyGroup }) {
  const words = useWords();
  if (why.weights.length === 0 && why.bits === null) return null;
  return (
    <div>
      <h4>{words('why.weights')}</h4>
      <dl className={classes.weights} data-code>
        {why.weights.map((each) => (
          <div key={`${each.name} ${each.value}`}>
            <dt>{weightText(words.locale, each)}</dt>
            <dd>{bitsText(each.bits)}</dd>
          </div>
        ))}
        {why.bits === null ? null : (
          <div className={classes.total}>
            <dt>{words('why.bits', { bits: bitsText(why.bits) })}</dt>
            <dd>{bitsText(why.bits)}</dd>
          </div>
        )}
      </dl>
      {why.marginBits === null ? null : (
        <p className={classes.margin}>
          <meter min={0} max={BAR_BITS_MAX} value={Math.max(0, why.marginBits)} aria-hidden />
          {words('why.margin', { bits: bitsText(why.marginBits) })}
        </p>
      )}
    </div>
  );
}

/** What kept a group from being accepted is a reason too; who decided stands in its history. */
const HELD_BACK = ['decided.held_back', 'decided.short_of_margin'];

function HeldBack({ why }: { readonly why: WhyGroup }) {
  const sayings = why.decided.filter(({ name }) => HELD_BACK.includes(name));
  return sayings.length === 0 ? null : <Sayings sayings={sayings} />;
}

function Alternatives({ leg, why }: { readonly leg: Leg; readonly why: WhyGroup }) {
  const words = useWords();
  const count = why.alternatives.length + why.moreAlternatives;
  if (count === 0) return <p className={classes.none}>{sayingOn(words, why.noAlternatives)}</p>;
  return (
    <details className={classes.alternatives}>
      <summary>{words('why.alternativesCount', { count })}</summary>
      <ol>
        {why.alternatives.map((each) => (
          <Alternative
            key={[...each.left, ...each.right].map(({ id }) => id).join('-')}
            leg={leg}
            each={each}
          />
        ))}
      </ol>
      {why.moreAlternatives > 0 ? <p>{words('why.more', { count: why.moreAlternatives })}</p> : null}
    </details>
  );
}

function Alternative({ leg, each }: { readonly leg: Leg; readonly each: WhyAlternative }) {
  const words = useWords();
  const group = each.reason.facts['group'];
  return (
    <li>
      <p data-code>
        {sayingOn(words, each.reason)}
        {each.bits === null || each.marginBits === null
          ? null
          : ` · ${words('why.bitsBoth', { bits: bitsText(each.bits), margin: String(each.marginBits) })}`}
        {typeof group === 'string' ? (
          <>
            {' '}
            <GroupLink leg={leg} group={group} />
          </>
        ) : null}
      </p>
      {[...each.left, ...each.right].map((line) => (
        <WhyLine key={line.id} line={line} />
      ))}
      {each.signals.length > 0 ? (
        <p className={classes.differs} data-code>
          {words('why.differs', {
            text: each.signals.map((signal) => signalText(words.locale, signal)).join('; '),
          })}
        </p>
      ) : null}
    </li>
  );
}
