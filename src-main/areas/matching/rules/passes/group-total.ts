/**
 * All of one channel and account of a settlement day, or of a run of days that settle together (Friday to Sunday, a holiday), net of refunds and
 * fees, against one movement of the other side (group_total).
 *
 * Only a total that fits one movement, which fits no other total, is anything. It is accepted where the bank names the channel too and chance is
 * no explanation; otherwise proposed. A total of one line is a plain amount: amount_window decides about it.
 */
import type { DayWindow } from '../../../../../shared/domain/match-rule.ts';
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import { channelIsNamed } from '../legs/channel-words.ts';
import { grainOf } from '../search/coincidences.ts';
import { type Finding, settleFindings } from '../search/sum-findings.ts';
import { components } from '../work/components.ts';
import { compareItems, type Item, type Items, type RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { isForChannel } from './amount-window.ts';
import { windowOf } from './day-window.ts';

/** The longest stretch of days without settlement, Spring Festival with both its weekends, and a day. */
const RUN_DAYS_MAX = 12;
/** Lines of a group at most. */
const GROUP_LINES_MAX = 100_000;

interface Total {
  /** Put together when asked for: most totals fit nothing. */
  readonly items: readonly Item[];
  readonly first: Item;
  readonly lineCount: number;
  readonly sum: number;
  readonly lastDay: number;
}

export function groupTotal(work: LegWork, rule: RuleAt, items: Items): void {
  const { days, channels } = rule.rule;
  if (!days) return;
  const left = items.left.filter((item) => item.day !== NO_DAY && isForChannel(channels, item));
  const totals = totalsOf(left);
  const right = movementsOf(work, items.right, totals);
  if (right.length === 0) return;
  const byAmount = Map.groupBy(right.keys(), (at) => amountKey(right[at]));
  const arrivals = new Arrivals(work, days, rivalsOf(left, right), totals);
  const edges: [number, number][] = [];
  totals.forEach((total, at) => {
    for (const other of byAmount.get(`${total.first.currency}|${total.sum}`) ?? [])
      if (arrivals.mayArrive(total, right[other]?.day ?? NO_DAY)) edges.push([at, other]);
  });
  const findings: Finding[] = [];
  for (const part of components(edges)) {
    const ones = part.left.flatMap((at) => totals[at] ?? []);
    const others = part.right.flatMap((at) => right[at] ?? []);
    const [one] = ones;
    const [other] = others;
    if (!one || !other) continue;
    // A plain amount that fits too is what amount_window asks about.
    if (ones.some((each) => each.lineCount === 1 || others.some((to) => arrivals.hasRival(each, to))))
      continue;
    const solutions = ones.length * others.length;
    const finding = findingOf(work, one, other, solutions, arrivals.totalsAt(other.day));
    if (ones.length === 1 && one.items.length === 1 && !finding.mayBeAccepted) continue;
    findings.push(
      finding.solutions === 1
        ? finding
        : { ...finding, left: [...new Set(ones.flatMap((each) => each.items))], right: others },
    );
  }
  settleFindings(work, rule, findings);
}

/** Movements of the other side that have the amount of any total: few, however many there are. */
function movementsOf(work: LegWork, items: readonly Item[], totals: readonly Total[]): Item[] {
  const sums = new Set(totals.map(({ sum }) => sum));
  return items
    .filter((item) => item.day !== NO_DAY && item.sum !== 0 && sums.has(item.sum))
    .sort((a, b) => compareItems(work.right, a, b));
}

/** Items that have the amount of one of these movements all by themselves. */
function rivalsOf(items: readonly Item[], movements: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const sums = new Set(movements.map(({ sum }) => sum));
  return Map.groupBy(
    items.filter(({ sum }) => sums.has(sum)),
    amountKey,
  );
}

const amountKey = (item: Item | undefined): string => `${item?.currency}|${item?.sum}`;

function findingOf(work: LegWork, one: Total, other: Item, solutions: number, totals: number): Finding {
  const { channel } = one.first;
  const isNamed = channelIsNamed(channel, work.input.rightText(other.lines[0] ?? 0));
  // Each total is one more sum that the amount may hit: so many, each by the share of one grain in the amount.
  const amounts = one.items.flatMap((item) => linesAmounts(work, item));
  const coincidences = (totals * grainOf(amounts)) / Math.abs(one.sum);
  return {
    left: one.items,
    right: [other],
    solutions: Math.min(9, solutions),
    coincidences,
    isBudgetSpent: false,
    shape: one.items.every((item) => item.day === one.lastDay) ? 'total_of_day' : 'total_of_days',
    tie: isNamed ? { kind: 'channel', said: CHANNELS[channel] ?? 'none' } : null,
    mayBeAccepted: isNamed && solutions === 1,
  };
}

/** What may arrive on which day. */
class Arrivals {
  readonly #windowOf: (item: Item, day: number) => readonly [from: number, to: number];
  readonly #rivals: ReadonlyMap<string, readonly Item[]>;
  /** By last day. */
  readonly #totals: ReadonlyMap<number, readonly Total[]>;
  readonly #counts = new Map<number, number>();

  constructor(
    work: LegWork,
    window: DayWindow,
    rivals: ReadonlyMap<string, readonly Item[]>,
    totals: readonly Total[],
  ) {
    const windows = new Map<string, readonly [number, number]>();
    this.#windowOf = (item, day) => {
      const key = `${day} ${item.isFromRight}`;
      const known = windows.get(key) ?? windowOf(window, { ...item, day }, work.input.isBusinessDay);
      windows.set(key, known);
      return known;
    };
    this.#rivals = rivals;
    this.#totals = Map.groupBy(totals, ({ lastDay }) => lastDay);
  }

  mayArrive({ first, lastDay }: Pick<Total, 'first' | 'lastDay'>, day: number): boolean {
    const [from, to] = this.#windowOf(first, lastDay);
    return day >= from && day <= to;
  }

  /** Another item that has the amount all by itself. */
  hasRival(total: Total, other: Item): boolean {
    const own = total.items.length === 1 ? total.items[0] : null;
    return (this.#rivals.get(amountKey(other)) ?? []).some(
      (item) => item !== own && this.mayArrive({ first: item, lastDay: item.day }, other.day),
    );
  }

  /** How many totals there are that may arrive on a day: so many sums that an amount may hit. */
  totalsAt(day: number): number {
    const known = this.#counts.get(day);
    if (known !== undefined) return known;
    let count = 0;
    for (const totals of this.#totals.values())
      if (totals[0] && this.mayArrive(totals[0], day)) count += totals.length;
    this.#counts.set(day, count);
    return count;
  }
}

const linesAmounts = (work: LegWork, item: Item): number[] =>
  item.lines.map((line) => Math.abs(work.leftSigned(line)));

/** Totals of every day and every run of days, channel by channel and account by account. */
function totalsOf(items: readonly Item[]): Total[] {
  const classOf = (item: Item) => `${item.channel}|${item.account}|${item.currency}|${item.isFromRight}`;
  const classes = Map.groupBy(items, classOf);
  const totals: Total[] = [];
  for (const key of [...classes.keys()].sort()) {
    const days = [...Map.groupBy(classes.get(key) ?? [], (item) => item.day)].sort(([a], [b]) => a - b);
    const ofDay = days.map(([day, own]) => ({ day, own, sum: sumOf(own), lines: countOf(own) }));
    ofDay.forEach((first, at) => {
      const [head] = first.own;
      if (!head) return;
      let sum = 0;
      let lines = 0;
      for (let end = at; end < ofDay.length; end += 1) {
        const last = ofDay[end] ?? first;
        if (last.day - first.day >= RUN_DAYS_MAX) break;
        sum += last.sum;
        lines += last.lines;
        if (lines > GROUP_LINES_MAX) break;
        const run = ofDay.slice(at, end + 1);
        totals.push({
          get items() {
            return run.flatMap(({ own }) => own);
          },
          first: head,
          lineCount: lines,
          sum,
          lastDay: last.day,
        });
      }
    });
  }
  return totals;
}

const sumOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.sum, 0);
const countOf = (items: readonly Item[]): number =>
  items.reduce((count, item) => count + item.lines.length, 0);
