/** What the checks are worked out from: places of the books as the chart and the bound accounts make them out, and what statements say of accounts. */
import type { AccountRole } from '../../../../shared/domain/books.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { Standing } from '../../review/standing.ts';
import { readHouse, readStories } from '../book-facts.ts';
import type { ReportDeps } from '../reports/deps.ts';
import { SubNames } from '../reports/sub-names.ts';
import { accountOf } from '../rules/file-lines.ts';
import type { BookPlace } from './movements.ts';
import type { FundPlace } from './rules/movements.ts';
import type { StatedBalance } from './rules/stated.ts';

export interface FundCheckDeps extends ReportDeps {
  readonly now: () => string;
  readonly standing: Pick<Standing, 'calendar'>;
}

/** Where money of ours is, not only expected. */
const HELD: readonly AccountRole[] = ['bank', 'channel_balance'];

export function fundPlaces({ chart, parties }: ReportDeps, places: readonly BookPlace[]): FundPlace[] {
  const names = new SubNames(parties);
  const held = new Set(HELD.map((role) => chart.codeOf(role)));
  const kinds = new Map(
    chart.all().map(({ code, class: of, subLedger }): [string, FundPlace['kind']] => {
      if (of === 'liability' && subLedger === 'party') return [code, 'party'];
      if (subLedger === 'house') return [code, 'house'];
      return [code, of === 'income' || of === 'expense' ? 'result' : 'other'];
    }),
  );
  return places.map(({ account, sub, currency }) => {
    const kind = kinds.get(account) ?? 'other';
    return {
      sub,
      currency,
      kind,
      isHeld: held.has(account),
      isApart: kind === 'house' && names.isSafeguarded(sub),
    };
  });
}

/**
 * Balances that statements state of accounts kept apart, by the end of the day they are of: what one closes with, else what the next one opens with. Of
 * files that say the same day the last in canonical order speaks.
 */
export function statedApart({ lines, parties }: ReportDeps): StatedBalance[] {
  const names = new SubNames(parties);
  const stories = readStories(lines);
  const house = readHouse(lines, parties, stories);
  const closings = new Map<string, StatedBalance>();
  const openings = new Map<string, StatedBalance>();
  for (const { id, view, balances } of lines.active()) {
    const isBank = view.sourceKind === 'bank';
    if (!isBank && view.sourceKind !== 'fund_bill') continue;
    for (const { account, currency, opening, closing, from, to } of balances) {
      const story = isBank ? stories.bank : stories.fund;
      const sub = house.sub(isBank ? 'bank' : view.channel, accountOf(story, id, account));
      if (currency === '' || !names.isSafeguarded(sub)) continue;
      const keep = (into: Map<string, StatedBalance>, day: number | null, amount: number | null) => {
        if (day !== null && amount !== null)
          into.set(`${day}|${currency}|${sub}`, { sub, currency, day, amount });
      };
      const first = parseDay(from || view.periodFrom);
      keep(closings, parseDay(to || view.periodTo), closing);
      keep(openings, first === null ? null : first - 1, opening);
    }
  }
  // What the first statement of an account opens with is where its books begin: there is nothing before to hold against it.
  const firstClosing = new Map<string, number>();
  for (const { sub, currency, day } of closings.values()) {
    const key = `${currency}|${sub}`;
    firstClosing.set(key, Math.min(day, firstClosing.get(key) ?? day));
  }
  const followed = [...openings].filter(
    ([, { sub, currency, day }]) =>
      day >= (firstClosing.get(`${currency}|${sub}`) ?? Number.POSITIVE_INFINITY),
  );
  return [...new Map([...followed, ...closings]).values()];
}
