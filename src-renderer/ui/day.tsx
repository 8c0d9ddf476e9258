/** Days and instants as the file prints them: no conversion to the reader's zone, so that a screen and a file never disagree. */
import classes from './amount.module.css';

/** 'YYYY-MM-DD', or a dash where there is none. */
export function Day({ value }: { readonly value: string }) {
  if (value === '') return <span className={classes.none}>–</span>;
  return (
    <time dateTime={value} className={classes.amount}>
      {value.slice(0, 10)}
    </time>
  );
}

/** '2026-03-01T23:59:58+08:00' → '2026-03-01 23:59:58'; a zone other than China's is said. */
export function Instant({ value }: { readonly value: string }) {
  if (value.length <= 10) return <Day value={value} />;
  return (
    <time dateTime={value} className={classes.amount} title={value}>
      {instantText(value)}
    </time>
  );
}

export function instantText(value: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(value);
  if (!found) return value;
  const zone = found[3] === undefined || found[3] === '+08:00' ? '' : ` ${found[3]}`;
  return `${found[1]} ${found[2]}${zone}`;
}

export function DayRange({ from, to }: { readonly from: string; readonly to: string }) {
  if (from === to || to === '') return <Day value={from} />;
  // The year is said once where it is the same.
  const end = from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : to;
  return (
    <span className={classes.amount}>
      {from} – {end}
    </span>
  );
}

/** An instant of our own clock ('…Z'), in the reader's zone: when something was committed, undone, decided. */
export function OurClock({ value }: { readonly value: string }) {
  return ourClock(value, dayAndTime);
}

/** The same where a sentence holds it. */
export function ourClockText(value: string): string {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? '–' : dayAndTime(at);
}

/** The same without its day, for what was just now. */
export function OurTime({ value }: { readonly value: string }) {
  return ourClock(value, timeOf);
}

const dayAndTime = (at: Date) =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${timeOf(at)}`;
const two = (part: number) => String(part).padStart(2, '0');
const timeOf = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;

function ourClock(value: string, textOf: (at: Date) => string) {
  const at = new Date(value);
  if (value === '' || Number.isNaN(at.getTime())) return <span className={classes.none}>–</span>;
  return (
    <time dateTime={value} className={classes.amount} title={value}>
      {textOf(at)}
    </time>
  );
}
