/** What people do who are in: protected fields looked at in bulk, exports in bulk, calls refused again and again, rights changed. */
import { BurstsByPerson } from './bursts.ts';
import {
  type Acknowledged,
  DAY,
  HOUR,
  MINUTE,
  minutesBetween,
  numberIn,
  type Severity,
  type Signal,
  type SignalEvent,
  type SignalKind,
  type SignalOptions,
  signal,
  textIn,
} from './signal.ts';

interface Bulk {
  readonly kind: SignalKind;
  readonly isOne: (event: SignalEvent) => boolean;
  readonly count: number;
  readonly within: number;
  /** From so many on it is serious. */
  readonly serious: number;
}

const REVEALS: readonly string[] = ['statements.revealed', 'statements.source_revealed', 'parties.revealed'];
/** Names and numbers stand whole in it where it was asked for so. */
const RECEIPT = 'payments.receipt_made';
const EXPORTS: readonly string[] = ['exports.made', 'statements.original_saved', 'audit.handed_over'];
const BULK: readonly Bulk[] = [
  // To settle a day's doubts a few lines are looked at; twenty in an hour is a list being copied.
  {
    kind: 'mass_reveal',
    isOne: (event) =>
      REVEALS.includes(event.action) || (event.action === RECEIPT && numberIn(event, 'revealed') === 1),
    count: 20,
    within: HOUR,
    serious: 60,
  },
  // A report and its lists are three or four files; a copy of an original leaves the house as they do.
  {
    kind: 'mass_export',
    isOne: ({ action }) => EXPORTS.includes(action),
    count: 5,
    within: HOUR,
    serious: 20,
  },
  // The screens offer nothing that is refused: once is a stale window, five times is somebody trying doors.
  {
    kind: 'refused_repeatedly',
    isOne: ({ action }) => action === 'session.refused',
    count: 5,
    within: 10 * MINUTE,
    serious: 20,
  },
];

const RIGHTS: Readonly<Record<string, Severity>> = {
  'access.roles_changed': 'warning',
  'access.person_added': 'notice',
  'access.person_enabled': 'warning',
  'access.second_factor_cleared': 'warning',
  'access.password_issued': 'notice',
};

const LOOSENED = 'approvals.policy_changed';
/** What a limit holds back: a match by hand and a write-off. */
const USES: readonly string[] = ['review.matched', 'exceptions.disposed'];
/** Loosened for a purpose is used at once or on the next day. */
const LOOSENED_WITHIN = DAY;

export const CONDUCT_ACTIONS = [
  ...REVEALS,
  RECEIPT,
  ...EXPORTS,
  'session.refused',
  ...Object.keys(RIGHTS),
  LOOSENED,
  ...USES,
];

export const inBulk = (events: readonly SignalEvent[], acknowledged: Acknowledged): Signal[] =>
  BULK.flatMap(({ kind, isOne, count: least, within, serious }) => {
    const bursts = new BurstsByPerson({ kind, count: least, within }, acknowledged);
    for (const event of events)
      if (isOne(event)) bursts.take(event.actor, { event, at: Date.parse(event.at), weight: 1 });
    return bursts.bursts().map(({ person, burst: { completing, count, minutes, evidence } }) => {
      const call = textIn(completing, 'call');
      return signal(kind, completing, {
        severity: count >= serious ? 'serious' : 'warning',
        person,
        facts: { count, minutes, ...(call !== '' && { call }) },
        evidence,
      });
    });
  });

export const rightsChanged = (
  events: readonly SignalEvent[],
  { rolesOf }: Pick<SignalOptions, 'rolesOf'>,
): Signal[] =>
  events.flatMap((event) => {
    const severity = RIGHTS[event.action];
    if (severity === undefined) return [];
    const facts = { what: event.action, ...rolesOf(event.seq) };
    return [signal('rights_changed', event, { severity, person: textIn(event, 'person'), facts })];
  });

interface Loosening {
  readonly event: SignalEvent;
  readonly uses: SignalEvent[];
}

/** Who loosened a limit does, within a day, what it held back. */
export function loosenedBeforeUse(events: readonly SignalEvent[], acknowledged: Acknowledged): Signal[] {
  const kind = 'limit_loosened_before_use';
  const last = new Map<string, Loosening>();
  const found: Loosening[] = [];
  const makerOf = (event: SignalEvent) => textIn(event, 'maker') || event.actor;
  for (const event of events) {
    const maker = makerOf(event);
    if (event.action === LOOSENED) {
      if (numberIn(event, 'loosened') === 1) last.set(maker, { event, uses: [] });
      else last.delete(maker);
    } else if (USES.includes(event.action)) {
      const loosening = last.get(maker);
      if (!loosening || Date.parse(event.at) - Date.parse(loosening.event.at) > LOOSENED_WITHIN) continue;
      const told = loosening.uses[0];
      const isAcknowledged = told && (acknowledged.get(`${kind}:${told.seq}`) ?? event.seq) < event.seq;
      const current = isAcknowledged ? { event: loosening.event, uses: [] } : loosening;
      last.set(maker, current);
      if (current.uses.length === 0) found.push(current);
      current.uses.push(event);
    }
  }
  return found.flatMap(({ event, uses }) => {
    const [first] = uses;
    if (!first) return [];
    const minutes = minutesBetween(Date.parse(event.at), Date.parse(first.at));
    return [
      signal(kind, first, {
        severity: 'serious',
        person: makerOf(event),
        facts: { minutes, count: uses.length },
        evidence: [event.seq, ...uses.map((use) => use.seq)],
      }),
    ];
  });
}
