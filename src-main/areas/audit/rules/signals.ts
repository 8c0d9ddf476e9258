/** All signals that a record gives, newest last. */
import { BOOKS_ACTIONS, belowAnchor, clockSteps, filesChanged, recordFaults, restores } from './books.ts';
import { CONDUCT_ACTIONS, inBulk, loosenedBeforeUse, rightsChanged } from './conduct.ts';
import { DOOR_ACTIONS, failedLogIns, lockOuts, successAfterFailures } from './door.ts';
import { longAbsences, newDevices, oddHours, PRESENCE_ACTIONS, twoSessions } from './presence.ts';
import type { Signal, SignalEvent, SignalOptions } from './signal.ts';
import { textIn } from './signal.ts';

const ACKNOWLEDGED = 'signals.acknowledged';

/** The events that any rule looks at. */
export const SIGNAL_ACTIONS: readonly string[] = [
  ...new Set([...DOOR_ACTIONS, ...PRESENCE_ACTIONS, ...CONDUCT_ACTIONS, ...BOOKS_ACTIONS, ACKNOWLEDGED]),
];

/** `events` in the order of the record. */
export function signalsOf(events: readonly SignalEvent[], options: SignalOptions): Signal[] {
  const acknowledged = new Map(
    events
      .filter((event) => event.action === ACKNOWLEDGED)
      .map((event) => [textIn(event, 'key'), event.seq] as const),
  );
  const found = [
    ...failedLogIns(events, acknowledged),
    ...lockOuts(events, acknowledged),
    ...successAfterFailures(events),
    ...oddHours(events, acknowledged, options),
    ...longAbsences(events, options),
    ...twoSessions(events),
    ...newDevices(events),
    ...inBulk(events, acknowledged),
    ...rightsChanged(events, options),
    ...loosenedBeforeUse(events, acknowledged),
    ...filesChanged(events),
    ...belowAnchor(events),
    ...clockSteps(events),
    ...recordFaults(events, acknowledged),
    ...restores(events),
  ];
  const seqOf = (each: Signal) => Number(each.key.slice(each.key.indexOf(':') + 1));
  return found.toSorted((a, b) => seqOf(a) - seqOf(b));
}
