/**
 * What a run and each of its legs rest on, as hashes: the same files, rules, terms and decisions give the same hash, so what was computed from
 * them stands.
 */
import { createHash } from 'node:crypto';
import type { Side } from '../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import type { SettlementTerms } from '../../../shared/domain/settlement-terms.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { bytesOf } from '../../ledger/compress.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { InputDeps } from './leg-input.ts';
import type { LegInput } from './rules/leg-match.ts';
import { importsOfSide, type Pair } from './sides.ts';
import type { LegFacts } from './store.ts';
import { isFeeAsked } from './terms/fee-leg.ts';

/** Raised when the matching makes something else of the same inputs though no rule has a new version. */
const MATCHING_VERSION = 2;

/** What a run rests on, by content: the same files, rules and terms give the same hash whenever and in whatever order they came in. */
export function inputsHash(lines: LineStore, rules: readonly MatchRule[], terms: SettlementTerms): string {
  const hash = createHash('sha256').update(JSON.stringify([rules, ofMatching(terms)]));
  for (const { view } of lines.active())
    hash.update(
      `${view.sourceKind}|${view.file}|${view.sha256}|${view.adapter}|${view.adapterVersion}|${view.counts.added};`,
    );
  return hash.digest('hex');
}

/** Reserves and sharing change no match. */
const ofMatching = ({ days, cycles, fees }: SettlementTerms) => ({ days, cycles, fees });

/** The facts of a leg about to be matched. */
export function factsOf({ lines, terms }: InputDeps, input: LegInput, pair: Pair | null): LegFacts {
  const { leg, rules } = input;
  const asksFee = isFeeAsked(lines, leg);
  const ids = (side: Side) => importsOfSide(lines, leg, side, pair).map((each) => each.id);
  const ofRules = sha256OfJson(rules);
  const ofTerms = sha256OfJson([ofMatching(terms.now()), CHANNELS.filter(asksFee)]);
  return {
    leftImports: pair ? [...pair.left] : ids('left'),
    rightImports: pair ? [...pair.right] : ids('right'),
    inputs: legHash(input, ofRules, ofTerms),
    rules: ofRules,
    terms: ofTerms,
    refused: [...input.rejected].toSorted(),
  };
}

/** All that a leg is matched on. Lines by ledger id: what a line says never changes. */
function legHash(input: LegInput, rules: string, terms: string): string {
  const { leg, left, right, leftTaken, rightTaken, rejected, words, asOfDay } = input;
  const { leftCoverage, rightCoverage } = input;
  const refused = [...rejected].toSorted();
  const rest = [
    MATCHING_VERSION,
    leg,
    rules,
    terms,
    words,
    asOfDay,
    refused,
    leftCoverage,
    rightCoverage,
    input.bank,
  ];
  return createHash('sha256')
    .update(JSON.stringify(rest))
    .update(bytesOf(left.lineId))
    .update(bytesOf(right.lineId))
    .update(leftTaken)
    .update(rightTaken)
    .update(input.rightElsewhere)
    .digest('hex');
}
