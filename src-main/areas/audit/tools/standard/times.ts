/** Tests over days and hours: cut-off (截止), nights, weekends and holidays, back-dated (倒签), reversals after the end of a period, payees long silent. */
import { chinaDayNumber } from '../../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../../shared/domain/dates.ts';
import { isBusinessDayInChina } from '../../../../platform/business-days.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import { byDay } from '../rules/drawn.ts';
import { hitsAt, NOT_OF_POPULATION, placesWhere, type StandardTest } from './run.ts';

const monthOf = (day: number): string => formatDay(day).slice(0, 7);
/** The first day of the month after; kept, for a million lines share some months. */
const monthEnds = new Map<number, { readonly from: number; readonly to: number }>();

function monthAround(day: number): { readonly from: number; readonly to: number } {
  const known = monthEnds.get(day);
  if (known) return known;
  const text = formatDay(day);
  const from = day - Number(text.slice(8)) + 1;
  let to = from + 28;
  while (monthOf(to) === monthOf(from)) to += 1;
  const made = { from, to: to - 1 };
  monthEnds.set(day, made);
  return made;
}

/** Happened in one month and stands in another, with either day near the turn of it. */
export const cutOff: StandardTest = (rows, { days = 0 }) => {
  if (!rows.bookedDay) return NOT_OF_POPULATION;
  const isNear = (day: number) => {
    if (day === NO_DAY) return false;
    const { from, to } = monthAround(day);
    return day - from < days || to - day < days;
  };
  const wanted = new Uint8Array(rows.count);
  for (let place = 0; place < rows.count; place += 1)
    wanted[place] = isNear(rows.day[place] ?? NO_DAY) ? 1 : 0;
  const booked = rows.bookedDay(wanted);
  const places = placesWhere(rows, (place) => {
    const [day, on] = [rows.day[place] ?? NO_DAY, booked[place] ?? NO_DAY];
    return (
      wanted[place] === 1 && on !== NO_DAY && on !== day && monthAround(on).from !== monthAround(day).from
    );
  });
  return hitsAt(rows, places, (place) => {
    const [day, on] = [rows.day[place] ?? 0, booked[place] ?? 0];
    return { day: formatDay(day), booked: formatDay(on), days: Math.abs(on - day) };
  });
};

/** What happened at an hour or on a day when nobody should be there. Where the hour is not said the day alone counts. */
export const weekendNight: StandardTest = (rows, { from_hour: from = 0, to_hour: to = 0 }) => {
  const { moment } = rows;
  if (!moment) return NOT_OF_POPULATION;
  const isEntered = rows.manual !== null;
  const hourOf = (at: number) => Math.floor(((((at + 8 * 3600) % 86_400) + 86_400) % 86_400) / 3600);
  const isNight = (hour: number) => (from <= to ? hour >= from && hour < to : hour >= from || hour < to);
  const dayOf = (place: number) => {
    const at = moment[place] ?? Number.NaN;
    return Number.isNaN(at) ? (rows.day[place] ?? NO_DAY) : chinaDayNumber(at);
  };
  const whyOf = (place: number): '' | 'night' | 'day_off' => {
    const at = moment[place] ?? Number.NaN;
    // Of entries only those by persons have a moment at all.
    if (isEntered && Number.isNaN(at)) return '';
    const day = dayOf(place);
    if (day !== NO_DAY && !isBusinessDayInChina(day)) return 'day_off';
    return !Number.isNaN(at) && isNight(hourOf(at)) ? 'night' : '';
  };
  const isTrade = rows.scope.population === 'lines_trade' || rows.scope.population === 'lines_orders';
  return hitsAt(
    rows,
    placesWhere(rows, (place) => whyOf(place) !== ''),
    (place) => {
      const at = moment[place] ?? Number.NaN;
      return {
        why: whyOf(place),
        on: formatDay(dayOf(place)),
        hour: Number.isNaN(at) ? '' : `${String(hourOf(at)).padStart(2, '0')}:00`,
      };
    },
    isTrade ? ['trade_any_hour'] : [],
  );
};

/** Entered on a later day than it says of itself. */
export const backDated: StandardTest = (rows, { days = 0 }) => {
  const { recorded, manual, reverses } = rows;
  if (!recorded) return NOT_OF_POPULATION;
  const late = (place: number) => {
    const [at, day] = [recorded[place] ?? Number.NaN, rows.day[place] ?? NO_DAY];
    if (Number.isNaN(at) || day === NO_DAY) return 0;
    // A rule posts facts of old days whenever their file comes: of entries those by persons are meant.
    if (manual && manual[place] !== 1 && (reverses?.[place] ?? NO_DAY) === NO_DAY) return 0;
    return chinaDayNumber(at) - day;
  };
  return hitsAt(
    rows,
    placesWhere(rows, (place) => late(place) > days),
    (place) => ({
      day: formatDay(rows.day[place] ?? 0),
      recorded: formatDay(chinaDayNumber(recorded[place] ?? 0)),
      days: late(place),
    }),
  );
};

/** Undone in a later month than it stood in, within some days of that month's end. */
export const reversalsAfterEnd: StandardTest = (rows, { days = 0 }) => {
  const { reverses } = rows;
  if (!reverses) return NOT_OF_POPULATION;
  const after = (place: number) => {
    const [of, day] = [reverses[place] ?? NO_DAY, rows.day[place] ?? NO_DAY];
    return of === NO_DAY || day === NO_DAY ? 0 : day - monthAround(of).to;
  };
  return hitsAt(
    rows,
    placesWhere(rows, (place) => after(place) > 0 && after(place) <= days),
    (place) => ({
      day: formatDay(rows.day[place] ?? 0),
      of: formatDay(reverses[place] ?? 0),
      days: after(place),
    }),
  );
};

/** A payee paid again after a long silence. */
export const dormantPayee: StandardTest = (rows, { days = 0 }) => {
  if (!rows.payee) return NOT_OF_POPULATION;
  const hashes = rows.payee(new Uint8Array(rows.count).fill(1));
  const lastOf = new Map<number, number>();
  const silent = new Map<number, number>();
  for (const place of byDay(rows.count, rows.day)) {
    const [high, low, day] = [hashes[2 * place] ?? 0, hashes[2 * place + 1] ?? 0, rows.day[place] ?? NO_DAY];
    if ((high === 0 && low === 0) || day === NO_DAY) continue;
    // 53 bits of the hash: exact as a number, and no two payees of a house are likely to share them.
    const payee = (high >>> 11) * 2 ** 32 + low;
    const last = lastOf.get(payee);
    if (last !== undefined && day - last > days) silent.set(place, last);
    lastOf.set(payee, day);
  }
  const places = [...silent.keys()].toSorted((a, b) => a - b);
  return hitsAt(rows, places, (place) => {
    const last = silent.get(place) ?? 0;
    return { last: formatDay(last), days: (rows.day[place] ?? 0) - last };
  });
};
