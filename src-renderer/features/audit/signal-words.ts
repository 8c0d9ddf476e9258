/** Why something looks like an intrusion, in one plain sentence made of the engine's numbers. Pure. */
import type { SignalView } from '../../../shared/contract/record.ts';
import type { Words } from '../../ui/words.ts';

type Signal = Pick<SignalView, 'kind' | 'facts'>;

/** '' where the engine sent fewer numbers than the sentence needs: a title alone says less, and nothing wrong. */
export function reasonText(words: Words, { kind, facts }: Signal): string {
  const seconds = Number(facts['seconds'] ?? Number.NaN);
  const said = words(`signal.reason.${kind}`, {
    ...facts,
    ...(Number.isFinite(seconds) ? { duration: durationText(words, Math.abs(seconds)) } : {}),
    ...rolesIn(words, facts),
  });
  return said.includes('{{') ? '' : said;
}

/** Role names among the facts are said in words. */
function rolesIn(words: Words, facts: Signal['facts']): Record<string, string> {
  return Object.fromEntries(
    ['from', 'to'].flatMap((name) => {
      const value = facts[name];
      if (typeof value !== 'string') return [];
      const roles = value.split(' ').map((role) => words.or(`role.${role}`, role));
      return [[name, roles.join(' · ')]];
    }),
  );
}

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
