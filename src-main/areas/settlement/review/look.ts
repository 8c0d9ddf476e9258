/**
 * What a reviewer looks at: a batch with its list of checks, and the hash over all of it. She signs that hash; it is made again inside the turn in which
 * it is signed and inside the transaction of the last approval, so that nothing else is signed than what was looked at.
 */
import { createHash } from 'node:crypto';
import type { SettlementCheckView } from '../../../../shared/contract/settlement-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { FIGURES } from '../../../../shared/domain/settlement.ts';
import { bytesOf } from '../../../ledger/compress.ts';
import type { ComputedBatch } from '../computed.ts';
import { checkBatch } from '../rules/checks/all.ts';
import type { CheckFacts } from '../rules/checks/check.ts';
import type { SettlementBook, StandingBatch } from '../settlement-book.ts';
import { type Around, aroundNow, factsOf, type LookDeps } from './check-facts.ts';

export interface Looked {
  readonly checks: readonly SettlementCheckView[];
  readonly hash: string;
}
interface Held {
  readonly of: readonly StandingBatch[];
  readonly today: string;
  readonly around: Around;
  readonly looked: WeakMap<StandingBatch, Looked>;
}
/** Good as long as the book's batches are the same ones. */
const kept = new WeakMap<SettlementBook, Held>();

export function look(deps: LookDeps, standing: StandingBatch): Looked {
  const held = heldOf(deps);
  const known = held.looked.get(standing);
  if (known) return known;
  const { signed, decided } = standing;
  const made =
    signed && decided
      ? { checks: decided.body.checks, hash: signed.hash }
      : lookAnew(standing.batch, factsOf(deps, standing, held.around));
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
  const held = { of, today, around: aroundNow(deps, of), looked: new WeakMap<StandingBatch, Looked>() };
  kept.set(deps.book, held);
  return held;
}
