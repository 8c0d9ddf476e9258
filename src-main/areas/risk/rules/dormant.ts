/**
 * Long quiet, suddenly busy (休眠后突然活跃). Quiet is only what others of the same source were not: where no files came, nobody is said to have slept.
 */
import { cellsOf, cellsOfList, entriesWithin } from './day-cells.ts';
import type { Subject } from './finding.ts';
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf } from './outcomes.ts';
import type { DayCell } from './own-history.ts';
import { DECLINED, type Moves } from './scene.ts';

export const dormantBusy: RuleOf = ({ sales, flows, payments }, rule) => {
  const found = new Outcomes(rule);
  const [busyDays, countMin, sumMin, seenDaysMin] = [
    found.parameter('busyDays'),
    found.parameter('countMin'),
    found.parameter('sumMinor'),
    found.parameter('seenDaysMin'),
  ];
  const quietMin = rule.bands[0]?.from ?? 0;

  const judge = (
    cells: readonly DayCell[],
    { subject, currency }: { readonly subject: Subject; readonly currency: string },
    seenBetween: (from: number, to: number) => number,
    evidence: (from: number, to: number) => { lines?: readonly number[]; payments?: readonly string[] },
  ) => {
    let isClear = true;
    for (const [place, cell] of cells.entries()) {
      const before = cells[place - 1];
      const quiet = before ? cell.day - before.day : 0;
      if (!before || quiet < quietMin || !found.counts(quiet)) continue;
      const to = cell.day + busyDays - 1;
      let [count, sum] = [0, 0];
      for (let at = place; at < cells.length && (cells[at]?.day ?? 0) <= to; at += 1) {
        count += cells[at]?.count ?? 0;
        sum += cells[at]?.sum ?? 0;
      }
      if (count < countMin && sum < sumMin) continue;
      if (seenBetween(before.day + 1, cell.day - 1) < seenDaysMin) {
        found.exit('not_stated');
        continue;
      }
      isClear = false;
      found.add(quiet, {
        ...{ subject, currency, from: cell.day, to, amount: sum },
        facts: { days: quiet, busyDays, count, amount: moneyText(sum, currency) },
        ...evidence(cell.day, to),
      });
    }
    if (isClear) found.exit('clear');
  };

  for (const moves of [sales, flows]) {
    const seen = seenDays(moves);
    const isLive = (entry: number) => moves.role[entry] !== DECLINED;
    for (const [group, of] of moves.subjects.entries()) {
      if (of.isOwn) continue;
      const entries = entriesOf(moves, group);
      judge(cellsOf(moves, entries, isLive), of, seen, (from, to) => ({
        lines: linesOf(moves, entriesWithin(moves, entries, from, to, isLive)),
      }));
    }
  }
  const live = payments.filter((each) => each.isLive);
  const seen = between(cellsOfList(live).map(({ day }) => day));
  for (const of of Map.groupBy(live, ({ payee, currency }) => `${payee.id} ${currency}`).values()) {
    const [first] = of;
    if (!first) continue;
    judge(cellsOfList(of), { subject: first.payee, currency: first.currency }, seen, (from, to) => ({
      payments: of.filter(({ day }) => day >= from && day <= to).map(({ no }) => no),
    }));
  }
  return found;
};

/** How many days of a span anybody of the source was active on. */
function seenDays({ count, day }: Moves): (from: number, to: number) => number {
  const days = new Set<number>();
  for (let entry = 0; entry < count; entry += 1) days.add(day[entry] ?? 0);
  return between([...days].toSorted((a, b) => a - b));
}

const between =
  (days: readonly number[]) =>
  (from: number, to: number): number =>
    days.filter((day) => day >= from && day <= to).length;
