/** One signal: why, on which events it rests, and what was found by who acknowledged it. */
import { Button } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { SignalView } from '../../../shared/contract/record.ts';
import { OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { useWords } from '../../ui/words.ts';
import classes from './event-drawer.module.css';
import { personText } from './event-words.ts';
import { SeverityTag } from './signal-tag.tsx';
import { reasonText, worded } from './signal-words.ts';

interface SignalDrawerProps {
  /** null keeps it closed. */
  readonly signal: SignalView | null;
  readonly mayAcknowledge: boolean;
  readonly onAcknowledge: () => void;
  readonly onClose: () => void;
}

export function SignalDrawer({ signal, mayAcknowledge, onAcknowledge, onClose }: SignalDrawerProps) {
  const words = useWords();
  const isOpen = signal !== null && signal.acknowledged === null;
  return (
    <Drawer
      isOpen={signal !== null}
      onClose={onClose}
      title={
        signal ? (
          <span className={classes.title}>
            {words(`signal.${signal.kind}`)}
            <small>{ownTime(signal.at)}</small>
          </span>
        ) : (
          words('signals.title')
        )
      }
      actions={
        !isOpen ? null : mayAcknowledge ? (
          <Button rightSection={<KeyCap name="c" />} onClick={onAcknowledge}>
            {words('signals.acknowledge')}
          </Button>
        ) : (
          <span className={classes.muted}>{words('signals.noRight')}</span>
        )
      }
    >
      {signal ? <SignalDetail signal={signal} /> : null}
    </Drawer>
  );
}

function SignalDetail({ signal }: { readonly signal: SignalView }) {
  const words = useWords();
  const { acknowledged, evidence } = signal;
  // A duration is said in the sentence; the list has its seconds.
  const { duration: _, ...said } = worded(words, signal.facts);
  return (
    <div className={classes.parts}>
      <section>
        <p>
          <SeverityTag severity={signal.severity} />
        </p>
        <p>
          <strong>{reasonText(words, signal) || words(`signal.${signal.kind}`)}</strong>
        </p>
        <Facts
          facts={[
            {
              name: words('signals.col.person'),
              value: personText(words, signal.person, signal.personName),
            },
            ...Object.entries({ ...signal.facts, ...said })
              .filter(([, value]) => value !== '')
              .map(([name, value]) => ({
                name: words.or(`signal.fact.${name}`, name),
                value: typeof value === 'number' ? value.toLocaleString('en') : value,
                isCode: typeof value === 'string' && /^[0-9a-f]{40,}$/.test(value),
              })),
          ]}
        />
      </section>
      <section>
        <h3>{words('signals.evidence')}</h3>
        {evidence.length === 0 ? (
          <p className={classes.muted}>{words('signals.evidenceNone')}</p>
        ) : (
          <ul className={classes.links}>
            {evidence.map((seq) => (
              <li key={seq}>
                <Link to={`/audit?event=${seq}`}>{words('record.number', { seq })}</Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {acknowledged ? (
        <section>
          <h3>
            {words('signals.acknowledgedBy', {
              name: personText(words, acknowledged.by, acknowledged.name),
            })}
            <OurClock value={acknowledged.at} />
          </h3>
          <p>{acknowledged.comment}</p>
        </section>
      ) : null}
    </div>
  );
}
