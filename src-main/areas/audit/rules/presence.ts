/** Who is there, when, and how often at once: log-ins at odd hours, after a long absence, in two places, and on a new device. */
import { BurstsByPerson } from './bursts.ts';
import {
  type Acknowledged,
  DAY,
  HOUR,
  type Signal,
  type SignalEvent,
  type SignalOptions,
  signal,
  textIn,
} from './signal.ts';

/** Nobody keeps books at night; the risk rules count the same hours (DOMAIN Part 4). */
const NIGHT_FROM = 23;
const NIGHT_UNTIL = 6;
/** PCI DSS 8.2.6: an account that nobody used for so long is disabled; here its use is told. */
const ABSENCE_DAYS = 90;

export const PRESENCE_ACTIONS = [
  'session.log_in',
  'session.log_out',
  'session.idle_lock',
  'access.person_added',
  'access.device_remembered',
];

const isLogIn = ({ action }: SignalEvent): boolean => action === 'session.log_in';

/** One night of one person is one signal. */
export function oddHours(
  events: readonly SignalEvent[],
  acknowledged: Acknowledged,
  { hourOf }: Pick<SignalOptions, 'hourOf'>,
): Signal[] {
  const isNight = (hour: number) => hour >= NIGHT_FROM || hour < NIGHT_UNTIL;
  const bursts = new BurstsByPerson({ kind: 'odd_hour_log_in', count: 1, within: 8 * HOUR }, acknowledged);
  for (const event of events)
    if (isLogIn(event) && isNight(hourOf(event.at)))
      bursts.take(event.actor, { event, at: Date.parse(event.at), weight: 1 });
  return bursts.bursts().map(({ person, burst: { completing, count, evidence } }) =>
    signal('odd_hour_log_in', completing, {
      severity: 'notice',
      person,
      facts: { hour: hourOf(completing.at), count },
      evidence,
    }),
  );
}

export function longAbsences(
  events: readonly SignalEvent[],
  { lastLogIns }: Pick<SignalOptions, 'lastLogIns'>,
): Signal[] {
  const last = new Map(lastLogIns);
  return events.flatMap((event) => {
    // An account that was made and never used is as good as one long unused.
    if (event.action === 'access.person_added') last.set(textIn(event, 'person'), event.at);
    if (!isLogIn(event)) return [];
    const before = last.get(event.actor);
    last.set(event.actor, event.at);
    const days = before === undefined ? 0 : Math.floor((Date.parse(event.at) - Date.parse(before)) / DAY);
    if (days <= ABSENCE_DAYS) return [];
    return [signal('long_absence', event, { severity: 'warning', person: event.actor, facts: { days } })];
  });
}

interface Windows {
  readonly open: Map<string, number>;
  /** While she has more than one. */
  together: { readonly completing: SignalEvent; most: number; readonly evidence: Set<number> } | null;
}

/** A run of the program that ended has closed its windows: only one opens a workspace at a time. */
export function twoSessions(events: readonly SignalEvent[]): Signal[] {
  const people = new Map<string, Windows>();
  const found: { readonly person: string; readonly together: NonNullable<Windows['together']> }[] = [];
  let run = '';
  for (const event of events) {
    if (event.run !== run) people.clear();
    run = event.run;
    const windows = people.get(event.actor) ?? { open: new Map<string, number>(), together: null };
    people.set(event.actor, windows);
    if (isLogIn(event)) {
      windows.open.set(event.session, event.seq);
      const { size } = windows.open;
      if (size < 2) continue;
      if (!windows.together) {
        windows.together = { completing: event, most: size, evidence: new Set() };
        found.push({ person: event.actor, together: windows.together });
      }
      windows.together.most = Math.max(windows.together.most, size);
      for (const seq of windows.open.values()) windows.together.evidence.add(seq);
    } else if (event.action === 'session.log_out' || event.action === 'session.idle_lock') {
      windows.open.delete(event.session);
      if (windows.open.size < 2) windows.together = null;
    }
  }
  return found.map(({ person, together: { completing, most, evidence } }) =>
    signal('two_sessions', completing, {
      severity: 'notice',
      person,
      facts: { count: most },
      evidence: [...evidence].toSorted((a, b) => a - b),
    }),
  );
}

export const newDevices = (events: readonly SignalEvent[]): Signal[] =>
  events
    .filter((event) => event.action === 'access.device_remembered')
    .map((event) =>
      signal('new_device', event, { severity: 'notice', person: textIn(event, 'person') || event.actor }),
    );
