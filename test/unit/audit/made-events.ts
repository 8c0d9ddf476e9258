/** Events as the rules of signals see them, told as a story: who did what, so many minutes after the first. */
import type { Signal, SignalEvent } from '../../../src-main/areas/audit/rules/signal.ts';
import { signalsOf } from '../../../src-main/areas/audit/rules/signals.ts';

export const LI = 'P-Li00000000';
export const WANG = 'P-Wang000000';
/** A Monday morning. */
export const MORNING = Date.parse('2026-03-02T09:00:00.000Z');
export const DAY_MINUTES = 24 * 60;

export interface Told {
  readonly minute: number;
  readonly who?: string;
  readonly action: string;
  readonly session?: string;
  readonly run?: string;
  readonly subject?: SignalEvent['subject'];
}

export const eventsOf = (story: readonly Told[]): SignalEvent[] =>
  story.map(({ minute, who = '', action, session = 'window', run = 'run', subject = {} }, at) => ({
    seq: at + 2,
    at: new Date(MORNING + minute * 60_000).toISOString(),
    actor: who,
    action,
    session,
    run,
    subject,
  }));

export const signalsIn = (
  story: readonly Told[],
  options: Partial<Parameters<typeof signalsOf>[1]> = {},
): Signal[] =>
  signalsOf(eventsOf(story), {
    hourOf: (at) => new Date(at).getUTCHours(),
    lastLogIns: new Map(),
    rolesOf: () => null,
    ...options,
  });

/** In one line each: key, severity, whose, numbers. */
export const said = (signals: readonly Signal[]): string[] =>
  signals.map(({ key, severity, person, facts }) => {
    const numbers = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
    return [key, severity, person || '-', ...numbers].join(' ');
  });

export const failed = (minute: number, person = LI): Told => ({
  minute,
  action: 'session.log_in_failed',
  subject: { person },
});
export const logIn = (minute: number, who = LI, more: Partial<Told> = {}): Told => ({
  minute,
  who,
  action: 'session.log_in',
  subject: { method: 'password' },
  ...more,
});
export const many = (count: number, one: (at: number) => Told): Told[] =>
  Array.from({ length: count }, (_, at) => one(at));
