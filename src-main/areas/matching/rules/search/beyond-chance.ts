/**
 * Do these findings say anything, seen together? Of thousands of sums looked for, each with a small chance of a false hit, some hit: where there are
 * hardly more findings than chance alone would make, they are chance. Files in which money is split and merged show far more.
 */
import type { Finding } from './sum-findings.ts';

/** Bands of coincidences, loosest first: what says nothing together with all others may say something among the surer ones. */
const BANDS = [0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00001, 0.000001];

/**
 * The findings of the loosest band in which chance makes at most so many of them; `expected` has the coincidences of every sum looked for. Questions
 * stay what they are, and so do equal amounts, which are found by counting them and not by searching.
 */
export function beyondChance(
  findings: readonly Finding[],
  expected: readonly number[],
  shareMax: number,
): { readonly kept: readonly Finding[]; readonly dropped: readonly Finding[] } {
  const { judged = [], others = [] } = Object.groupBy(findings, (finding) =>
    finding.solutions === 1 && !isUniform(finding) ? 'judged' : 'others',
  );
  for (const band of BANDS) {
    const kept = judged.filter(({ coincidences }) => coincidences <= band);
    const byChance = expected.reduce((sum, each) => sum + (each <= band ? each : 0), 0);
    if (byChance > kept.length * shareMax) continue;
    const dropped = judged.filter(({ coincidences }) => coincidences > band);
    return { kept: [...kept, ...others], dropped };
  }
  return { kept: others, dropped: judged };
}

const isUniform = ({ left, right }: Finding): boolean => {
  const several = left.length > 1 ? left : right;
  return several.every((item) => item.sum === several[0]?.sum);
};
