/** What checks are told of a batch: gathered from the areas before settlement, a batch's lines looked at once for all of them. */
import { FIGURES, type Figure } from '../../../../shared/domain/settlement.ts';
import { sharingOf } from '../../../../shared/domain/terms-in-force.ts';
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';
import type { CheckFacts } from '../rules/checks/check.ts';
import type { SettlementBook, StandingBatch } from '../settlement-book.ts';
import { BatchHistory } from './batch-history.ts';
import { BookedLines } from './booked-lines.ts';
import { linesOf } from './lines-of.ts';
import { channelBatchOf, moneyOf } from './money.ts';
import { saleAges } from './old-sales.ts';
import { type OpenException, openExceptions } from './open-exceptions.ts';

export type LookDeps = Parameters<typeof moneyOf>[0] &
  Pick<SettlementDeps, 'lines' | 'terms' | 'chart' | 'book'>;

/** What is the same for every batch. */
export interface Around {
  readonly history: BatchHistory;
  readonly exceptions: ReadonlyMap<number, readonly OpenException[]>;
  readonly ageOf: (lineId: number) => number;
}
const booked = new WeakMap<SettlementBook, BookedLines>();

export const aroundNow = ({ standing, lines }: LookDeps, of: readonly StandingBatch[]): Around => ({
  history: new BatchHistory(of),
  exceptions: openExceptions(standing),
  ageOf: saleAges(lines),
});

function bookedOf({ book, ledger, chart }: LookDeps): BookedLines {
  const known = booked.get(book) ?? new BookedLines(ledger, chart);
  booked.set(book, known);
  return known;
}

/** What lines say, and the books know by them: a merchant's reserve is held back by us, and her adjustment is booked by itself. */
const OF_LINES: Readonly<Record<'channel' | 'merchant', readonly Figure[]>> = {
  channel: FIGURES,
  merchant: ['sales', 'refunds', 'fees', 'fees_returned', 'disputes', 'splits'],
};
const YEAR_DAYS = 365;

export function factsOf(deps: LookDeps, standing: StandingBatch, around: Around): CheckFacts {
  const { batch, moved } = standing;
  const { of, members, figures } = batch;
  const ofLines = OF_LINES[of.side];
  const lines = linesOf(batch, ofLines);
  // What a correction takes back is in the books no more; only what came can be looked for there.
  const isPlain = !moved || (moved.gone === 0 && moved.changed === 0);
  const { posted, amount } = bookedOf(deps).of(isPlain ? lines : [], of.side);
  const oldRefunds = { count: 0, amount: 0 };
  const refunds = members.get('refunds');
  for (const [at, id] of refunds?.lineIds.entries() ?? []) {
    if (around.ageOf(id) <= YEAR_DAYS) continue;
    oldRefunds.count += 1;
    oldRefunds.amount -= refunds?.amounts[at] ?? 0;
  }
  const sharing = of.side === 'channel' ? sharingOf(deps.terms.now(), of) : null;
  return {
    batch: {
      ...{ side: of.side, currency: of.currency, correction: of.correction, from: batch.from, to: batch.to },
      ...{
        dueDay: batch.dueDay,
        isComplete: batch.isComplete,
        opening: batch.opening,
        figures,
        net: batch.net,
      },
      owed: channelBatchOf(deps, batch)?.owed ?? batch.net,
      money: moneyOf(deps, standing),
      addsUp: ofLines.every(
        (figure) => linesSumOf(batch, figure) + (batch.apart?.[figure] ?? 0) === figures[figure],
      ),
      batchNet: batch.batch?.net ?? null,
      fundNet: batch.fund?.net ?? null,
      bankNet: batch.bank?.net ?? null,
      feeVariance: batch.feeVariance,
      moved: of.correction > 0 ? moved : null,
    },
    booked: {
      lines: isPlain ? lines.length : 0,
      posted,
      amount,
      expected: ofLines.reduce((sum, figure) => sum + linesSumOf(batch, figure), 0),
    },
    exceptions: exceptionsIn(linesOf(batch), around.exceptions),
    oldRefunds,
    payees: of.side === 'merchant' ? payeesOf(deps, of.partyId, around.history.signedAt(batch)) : null,
    history: around.history.sameWeekdays(batch),
    negativeSince: around.history.negativeSince(batch),
    overtaken: around.history.overtaken(batch),
    sharing,
    lateSplits: sharing
      ? [...(members.get('splits')?.lineIds ?? [])].filter((id) => around.ageOf(id) > sharing.releaseDays)
          .length
      : 0,
    reserveExpected: reserveExpected(deps, batch),
  };
}

/** What a channel should hold back of it by the terms; a merchant's is held by us, by her agreement itself. */
function reserveExpected(deps: LookDeps, batch: ComputedBatch): number | null {
  const ofChannel = channelBatchOf(deps, batch);
  return ofChannel && (deps.channel.facts().reserves.get(batch.owner)?.heldOf(ofChannel) ?? null);
}

const linesSumOf = ({ members }: ComputedBatch, figure: Figure): number =>
  members.get(figure)?.amounts.reduce((sum, each) => sum + each, 0) ?? 0;

function exceptionsIn(
  lines: Uint32Array,
  open: ReadonlyMap<number, readonly OpenException[]>,
): CheckFacts['exceptions'] {
  const found = new Set<OpenException>();
  if (open.size > 0) for (const id of lines) for (const exception of open.get(id) ?? []) found.add(exception);
  const all = [...found];
  return {
    count: all.length,
    amount: all.reduce((sum, { amount }) => sum + amount, 0),
    breaks: all.filter(({ isBreak }) => isBreak).length,
  };
}

function payeesOf({ parties, now }: LookDeps, partyId: string, since: string): CheckFacts['payees'] {
  const paidTo = parties.accountsOf(partyId).filter(({ purpose }) => purpose === 'pay' || purpose === 'both');
  return {
    changed: since === '' ? 0 : paidTo.filter(({ at }) => at > since).length,
    coolingOff: paidTo.filter((account) => parties.coolsOffAt(account, now()) !== '').length,
  };
}
