/**
 * What the fund bill beside a trade bill moved for each batch: movements matched with its trades, and those matched with none by their own day; fees
 * with them. Payouts and other moves of our own are no part of it.
 */
import { placesOf } from '../../matching/rules/carry/places.ts';
import { cutOffOf, settlementDay } from '../../matching/rules/settlement-day.ts';
import { DIRECTION_IN, DIRECTION_NONE, NO_DAY } from '../../statements/rules/line-columns.ts';
import type { BillFile, readBillFiles } from './bill-files.ts';
import type { ChannelDeps } from './channel-book.ts';
import { FIGURE_OF_KIND, NO_FIGURE } from './rules/figure-of-line.ts';
import type { Settled } from './rules/settled-lines.ts';

export interface FundNet {
  net: number;
  /** The first of them: a day may have a million. */
  readonly lineIds: number[];
}

const SHOWN_MAX = 100;

/** By batch; none of batches no movement is of. */
export function fundNets(
  { standing }: Pick<ChannelDeps, 'standing'>,
  { files, stories }: ReturnType<typeof readBillFiles>,
  settled: Settled,
): ReadonlyMap<number, FundNet> {
  const found = new Map<number, FundNet>();
  const { set } = stories.fund;
  const own = settled.batchOf.get(set);
  const trades = settled.batchOf.get(stories.trade.set);
  const places = placesOf(stories.trade.set);
  const view = standing.legs().includes('trade_fund') ? standing.view('trade_fund') : null;
  const batchOfTrade = (line: number): number => {
    const trade = view?.partnerOf('right', line) ?? 0;
    return (trades?.[(places[trade] ?? 0) - 1] ?? 0) - 1;
  };
  for (const file of files.filter(({ mode, from, to }) => mode === 'beside' && to > from).toSorted(byLines)) {
    const dayBatch = batchOfDay(standing, settled, file);
    for (let position = file.from; position < file.to; position += 1) {
      const direction = set.direction[position] ?? DIRECTION_NONE;
      const counted = (own?.[position] ?? 0) - 1;
      if (direction === DIRECTION_NONE) continue;
      if (counted < 0 && FIGURE_OF_KIND[set.kind[position] ?? 0] === NO_FIGURE) continue;
      const lineId = set.lineId[position] ?? 0;
      const matched = counted < 0 ? batchOfTrade(lineId) : counted;
      const batch = matched < 0 ? dayBatch(position) : matched;
      if (batch < 0) continue;
      const net = set.net[position] ?? 0;
      const sum = found.get(batch) ?? { net: 0, lineIds: [] };
      found.set(batch, sum);
      sum.net += direction === DIRECTION_IN ? net : -net;
      if (sum.lineIds.length < SHOWN_MAX) sum.lineIds.push(lineId);
    }
  }
  return found;
}

const byLines = (a: BillFile, b: BillFile): number => a.imported.firstLineId - b.imported.firstLineId;

/** The batch of a movement's own day, by its position. */
function batchOfDay(
  standing: ChannelDeps['standing'],
  settled: Settled,
  { story: { set }, imported, accountOf }: BillFile,
): (position: number) => number {
  const { channel } = imported.view;
  const owners = new Map<number, { readonly owner: number; readonly cutOff: number | null }>();
  return (position) => {
    const place = (set.account[position] ?? 0) * (set.currencies.length + 1) + (set.currency[position] ?? 0);
    const known = owners.get(place) ?? ownerOf();
    owners.set(place, known);
    const day = set.day[position] ?? NO_DAY;
    if (known.owner < 0 || day === NO_DAY) return -1;
    return settled.batchOfDay(known.owner, settlementDay(day, set.at[position] ?? Number.NaN, known.cutOff));

    function ownerOf() {
      const account = accountOf(set.accounts[set.account[position] ?? 0] ?? '');
      const currency = set.currencies[set.currency[position] ?? 0] ?? '';
      const owner = settled.owners.findIndex(
        (each) => each.channel === channel && each.account === account && each.currency === currency,
      );
      return { owner, cutOff: cutOffOf(standing.cycle({ channel, account })) };
    }
  };
}
