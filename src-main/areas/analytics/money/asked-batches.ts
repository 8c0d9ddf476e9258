/**
 * Channels' settlement batches of a range, by their last day: what the waterfall and the flow rest on, so that both tie to settlement. Corrections count
 * as batches of their own.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { FIGURES, type Figure } from '../../../../shared/domain/settlement.ts';
import { accountKeyOf } from '../../settlement/channel/bill-files.ts';
import type { ComputedBatch } from '../../settlement/computed.ts';
import { isAsked } from '../accounts/asked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { BehindLines, behindAll, behindThings } from '../rules/behind.ts';
import type { Asked, Behind, BehindThing } from '../rules/found.ts';

type OfChannel = Extract<ComputedBatch['of'], { readonly side: 'channel' }>;
export interface AskedBatch {
  readonly of: OfChannel;
  readonly batch: ComputedBatch;
}

export function askedBatches(deps: AnalyticsDeps, asked: Asked): readonly AskedBatch[] {
  const { bills } = deps.channel.facts();
  const known = new Map<string, boolean>();
  const isOwnerAsked = ({ channel, account }: OfChannel): boolean => {
    const key = accountKeyOf(channel, account);
    const is = known.get(key) ?? isAsked(deps, asked, channel, [account, ...(bills.get(key)?.printed ?? [])]);
    known.set(key, is);
    return is;
  };
  return deps.book.standing().flatMap(({ batch }) => {
    const { of } = batch;
    if (of.side !== 'channel' || (asked.currency !== '' && of.currency !== asked.currency)) return [];
    const day = parseDay(batch.to);
    const isIn = day !== null && day >= asked.from && day <= asked.to;
    return isIn && isOwnerAsked(of) ? [{ of, batch }] : [];
  });
}

/** What it adds: its net without what it opened with. */
export const addedBy = ({ figures }: ComputedBatch): number =>
  FIGURES.reduce((sum, figure) => sum + figures[figure], 0);

export const batchThing = ({ of, batch }: AskedBatch, amount: number): BehindThing => ({
  what: 'batch',
  key: batch.key,
  day: batch.to,
  title: [of.account, batch.channelBatchNo || of.part].filter((each) => each !== '').join(' · '),
  count: 1,
  amount,
});

/** What a figure holds beside its lines. */
export const apartOf = ({ apart }: ComputedBatch, figure: Figure): number => apart?.[figure] ?? 0;

/** `sense` −1: by what figures take off. */
type Sense = 1 | -1;

export const behindFigures = (
  batches: readonly AskedBatch[],
  figures: readonly Figure[],
  sense: Sense = 1,
): Behind => behindAll([figureLines(batches, figures, sense), apartFromLines(batches, figures, sense)]);

export function figureLines(
  batches: readonly AskedBatch[],
  figures: readonly Figure[],
  sense: Sense = 1,
  isWanted: (lineId: number) => boolean = () => true,
): Behind {
  const found = new BehindLines();
  for (const { batch } of batches)
    for (const figure of figures) {
      const members = batch.members.get(figure);
      for (const [at, lineId] of members?.lineIds.entries() ?? [])
        if (isWanted(lineId)) found.add(lineId, sense * (members?.amounts[at] ?? 0));
    }
  return found.behind();
}

export function apartFromLines(
  batches: readonly AskedBatch[],
  figures: readonly Figure[],
  sense: Sense = 1,
): Behind {
  return behindThings(
    batches.flatMap((each) =>
      figures.flatMap((figure) => {
        const amount = apartOf(each.batch, figure);
        return amount === 0 ? [] : [batchThing(each, sense * amount)];
      }),
    ),
  );
}
