/** At the door: failed log-ins, waits after them, and a log-in that comes after many failures. */
import { BurstCounter, BurstsByPerson } from './bursts.ts';
import {
  type Acknowledged,
  HOUR,
  happenedAt,
  MINUTE,
  numberIn,
  type Signal,
  type SignalEvent,
  signal,
  textIn,
} from './signal.ts';

/** A person who mistypes finds her error within four tries; PCI DSS 8.3.4 locks after ten. */
const FAILURES_OF_ONE = 5;
/** Several people may mistype in one morning; ten is somebody trying names. */
const FAILURES_OF_ALL = 10;
const FAILURES_WITHIN = 15 * MINUTE;
/** By now whoever it is has been made to wait four times over. */
const FAILURES_SERIOUS = 20;

/** Success after this many: the password was found, or remembered. */
const FAILURES_BEFORE_SUCCESS = 3;
/** More than a person makes who knows her password. */
const FAILURES_BEFORE_SUCCESS_SERIOUS = 6;
const BEFORE_SUCCESS = HOUR;

export const DOOR_ACTIONS = [
  'session.log_in_failed',
  'session.prove_failed',
  'session.locked_out',
  'session.log_in',
];

const isFailure = ({ action }: SignalEvent): boolean =>
  action === 'session.log_in_failed' || action === 'session.prove_failed';
/** Whose name was typed; '' for nobody's. */
const tried = (event: SignalEvent): string => textIn(event, 'person') || event.actor;

export function failedLogIns(events: readonly SignalEvent[], acknowledged: Acknowledged): Signal[] {
  const kind = 'failed_log_ins';
  const ofOne = new BurstsByPerson({ kind, count: FAILURES_OF_ONE, within: FAILURES_WITHIN }, acknowledged);
  const ofAll = new BurstCounter({ kind, count: FAILURES_OF_ALL, within: FAILURES_WITHIN }, acknowledged);
  for (const event of events) {
    if (!isFailure(event)) continue;
    const happening = { event, at: happenedAt(event), weight: Math.max(1, numberIn(event, 'more')) };
    const person = tried(event);
    // What is told of one person is not told of all once more.
    if (person === '' || !ofOne.take(person, happening)) ofAll.take(happening);
  }
  const all = [...ofOne.bursts(), ...ofAll.bursts().map((burst) => ({ person: '', burst }))];
  return all.map(({ person, burst: { completing, count, minutes, evidence } }) => {
    const severity = count >= FAILURES_SERIOUS ? 'serious' : 'warning';
    return signal(kind, completing, { severity, person, facts: { count, minutes }, evidence });
  });
}

/** Each wait is longer than the one before; those of one siege are one signal, with the longest. */
export function lockOuts(events: readonly SignalEvent[], acknowledged: Acknowledged): Signal[] {
  const bursts = new BurstsByPerson({ kind: 'lock_out', count: 1, within: HOUR }, acknowledged);
  const seconds = new Map<number, number>();
  for (const event of events) {
    if (event.action !== 'session.locked_out') continue;
    seconds.set(event.seq, numberIn(event, 'seconds'));
    bursts.take(tried(event), { event, at: happenedAt(event), weight: 1 });
  }
  return bursts.bursts().map(({ person, burst: { completing, count, evidence } }) => {
    const longest = Math.max(...evidence.map((seq) => seconds.get(seq) ?? 0));
    return signal('lock_out', completing, {
      severity: 'warning',
      person,
      facts: { seconds: longest, count },
      evidence,
    });
  });
}

interface LogIn {
  readonly event: SignalEvent;
  readonly at: number;
  readonly failures: SignalEvent[];
}

/** Failures may come into the record after the log-in they came before: they were made at another window. */
export function successAfterFailures(events: readonly SignalEvent[]): Signal[] {
  const failures = new Map<string, SignalEvent[]>();
  const logIns = new Map<string, LogIn>();
  const found: { readonly completing: SignalEvent; readonly logIn: LogIn }[] = [];
  const look = (logIn: LogIn, completing: SignalEvent) => {
    if (logIn.failures.length >= FAILURES_BEFORE_SUCCESS && !found.some((each) => each.logIn === logIn))
      found.push({ completing, logIn });
  };
  for (const event of events) {
    const at = happenedAt(event);
    if (isFailure(event)) {
      const person = tried(event);
      const logIn = logIns.get(person);
      if (logIn && at <= logIn.at && logIn.at - at <= BEFORE_SUCCESS) {
        logIn.failures.push(event);
        look(logIn, event);
      } else failures.set(person, [...(failures.get(person) ?? []), event]);
    } else if (event.action === 'session.log_in') {
      const before = (failures.get(event.actor) ?? []).filter(
        (each) => happenedAt(each) <= at && at - happenedAt(each) <= BEFORE_SUCCESS,
      );
      failures.delete(event.actor);
      const logIn = { event, at, failures: before };
      logIns.set(event.actor, logIn);
      look(logIn, event);
    }
  }
  return found.map(({ completing, logIn: { event, failures: before } }) =>
    signal('success_after_failures', completing, {
      severity: before.length >= FAILURES_BEFORE_SUCCESS_SERIOUS ? 'serious' : 'warning',
      person: event.actor,
      facts: { count: before.length },
      evidence: [...before.map((each) => each.seq), event.seq],
    }),
  );
}
