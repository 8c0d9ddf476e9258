/**
 * What accounts of ours held first (期初余额): the balances files state, and what other files say moved before them. Read only; which file came first
 * does not matter.
 */
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { LineStore } from '../statements/line-store.ts';
import { DIRECTION_IN, DIRECTION_NONE, NO_DAY } from '../statements/rules/line-columns.ts';
import { importsOf, type Stories } from './book-facts.ts';
import { accountOf, bookedDay, type House, placeOf, type Story } from './rules/file-lines.ts';
import type { MovedBefore, StatedBalance } from './rules/opening-units.ts';

/** Balances that files of accounts state: what each opens with, else what it closes with, which is what the day after opens with. */
export function statedBalances(lines: LineStore, { fund, bank }: Stories, house: House): StatedBalance[] {
  return [fund, bank].flatMap((story) =>
    importsOf(lines, story.name === 'fund' ? 'fund_bill' : 'bank').flatMap(({ id, view, balances }) =>
      balances.flatMap((balance): StatedBalance[] => {
        const { account, currency, opening, closing } = balance;
        const first = balance.from || view.periodFrom;
        const last = parseDay(balance.to || view.periodTo);
        const channel = story.name === 'bank' ? 'bank' : view.channel;
        const sub = house.sub(channel, accountOf(story, id, account));
        const of = { place: placeOf(roleOf(story), sub), currency };
        if (currency === '') return [];
        if (opening !== null && first !== '')
          return [{ ...of, from: first, opening, closing, bookedOn: first }];
        if (opening !== null || closing === null || last === null) return [];
        const bookedOn = first || formatDay(last);
        return [{ ...of, from: formatDay(last + 1), opening: closing, closing: null, bookedOn }];
      }),
    ),
  );
}

const roleOf = ({ name }: Story) => (name === 'bank' ? ('bank' as const) : ('channel_balance' as const));

/** Goes over a story's lines only where one of the account is older than its first stated balance. */
export function movedBefore({ fund, bank }: Stories, house: House): MovedBefore {
  const firstDays = new Map<string, number>();
  const each = (story: Story, visit: (key: string, day: number, signed: number) => void) => {
    const { set, files } = story;
    const subs = new Map<number, string>();
    for (let position = 0; position < set.count; position += 1) {
      const file = files[set.fileRank[position] ?? 0];
      const direction = set.direction[position] ?? DIRECTION_NONE;
      const day = set.day[position] ?? NO_DAY;
      if (!file || direction === DIRECTION_NONE || day === NO_DAY) continue;
      const place = (set.fileRank[position] ?? 0) * (set.accounts.length + 1) + (set.account[position] ?? 0);
      const printed = set.accounts[set.account[position] ?? 0] ?? '';
      const sub = subs.get(place) ?? house.sub(file.channel, accountOf(story, file.id, printed));
      subs.set(place, sub);
      const net = set.net[position] ?? 0;
      const currency = set.currencies[set.currency[position] ?? 0] ?? '';
      const on = bookedDay(file, printed, day);
      visit(`${roleOf(story)}|${sub}|${currency}`, on, direction === DIRECTION_IN ? net : -net);
    }
  };
  for (const story of [fund, bank])
    each(story, (key, day) => {
      if (day < (firstDays.get(key) ?? Number.POSITIVE_INFINITY)) firstDays.set(key, day);
    });
  return (place, currency, day) => {
    const key = `${place.role}|${place.sub}|${currency}`;
    if ((firstDays.get(key) ?? day) >= day) return 0;
    let sum = 0;
    each(place.role === 'bank' ? bank : fund, (of, at, signed) => {
      if (of === key && at < day) sum += signed;
    });
    return sum;
  };
}
