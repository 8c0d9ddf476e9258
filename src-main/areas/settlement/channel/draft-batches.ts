/** Lines of channels' files as the rules put them into batches. */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { type Channel, LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import { cutOffOf } from '../../matching/rules/settlement-day.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { type BillFile, ownDayOf } from './bill-files.ts';
import type { ChannelDeps } from './channel-book.ts';
import { type Settled, settledLines } from './rules/settled-lines.ts';
import { sharedParts } from './shared-parts.ts';
import { readTold } from './told-lines.ts';

const CHARGEBACK = LINE_KINDS.indexOf('chargeback');

export function draftBatches(
  { lines, standing }: Pick<ChannelDeps, 'lines' | 'standing'>,
  files: readonly BillFile[],
): Settled {
  const told = new Map<LineSet, ReturnType<typeof readTold>>();
  for (const { story } of files) if (!told.has(story.set)) told.set(story.set, readTold(lines, story.set));
  const shared = sharedParts(lines, files);
  const view = standing.legs().includes('trade_fund') ? standing.view('trade_fund') : null;
  const tradeChargebacks = channelsOfChargebacks(files);
  return settledLines(
    files
      .filter(({ from, to }) => to > from)
      .map((file) => {
        const { channel, periodTo } = file.imported.view;
        const { set } = file.story;
        const says = told.get(set);
        return {
          set,
          from: file.from,
          to: file.to,
          channel,
          mode: file.mode,
          isTrade: file.story.name === 'trade',
          accountOf: file.accountOf,
          cutOffOf: (account) => cutOffOf(standing.cycle({ channel, account })),
          ownDay: ownDayOf(file),
          lastDay: parseDay(periodTo),
          hasTradeChargebacks: tradeChargebacks.has(channel),
          told: (position) => says?.get(position) ?? '',
          sharedOf: (position) => (file.story.name === 'trade' ? (shared.get(position) ?? 0) : 0),
          isTraded: (position) => (view?.partnerOf('right', set.lineId[position] ?? 0) ?? 0) !== 0,
        };
      }),
  );
}

/** Channels whose trade bills say chargebacks: their fund bills say them once more. */
function channelsOfChargebacks(files: readonly BillFile[]): ReadonlySet<Channel> {
  const channels = new Set<Channel>();
  for (const { story, from, to, imported } of files)
    if (story.name === 'trade' && story.set.kind.subarray(from, to).includes(CHARGEBACK))
      channels.add(imported.view.channel);
  return channels;
}
