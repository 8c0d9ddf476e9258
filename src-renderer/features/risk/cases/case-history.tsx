/** What happened to a case, oldest first: each act with who, when, and her words. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { OurClock } from '../../../ui/day.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { actSentence } from './act-words.ts';

export function CaseHistory({ events }: { readonly events: Output<'risk.case'>['events'] }) {
  const words = useWords();
  return (
    <ol className={classes.history}>
      {events.map((event, at) => (
        <li key={`${event.at} ${at.toString()}`}>
          <span className={classes.tagLine}>
            <strong>{actSentence(words, event)}</strong>
            <span className={classes.muted}>
              {event.byName} · <OurClock value={event.at} />
            </span>
          </span>
          {event.text === '' ? null : <p>{event.text}</p>}
        </li>
      ))}
    </ol>
  );
}
