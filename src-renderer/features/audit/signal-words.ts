/** Why something looks like an intrusion, in one plain sentence made of the engine's numbers. Pure. */
import type { SignalView } from '../../../shared/contract/record.ts';
import type { WordKey } from '../../../shared/wording/catalogue.ts';
import type { Words } from '../../ui/words.ts';
import { actionText } from './event-words.ts';

type Signal = Pick<SignalView, 'kind' | 'facts'>;

/** '' where the engine sent fewer numbers than the sentence needs: a title alone says less, and nothing wrong. */
export function reasonText(words: Words, { kind, facts }: Signal): string {
  const said = { ...facts, ...worded(words, facts) };
  const text = words(keyOf(kind, facts), said);
  return text.includes('{{') ? '' : text;
}

/** Roles are said where the event gave some: from nothing, or in place of others. */
function keyOf(kind: Signal['kind'], facts: Signal['facts']): WordKey {
  if (kind !== 'rights_changed' || facts['to'] === undefined) return `signal.reason.${kind}`;
  return facts['from'] === '' ? 'signal.reason.rights_changed.given' : 'signal.reason.rights_changed.roles';
}

/** Facts that are names of ours, as a sentence and a list say them. */
export function worded(words: Words, facts: Signal['facts']): Record<string, string> {
  const { seconds, from, to, what, fault } = facts;
  return {
    ...(typeof seconds === 'number' ? { duration: durationText(words, Math.abs(seconds)) } : {}),
    ...(typeof from === 'string' ? { from: rolesText(words, from) } : {}),
    ...(typeof to === 'string' ? { to: rolesText(words, to) } : {}),
    ...(typeof what === 'string' ? { what: actionText(words, what) } : {}),
    ...(typeof fault === 'string' ? { fault: words.or(`faultKind.${fault}`, fault) } : {}),
  };
}

const rolesText = (words: Words, roles: string): string =>
  roles
    .split(' ')
    .map((role) => words.or(`role.${role}`, role))
    .join(' · ');

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In the unit a person would say it in, cut down: 3 hours, not 3 hours 12 minutes. */
export function durationText(words: Words, seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < MINUTE) return words('duration.seconds', { count: whole });
  if (whole < HOUR) return words('duration.minutes', { count: Math.floor(whole / MINUTE) });
  if (whole < 2 * DAY) return words('duration.hours', { count: Math.floor(whole / HOUR) });
  return words('duration.days', { count: Math.floor(whole / DAY) });
}
