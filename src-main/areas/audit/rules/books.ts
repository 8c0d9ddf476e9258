/** What the program itself found about the books and the clock: files changed while closed, heads contradicted, faults, restores, time. */
import {
  type Acknowledged,
  HOUR,
  numberIn,
  type Signal,
  type SignalEvent,
  signal,
  signalKey,
  textIn,
} from './signal.ts';

/** A clock that goes back by more lets a day's work be dated before it. */
const CLOCK_SERIOUS_SECONDS = (12 * HOUR) / 1000;

export const BOOKS_ACTIONS = [
  'record.ledger_changed_while_closed',
  'record.below_anchor',
  'record.clock_back',
  'record.clock_jump',
  'record.verified',
  'backup.restored',
];

const of = (events: readonly SignalEvent[], action: string) =>
  events.filter((event) => event.action === action);

export const filesChanged = (events: readonly SignalEvent[]): Signal[] =>
  of(events, 'record.ledger_changed_while_closed').map((event) => {
    const place = textIn(event, 'place') || 'ledger.db';
    const facts = { place, expected: textIn(event, 'expected'), found: textIn(event, 'found') };
    return signal('ledger_changed_while_closed', event, { severity: 'serious', facts });
  });

/** Said at every opening while it lasts; one contradiction is one signal. */
export function belowAnchor(events: readonly SignalEvent[]): Signal[] {
  const told = new Set<string>();
  return of(events, 'record.below_anchor').flatMap((event) => {
    const [place, why] = [textIn(event, 'place'), textIn(event, 'why')];
    const expected = numberIn(event, 'anchored');
    const which = `${place} ${why} ${expected}`;
    if (told.has(which)) return [];
    told.add(which);
    const facts = { place, expected, found: numberIn(event, 'size') };
    return [signal('below_anchor', event, { severity: 'serious', facts })];
  });
}

export const clockSteps = (events: readonly SignalEvent[]): Signal[] => [
  ...of(events, 'record.clock_back').map((event) => {
    const seconds = Math.abs(numberIn(event, 'seconds'));
    const severity = seconds > CLOCK_SERIOUS_SECONDS ? 'serious' : 'warning';
    return signal('clock_back', event, { severity, facts: { seconds } });
  }),
  ...of(events, 'record.clock_jump').map((event) =>
    signal('clock_jump', event, {
      severity: 'notice',
      facts: { seconds: Math.abs(numberIn(event, 'seconds')) },
    }),
  ),
];

/** Verified again with the same outcome it is the same signal, until somebody has acknowledged it or the record holds again. */
export function recordFaults(events: readonly SignalEvent[], acknowledged: Acknowledged): Signal[] {
  let open: SignalEvent[] | null = null;
  const found: SignalEvent[][] = [];
  for (const event of of(events, 'record.verified')) {
    if (numberIn(event, 'holds') === 1) {
      open = null;
      continue;
    }
    const first: SignalEvent | undefined = open?.[0];
    const by = first && acknowledged.get(signalKey('record_fault', first.seq));
    if (!open || (by !== undefined && by < event.seq)) {
      open = [];
      found.push(open);
    }
    open.push(event);
  }
  return found.flatMap((verifications) => {
    const [first, last] = [verifications[0], verifications.at(-1)];
    if (!first || !last) return [];
    return [
      signal('record_fault', first, {
        severity: 'serious',
        facts: { count: numberIn(last, 'faults'), fault: textIn(last, 'fault') },
        evidence: verifications.map((each) => each.seq),
      }),
    ];
  });
}

/** A workspace that comes out of a backup for the first time loses nothing; one whose ledger was replaced may. */
export const restores = (events: readonly SignalEvent[]): Signal[] =>
  of(events, 'backup.restored').map((event) => {
    const count = numberIn(event, 'lost');
    const severity = textIn(event, 'kind') === 'first' ? 'notice' : count > 0 ? 'serious' : 'warning';
    return signal('backup_restored', event, { severity, person: event.actor, facts: { count } });
  });
