/**
 * Round amounts (整额交易): a merchant whose customers suddenly pay whole hundreds, held against her own share by how unlikely the day would be by chance
 * (a binomial's standard score).
 */
import { entriesWithin } from './day-cells.ts';
import { entriesOf } from './grouped.ts';
import { linesOf, Outcomes, type RuleOf, shareText, sumOf } from './outcomes.ts';
import { runsOf } from './own-history.ts';
import { SALE } from './scene.ts';

interface RoundDay {
  readonly day: number;
  readonly count: number;
  readonly round: number;
}

export const roundAmounts: RuleOf = ({ sales }, rule) => {
  const found = new Outcomes(rule);
  const [countMin, roundMinor] = [found.parameter('countMin'), Math.max(1, found.parameter('roundMinor'))];
  const [historyDays, daysMin] = [found.parameter('historyDays'), found.parameter('daysMin')];
  const leastShare = found.parameter('leastShareBp') / 10_000;
  const isRound = (entry: number) =>
    sales.role[entry] === SALE &&
    (sales.amount[entry] ?? 0) > 0 &&
    (sales.amount[entry] ?? 0) % roundMinor === 0;

  for (const [group, { subject, currency }] of sales.subjects.entries()) {
    const entries = entriesOf(sales, group);
    const days = roundDays(entries, sales.day, (entry) => sales.role[entry] === SALE, isRound);
    let isJudged = false;
    const odd = days.flatMap((each) => {
      if (each.count < countMin) return [];
      const past = days.filter(({ day }) => day < each.day && day >= each.day - historyDays);
      if (past.length < daysMin) return [];
      isJudged = true;
      const all = past.reduce((sum, { count }) => sum + count, 0);
      const own = past.reduce((sum, { round }) => sum + round, 0) / Math.max(1, all);
      const share = Math.min(0.999, Math.max(own, leastShare));
      const score = (each.round - each.count * share) / Math.sqrt(each.count * share * (1 - share));
      const measure = Math.max(0, Math.floor(score * 100));
      return found.counts(measure) ? [{ ...each, measure, own }] : [];
    });
    if (odd.length === 0) found.exit(isJudged || days.length >= daysMin ? 'clear' : 'too_little_history');
    for (const run of runsOf(odd, 1)) {
      const peak = run.reduce((a, b) => (b.measure > a.measure ? b : a));
      const [from, to] = [run[0]?.day ?? 0, run.at(-1)?.day ?? 0];
      const within = entriesWithin(sales, entries, from, to, isRound);
      found.add(peak.measure, {
        ...{ subject, currency, from, to, amount: sumOf(sales, within) },
        facts: {
          count: peak.round,
          of: peak.count,
          share: shareText((peak.round * 10_000) / peak.count),
          usualShare: shareText(peak.own * 10_000),
        },
        lines: linesOf(sales, within),
      });
    }
  }
  return found;
};

function roundDays(
  entries: Uint32Array,
  day: Int32Array,
  isSale: (entry: number) => boolean,
  isRound: (entry: number) => boolean,
): RoundDay[] {
  const days: { day: number; count: number; round: number }[] = [];
  for (const entry of entries) {
    if (!isSale(entry)) continue;
    const on = day[entry] ?? 0;
    const round = isRound(entry) ? 1 : 0;
    const open = days.at(-1);
    if (open?.day === on) {
      open.count += 1;
      open.round += round;
    } else days.push({ day: on, count: 1, round });
  }
  return days;
}
