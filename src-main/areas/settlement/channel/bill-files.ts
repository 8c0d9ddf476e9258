/**
 * The files channels' batches are worked out from: which of them say what was traded, which lie beside, whose each is and which days it covers.
 *
 * The same choice the books make (journal/book-facts.ts): a trade bill where there is one, else the fund bill that is the only file of its account.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { readNames, readStories, type Stories } from '../../journal/book-facts.ts';
import { accountOf, type Story } from '../../journal/rules/file-lines.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { StoredImport } from '../../statements/store.ts';

export interface BillFile {
  readonly story: Story;
  readonly imported: StoredImport;
  /** Places in the story's set, from and behind the last. */
  readonly from: number;
  readonly to: number;
  readonly mode: 'bill' | 'beside' | 'wallet';
  /** The account of ours that an account as printed is, by the number its batches have. */
  readonly accountOf: (printed: string) => string;
  /** The accounts of ours it is of. */
  readonly accounts: readonly string[];
}

/** UnionPay's details are of one day of settlement (清算日), whatever days their trades print. */
const OF_ONE_DAY: readonly string[] = ['unionpay_zm'];

export function readBillFiles(lines: LineStore): {
  readonly files: readonly BillFile[];
  readonly stories: Stories;
} {
  const stories = readStories(lines);
  const { named, clearingOf } = readNames(lines);
  const ofStory = (story: Story): BillFile[] => {
    const ranges = rangesOf(story);
    return lines.importsOfSet(story.set).map((imported, rank) => {
      const { channel } = imported.view;
      const ours = (printed: string) =>
        clearingOf(channel, named(channel, accountOf(story, imported.id, printed)));
      const printed = imported.view.accounts.length > 0 ? imported.view.accounts : [''];
      const isAlone = story.name === 'trade' || story.alone.has(imported.id);
      return {
        story,
        imported,
        from: ranges[rank]?.from ?? 0,
        to: ranges[rank]?.to ?? 0,
        mode: story.wallets.has(imported.id) ? 'wallet' : isAlone ? 'bill' : 'beside',
        accountOf: ours,
        accounts: [...new Set(printed.map(ours))],
      };
    });
  };
  return { files: [...ofStory(stories.trade), ...ofStory(stories.fund)], stories };
}

/** Null of files that are not of one day of settlement. */
export function ownDayOf({ imported: { view } }: BillFile): number | null {
  return OF_ONE_DAY.includes(view.adapter) && view.periodFrom === view.periodTo
    ? parseDay(view.periodFrom)
    : null;
}

/** By channel and account of ours. */
export const accountKeyOf = (channel: Channel, account: string): string => `${channel}|${account}`;

/** Lines of a set are in the order of its files. */
function rangesOf({ set, files }: Story): { from: number; to: number }[] {
  const ranges = files.map(() => ({ from: 0, to: 0 }));
  for (let position = 0; position < set.count; position += 1) {
    const range = ranges[set.fileRank[position] ?? 0];
    if (!range) continue;
    if (range.to === 0) range.from = position;
    range.to = position + 1;
  }
  return ranges;
}
