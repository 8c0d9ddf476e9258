/**
 * The time of day behind a day, or in a column of its own, with the zone it prints or the one the mapping says. Nothing is guessed: what is no
 * time is said to be none.
 */
const TIME =
  /^[T\s,]*(\d{1,2})[:.时](\d{2})(?:[:.分](\d{2}))?(?:[.,]\d{1,9})?秒?\s*([ap])?\.?(?:m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const COMPACT = /^\s*(\d{2})(\d{2})(\d{2})\s*$/;

/** 'hh:mm:ss+08:00'; null where the text is no time of day. */
export function timeWithZone(text: string, zone: string): string | null {
  const found = TIME.exec(text) ?? COMPACT.exec(text);
  if (!found) return null;
  const [, hour = '', minute = '', second = '00', half = '', printed = ''] = found;
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const isBeyondHalf = half !== '' && (Number(hour) > 12 || Number(hour) === 0);
  if (hours > 23 || isBeyondHalf || Number(minute) > 59 || Number(second) > 59) return null;
  const own = zoneOf(printed);
  if (own.length > 1 && (Number(own.slice(1, 3)) > 14 || Number(own.slice(4)) > 59)) return null;
  return `${String(hours).padStart(2, '0')}:${minute}:${second}${own === '' ? zone : own}`;
}

function zoneOf(printed: string): string {
  if (printed === '') return '';
  if (/^[zug]/i.test(printed)) return 'Z';
  return printed.includes(':') ? printed : `${printed.slice(0, 3)}:${printed.slice(3)}`;
}
