/**
 * What a reviewer looks at: a batch with its list of checks, and the hash over all of it. She signs that hash; it is made again inside the turn in which
 * it is signed and inside the transaction of the last approval, so that nothing else is signed than what was looked at.
 */
import { createHash } from 'node:crypto';
import type { SettlementCheckView } from '../../../../shared/contract/settlement-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { FIGURES, type Figure } from '../../../../shared/domain/settlement.ts';
import { sharingOf } from '../../../../shared/domain/terms-in-force.ts';
import { bytesOf } from '../../../ledger/compress.ts';
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';
import { checkBatch } from '../rules/checks/all.ts';
import type { CheckFacts } from '../rules/checks/check.ts';
import type { SettlementBook, StandingBatch } from '../settlement-book.ts';
import { BatchHistory } from './batch-history.ts';
import { BookedLines } from './booked-lines.ts';
import { channelBatchOf, moneyOf } from './money.ts';
import { saleAges } from './old-sales.ts';
import { type OpenException, openExceptions } from './open-exceptions.ts';

export interface Looked {
  readonly checks: readonly SettlementCheckView[];
  readonly hash: string;
}
type LookDeps = Parameters<typeof moneyOf>[0] & Pick<SettlementDeps, 'lines' | 'terms' | 'chart' | 'book'>;

interface Held {
  readonly of: readonly StandingBatch[];
  readonly today: string;
  readonly history: BatchHistory;
  readonly exceptions: ReadonlyMap<number, OpenException>;
  readonly ageOf: (lineId: number) => number;
  readonly looked: WeakMap<StandingBatch, Looked>;
}
/** Good as long as the book's batches are the same ones. */
const kept = new WeakMap<SettlementBook, Held>();
const booked = new WeakMap<SettlementBook, BookedLines>();

export function look(deps: LookDeps, standing: StandingBatch): Looked {
  const held = heldOf(deps);
  const known = held.looked.get(standing);
  if (known) return known;
  const { signed, decided } = standing;
  const made =
    signed && decided
      ? { checks: decided.body.checks, hash: signed.hash }
      : lookAnew(standing.batch, factsOf(deps, standing, held));
  held.looked.set(standing, made);
  return made;
}

function lookAnew(batch: ComputedBatch, facts: CheckFacts): Looked {
  const checks = checkBatch(facts);
  const stops = checks.filter(({ outcome }) => outcome === 'stop').map(({ name }) => name);
  return { checks, hash: hashOf(batch, stops) };
}

/** Over its figures and every line of it, and what stops it. */
function hashOf(
  { key, from, to, opening, figures, net, members, adjustmentIds = [] }: ComputedBatch,
  stops: readonly string[],
): string {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([key, from, to, opening, FIGURES.map((each) => figures[each]), net, adjustmentIds, stops]),
  );
  for (const figure of FIGURES) {
    const of = members.get(figure);
    if (!of || of.lineIds.length === 0) continue;
    hash.update(`${figure} ${of.lineIds.length}\n`);
    hash.update(bytesOf(of.lineIds));
    hash.update(bytesOf(of.amounts));
  }
  return hash.digest('hex');
}

function heldOf(deps: LookDeps): Held {
  const of = deps.book.standing();
  const today = chinaDay(deps.now());
  const known = kept.get(deps.book);
  if (known?.of === of && known.today === today) return known;
  const held = {
    ...{ of, today, history: new BatchHistory(of), exceptions: openExceptions(deps.standing) },
    ...{ ageOf: saleAges(deps.lines), looked: new WeakMap<StandingBatch, Looked>() },
  };
  kept.set(deps.book, held);
  return held;
}

function bookedOf({ book, ledger, chart }: LookDeps): BookedLines {
  const known = booked.get(book) ?? new BookedLines(ledger, chart);
  booked.set(book, known);
  return known;
}

/** What the books know by lines: a reserve is held back, and an adjustment is booked by itself. */
const BOOKED: Readonly<Record<'channel' | 'merchant', readonly Figure[]>> = {
  channel: FIGURES,
  merchant: ['sales', 'refunds', 'fees', 'fees_returned', 'disputes', 'splits'],
};
const YEAR_DAYS = 365;

function factsOf(deps: LookDeps, standing: StandingBatch, held: Held): CheckFacts {
  const { batch, moved } = standing;
  const { of, members, figures } = batch;
  const ofBooks = BOOKED[of.side];
  const lines = linesOf(batch, ofBooks);
  // What a correction takes back is in the books no more; only what came can be looked for there.
  const isPlain = !moved || (moved.gone === 0 && moved.changed === 0);
  const { posted, amount } = bookedOf(deps).of(isPlain ? lines : [], of.side);
  const oldRefunds = { count: 0, amount: 0 };
  const refunds = members.get('refunds');
  for (const [at, id] of refunds?.lineIds.entries() ?? []) {
    if (held.ageOf(id) <= YEAR_DAYS) continue;
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
      addsUp: FIGURES.every(
        (figure) => sumOf(batch, figure) === null || sumOf(batch, figure) === figures[figure],
      ),
      batchNet: batch.batch?.net ?? null,
      fundNet: batch.fund?.net ?? null,
      bankNet: batch.bank?.net ?? null,
      feeVariance: batch.feeVariance,
      moved: of.correction > 0 ? moved : null,
    },
    booked: {
      lines: isPlain ? lines.size : 0,
      posted,
      amount,
      expected: ofBooks.reduce((sum, figure) => sum + (sumOf(batch, figure) ?? 0), 0),
    },
    exceptions: exceptionsIn(linesOf(batch), held.exceptions),
    oldRefunds,
    payees: of.side === 'merchant' ? payeesOf(deps, of.partyId, held.history.signedAt(batch)) : null,
    history: held.history.sameWeekdays(batch),
    negativeSince: held.history.negativeSince(batch),
    overtaken: held.history.overtaken(batch),
    sharing,
    lateSplits: sharing
      ? [...(members.get('splits')?.lineIds ?? [])].filter((id) => held.ageOf(id) > sharing.releaseDays)
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

/** Null where it has no lines. */
function sumOf({ members, apart }: ComputedBatch, figure: Figure): number | null {
  const of = members.get(figure);
  return of ? of.amounts.reduce((sum, each) => sum + each, apart?.[figure] ?? 0) : null;
}

/** Each once: a payment stands in the sales and, with what it cost, in the fees. */
export function linesOf(
  { members }: ComputedBatch,
  figures: readonly Figure[] = FIGURES,
): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const figure of figures) for (const id of members.get(figure)?.lineIds ?? []) ids.add(id);
  return ids;
}

function exceptionsIn(
  lines: ReadonlySet<number>,
  open: ReadonlyMap<number, OpenException>,
): CheckFacts['exceptions'] {
  const found = new Set<OpenException>();
  // The shorter way round.
  if (open.size < lines.size) {
    for (const [id, exception] of open) if (lines.has(id)) found.add(exception);
  } else
    for (const id of lines) {
      const exception = open.get(id);
      if (exception) found.add(exception);
    }
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
