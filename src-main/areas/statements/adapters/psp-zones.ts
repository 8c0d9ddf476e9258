/**
 * What offset from UTC a time zone's printed name means on a day: abbreviations (PDT), offsets (GMT+08:00), names of the zone database
 * (Europe/Berlin) and the names Square prints (Eastern Time (US & Canada)). A name of several meanings means none.
 */

/** Abbreviations of one meaning among payment companies' customers. CST is America's and China's, IST has three, AST two: left out. */
const OFFSETS: ReadonlyMap<string, string> = new Map(
  (
    'UTC+00:00 GMT+00:00 Z+00:00 WET+00:00 WEST+01:00 BST+01:00 CET+01:00 MEZ+01:00 CEST+02:00 MESZ+02:00 EET+02:00 EEST+03:00 ' +
    'MSK+03:00 EST-05:00 EDT-04:00 CDT-05:00 MST-07:00 MDT-06:00 PST-08:00 PDT-07:00 AKST-09:00 AKDT-08:00 HST-10:00 BRT-03:00 ' +
    'JST+09:00 KST+09:00 HKT+08:00 SGT+08:00 AWST+08:00 ACST+09:30 ACDT+10:30 AEST+10:00 AEDT+11:00 NZST+12:00 NZDT+13:00'
  )
    .split(' ')
    .map((each) => [each.slice(0, -6), each.slice(-6)] as const),
);

/** Names of Rails that are no city of the zone database by their own name, and those of cities in it. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['eastern time (us & canada)', 'America/New_York'],
  ['central time (us & canada)', 'America/Chicago'],
  ['mountain time (us & canada)', 'America/Denver'],
  ['pacific time (us & canada)', 'America/Los_Angeles'],
  ['indiana (east)', 'America/Indiana/Indianapolis'],
  ['arizona', 'America/Phoenix'],
  ['alaska', 'America/Juneau'],
  ['hawaii', 'Pacific/Honolulu'],
  ['atlantic time (canada)', 'America/Halifax'],
  ['newfoundland', 'America/St_Johns'],
  ['saskatchewan', 'America/Regina'],
  ['puerto rico', 'America/Puerto_Rico'],
  ['edinburgh', 'Europe/London'],
  ['bern', 'Europe/Zurich'],
  ['osaka', 'Asia/Tokyo'],
  ['sapporo', 'Asia/Tokyo'],
  ['beijing', 'Asia/Shanghai'],
  ['hong kong', 'Asia/Hong_Kong'],
  ['canberra', 'Australia/Sydney'],
  ['wellington', 'Pacific/Auckland'],
  ...'London Dublin Lisbon Madrid Paris Berlin Rome Amsterdam Brussels Vienna Zurich Stockholm Copenhagen Warsaw Prague Helsinki Athens'
    .split(' ')
    .map((city) => [city.toLowerCase(), `Europe/${city}`] as const),
  ...'Tokyo Singapore Seoul Taipei Bangkok Jakarta Shanghai Chongqing'
    .split(' ')
    .map((city) => [city.toLowerCase(), `Asia/${city}`] as const),
  ...'Sydney Melbourne Brisbane Perth Adelaide Darwin Hobart'
    .split(' ')
    .map((city) => [city.toLowerCase(), `Australia/${city}`] as const),
  ['auckland', 'Pacific/Auckland'],
]);

const SHIFT = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i;

/** A file has a few zones; whatever it prints, no more than this is remembered. */
const REMEMBERED_MAX = 64;

export class Zones {
  /** What an abbreviation of several meanings means in this file: CST in a Chinese one. */
  readonly #local: ReadonlyMap<string, string>;
  readonly #clocks = new Map<string, Intl.DateTimeFormat | string>();
  #lastDate = '';
  /** Of that day, where it has one only. */
  #lastOffset: string | null = null;

  constructor(local: Readonly<Record<string, string>> = {}) {
    this.#local = new Map(Object.entries(local));
  }

  /** '+08:00'; '' where the name means no zone, or several. `day` is 'YYYY-MM-DD', `time` 'hh:mm:ss', both on the zone's own clock. */
  offsetAt(name: string, day: string, time: string): string {
    const known = this.#clockOf(name);
    if (typeof known === 'string') return known;
    const date = `${name} ${day}`;
    if (date !== this.#lastDate) {
      this.#lastDate = date;
      const [first, last] = ['00:00:00', '23:59:59'].map((each) =>
        offsetOf(known, Date.parse(`${day}T${each}Z`)),
      );
      // Two days of a year have two offsets; there the hour counts.
      this.#lastOffset = first !== undefined && first === last ? first : null;
    }
    return this.#lastOffset ?? offsetOf(known, Date.parse(`${day}T${time}Z`));
  }

  #clockOf(name: string): Intl.DateTimeFormat | string {
    const known = this.#clocks.get(name);
    if (known !== undefined) return known;
    const found = this.#find(name.trim());
    if (this.#clocks.size >= REMEMBERED_MAX) this.#clocks.clear();
    this.#clocks.set(name, found);
    return found;
  }

  #find(name: string): Intl.DateTimeFormat | string {
    const code = name.toUpperCase();
    const fixed = this.#local.get(code) ?? OFFSETS.get(code);
    if (fixed !== undefined) return fixed;
    const [, sign, hours = '', minutes = '00'] = SHIFT.exec(name.replace('\u2212', '-')) ?? [];
    if (sign !== undefined)
      return Number(hours) <= 14 && Number(minutes) <= 59
        ? `${sign}${hours.padStart(2, '0')}:${minutes}`
        : '';
    const zone =
      NAMES.get(name.toLowerCase()) ?? (/^[A-Z][A-Za-z]*(?:\/[A-Za-z0-9_+-]+)+$/.test(name) ? name : '');
    if (zone === '') return '';
    try {
      return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    } catch {
      return ''; // No such zone.
    }
  }
}

/** The offset at a moment of the zone's own clock; where that clock shows the hour twice, the first. */
function offsetOf(clock: Intl.DateTimeFormat, local: number): string {
  if (Number.isNaN(local)) return '';
  const before = shownAt(clock, local - minutesOf(shownAt(clock, local - DAY)) * 60_000);
  return shownAt(clock, local - minutesOf(before) * 60_000);
}
const DAY = 86_400_000;

function shownAt(clock: Intl.DateTimeFormat, instant: number): string {
  const part = clock.formatToParts(instant).find((each) => each.type === 'timeZoneName');
  const shown = part?.value.replace('\u2212', '-').slice('GMT'.length) ?? '';
  return shown === '' ? '+00:00' : shown;
}

const minutesOf = (offset: string): number => {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
};
