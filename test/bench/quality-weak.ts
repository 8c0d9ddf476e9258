/**
 * `node test/bench/quality-weak.ts [--payments N] [--seeds N] [--only WORDS]`: how right matching is where only amount, date and free text exist, on labelled files
 * of several hardnesses, with first-fit greedy on the same files as the yardstick.
 */
import { parseArgs } from 'node:util';
import { matchLeg } from '../../src-main/areas/matching/rules/match-leg.ts';
import { inputOf } from '../support/leg-input.ts';
import { type WeakAsk, type WeakEvidence, weakEvidence, weakLine } from '../support/weak-evidence.ts';

const { values } = parseArgs({
  options: { payments: { type: 'string' }, seeds: { type: 'string' }, only: { type: 'string' } },
});
const payments = Number(values.payments ?? 5000);
const seeds = Number(values.seeds ?? 3);

const HARDNESSES: readonly (readonly [name: string, ask: Omit<WeakAsk, 'seed' | 'payments'>])[] = [
  ['all there', {}],
  ['10 % missing', { missingPercent: 10 }],
  ['10 % missing, alike amounts', { missingPercent: 10, alikePercent: 35 }],
  ['10 % missing, no fees', { missingPercent: 10, equalPercent: 100 }],
  ['10 % missing, Chinese', { missingPercent: 10, tongue: 'chinese' }],
  [
    '10 % missing, Chinese, no fees, alike',
    { missingPercent: 10, tongue: 'chinese', equalPercent: 100, alikePercent: 35 },
  ],
  ['40 % missing', { missingPercent: 40 }],
];

interface Score {
  readonly made: number;
  readonly right: number;
}

/** The first line of the right file, by day, that has the very amount and comes within two weeks. */
function greedy({ left, right, truth }: WeakEvidence): Score {
  const order = [...right.keys()].toSorted((a, b) => (right[a]?.day ?? 0) - (right[b]?.day ?? 0));
  const byAmount = Map.groupBy(order, (at) => right[at]?.minor ?? 0);
  const taken = new Set<number>();
  let made = 0;
  let hits = 0;
  left.forEach((row, at) => {
    const found = (byAmount.get(row.minor) ?? []).find((other) => {
      const lag = (right[other]?.day ?? 0) - row.day;
      return !taken.has(other) && lag >= 0 && lag <= 14;
    });
    if (found === undefined) return;
    taken.add(found);
    made += 1;
    if (truth[at] === found) hits += 1;
  });
  return { made, right: hits };
}

const percent = (share: number, digits: number) => `${(100 * share).toFixed(digits)} %`;
const tell = (...cells: readonly (string | number)[]) =>
  process.stdout.write(`${cells.map((cell, at) => String(cell).padEnd(at === 0 ? 40 : 12)).join('')}\n`);

tell(
  'files',
  'matchable',
  'accepted',
  'wrong',
  'precision',
  'recall',
  'proposed',
  'of it wrong',
  'ambiguous',
  'ms',
  'greedy: p',
  'recall',
);
for (const [name, ask] of HARDNESSES) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const evidence = weakEvidence({ ...ask, seed, payments });
    const input = inputOf('left_right', {
      left: evidence.left.map(weakLine),
      right: evidence.right.map(weakLine),
      asOf: '2026-07-01',
    });
    const began = performance.now();
    const { groups, exceptions } = matchLeg(input);
    const ms = Math.round(performance.now() - began);
    const scores = [0, 1].map((state) => {
      let made = 0;
      let right = 0;
      for (let group = 0; group < groups.count; group += 1) {
        if (groups.state[group] !== state) continue;
        made += 1;
        const one = groups.leftMembers[groups.leftStart[group] ?? 0] ?? 0;
        const isPair = (groups.leftStart[group + 1] ?? 0) - (groups.leftStart[group] ?? 0) === 1;
        if (isPair && evidence.truth[one] === groups.rightMembers[groups.rightStart[group] ?? 0]) right += 1;
      }
      return { made, right };
    });
    const [accepted = { made: 0, right: 0 }, proposed = { made: 0, right: 0 }] = scores;
    const matchable = evidence.truth.filter((place) => place >= 0).length;
    const ambiguous = exceptions
      .filter((each) => each.kind === 'ambiguous')
      .reduce((sum, each) => sum + each.left.length, 0);
    const first = greedy(evidence);
    tell(
      `${name} #${seed}`,
      matchable,
      accepted.made,
      accepted.made - accepted.right,
      percent(accepted.right / Math.max(1, accepted.made), 3),
      percent(accepted.right / matchable, 1),
      proposed.made,
      proposed.made - proposed.right,
      ambiguous,
      ms,
      percent(first.right / Math.max(1, first.made), 1),
      percent(first.right / matchable, 1),
    );
  }
}
