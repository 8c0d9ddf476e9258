/**
 * What channels should have charged, line by line, by the house's schedules against what they did: worked out once and kept until lines, matches or terms
 * change or the month is over. The same facts give the same rows, whichever file came first.
 */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { schedulesOf } from '../../../../shared/domain/schedule-pick.ts';
import type { Figure } from '../../../../shared/domain/settlement.ts';
import type { FeeTerms } from '../../../../shared/domain/settlement-terms.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { cutOffOf, settlementDay } from '../../matching/rules/settlement-day.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import { descriptionIn } from '../../statements/rules/packed-line.ts';
import { type BillFile, ownDayOf, readBillFiles } from '../channel/bill-files.ts';
import { sharedParts } from '../channel/shared-parts.ts';
import type { SettlementDeps } from '../deps.ts';
import { KeptFacts } from '../kept-facts.ts';
import type { Members } from '../rules/members.ts';
import { collectFees, type FeeStretch, type FeesOf, nothingCollected } from './rules/collect-fees.ts';
import { takeFeeLines } from './rules/fee-lines.ts';
import { FeeRows, whyIndex } from './rules/fee-rows.ts';
import { FeeSummer } from './rules/judged-fees.ts';
import { judgeMonths } from './rules/month-tiers.ts';
import { judgeRefunds } from './rules/refund-fees.ts';
import { ScheduleFees } from './rules/schedule-fees.ts';
import { judgeTrueUps, saysTrueUp } from './rules/true-ups.ts';

type FeeDeps = Pick<SettlementDeps, 'lines' | 'standing' | 'terms' | 'now'>;

export interface JudgedFees {
  readonly rows: FeeRows;
  /** Rows that carry or are a fee, in their order. */
  readonly shown: Uint32Array;
  /** By id of the line; −1 for lines that carry none. */
  readonly rowOfLine: Int32Array;
}

export class ExpectedFees {
  readonly #deps: FeeDeps;
  readonly #kept = new KeptFacts<JudgedFees>();

  constructor(deps: FeeDeps) {
    this.#deps = deps;
  }

  judged(): JudgedFees {
    const month = chinaDay(this.#deps.now()).slice(0, 7);
    return this.#kept.of(this.#deps, month, () => judgeFees(this.#deps, month));
  }

  /** Rows of a batch's lines, each once and in their order: a payment stands in its sales and, with what it cost, in its fees. */
  rowsOf(members: ReadonlyMap<Figure, Members>): Uint32Array {
    const { rowOfLine } = this.judged();
    const found = new Uint32Array(
      [...members.values()].reduce((sum, { lineIds }) => sum + lineIds.length, 0),
    );
    let count = 0;
    for (const { lineIds } of members.values())
      for (const id of lineIds) {
        const row = rowOfLine[id] ?? -1;
        if (row < 0) continue;
        found[count] = row;
        count += 1;
      }
    const rows = found.subarray(0, count).sort();
    return rows.filter((row, at) => row !== rows[at - 1]);
  }

  /** Charged less expected over a batch's lines; null where no schedule says anything of them. */
  varianceOf(members: ReadonlyMap<Figure, Members>): number | null {
    const { rows } = this.judged();
    const summer = new FeeSummer(rows);
    for (const row of this.rowsOf(members)) summer.add(row);
    return summer.variance();
  }
}

function judgeFees(deps: FeeDeps, thisMonth: string): JudgedFees {
  const { lines, terms } = deps;
  const { files, stories } = readBillFiles(lines);
  const sets = [stories.trade.set, stories.fund.set];
  const bills = files.filter(({ mode }) => mode !== 'beside');
  const rows = new FeeRows(
    sets,
    bills.reduce((sum, { from, to }) => sum + to - from, 0),
  );
  const fees = terms.now().fees;
  const feesOf = keptFees(rows);
  const collected = nothingCollected();
  const stretchOf = stretchMaker(deps, rows, fees);
  for (const file of bills) collectFees(rows, stretchOf(file), collected, feesOf);
  const hasWholeTiers = fees.some(({ schedule }) => schedule.tiers?.kind === 'whole');
  // Beside a trade bill only what the trade bill does not say is asked of the fund bill.
  if (hasWholeTiers || rows.charged.subarray(0, rows.count).some((fee) => Number.isNaN(fee)))
    for (const file of files)
      if (file.mode === 'beside') collectFees(rows, stretchOf(file), collected, feesOf);
  takeShared(rows, sharedParts(lines, files));
  const { ends, fixedOf } = judgeMonths(rows, collected.tiered);
  judgeRefunds(rows, collected.refunds, { fees: feesOf, fixedOf });
  const { isCarried, alone } = takeFeeLines(rows, collected.feeLines);
  const mayMakeGood = hasWholeTiers ? [...collected.adjustments, ...alone] : [];
  const makesGood = mayMakeGood.filter(({ set, position }) =>
    saysTrueUp(lines.parsed(sets[set]?.lineId[position] ?? 0).description),
  );
  judgeTrueUps(rows, ends, makesGood, (month) => month < thisMonth);
  return shownOf(rows, isCarried);
}

/** What a trade bill withholds together with the fee to be shared out is no fee: a batch has it among its splits. */
function takeShared(rows: FeeRows, parts: ReadonlyMap<number, number>): void {
  if (parts.size === 0) return;
  for (let row = 0; row < rows.count; row += 1) {
    const part = rows.set[row] === 0 ? parts.get(rows.position[row] ?? 0) : undefined;
    if (part !== undefined) rows.charged[row] = (rows.charged[row] ?? 0) - part || 0;
  }
}

/** Reads the stretches of files: whose each line is, on which day its schedule holds and on which it is settled. */
function stretchMaker({ lines, standing }: FeeDeps, rows: FeeRows, fees: readonly FeeTerms[]) {
  const owners = new Map<string, { readonly owner: number; readonly cutOff: number | null }>();
  const ownerOf = (channel: Channel, account: string, currency: string) => {
    const key = `${channel}|${currency}|${account}`;
    const of = { channel, account, currency };
    const known = owners.get(key) ?? {
      owner: rows.owners.push({ ...of, schedules: schedulesOf(fees, of) }) - 1,
      cutOff: cutOffOf(standing.cycle({ channel, account })),
    };
    owners.set(key, known);
    return known;
  };
  const withWords = new Set(
    fees.flatMap(({ channel, schedule }) => (schedule.words.length > 0 ? [channel] : [])),
  );
  return (file: BillFile): FeeStretch => {
    const { story, imported, from, to, mode, accountOf } = file;
    const { set } = story;
    const { channel, periodTo } = imported.view;
    const known = new Map<number, ReturnType<typeof ownerOf>>();
    const at = (position: number) => {
      const place =
        (set.account[position] ?? 0) * (set.currencies.length + 1) + (set.currency[position] ?? 0);
      const account = () => accountOf(set.accounts[set.account[position] ?? 0] ?? '');
      const of =
        known.get(place) ?? ownerOf(channel, account(), set.currencies[set.currency[position] ?? 0] ?? '');
      known.set(place, of);
      return of;
    };
    const [lastDay, ownDay] = [parseDay(periodTo) ?? NO_DAY, ownDayOf(file)];
    const dayAt = (position: number) => {
      const day = set.day[position] ?? NO_DAY;
      return day === NO_DAY ? lastDay : day;
    };
    return {
      set: story.name === 'trade' ? 0 : 1,
      mode,
      ownerAt: (position) => at(position).owner,
      dayAt,
      settledAt: (position) =>
        ownDay ?? settlementDay(dayAt(position), set.at[position] ?? Number.NaN, at(position).cutOff),
      eachLine: (visit) => {
        if (!withWords.has(channel))
          for (let position = from; position < to; position += 1) visit(position, noText);
        else
          lines.scan(
            set,
            (position, bytes, first, end) => {
              visit(position, () => descriptionIn(bytes, first, end));
            },
            { from, to },
          );
      },
    };
  };
}

const noText = () => '';

/** The fees of each schedule, by its number. */
function keptFees(rows: FeeRows): FeesOf {
  const kept: ScheduleFees[] = [];
  return (number) => {
    const known = kept[number];
    if (known) return known;
    const terms = rows.terms[number - 1];
    if (!terms) throw new RangeError(`no schedule ${number}`);
    const made = new ScheduleFees(terms.schedule);
    kept[number] = made;
    return made;
  };
}

function shownOf(rows: FeeRows, isCarried: Uint8Array): JudgedFees {
  const shown = new Uint32Array(rows.count);
  let count = 0;
  let last = 0;
  for (let row = 0; row < rows.count; row += 1) {
    if (isCarried[row] === 0) continue;
    shown[count] = row;
    count += 1;
    last = Math.max(last, rows.lineIdOf(row));
  }
  const rowOfLine = new Int32Array(last + 1).fill(-1);
  const isOpen = whyIndex('true_up_open');
  for (const row of shown.subarray(0, count))
    if (rows.why[row] !== isOpen) rowOfLine[rows.lineIdOf(row)] = row;
  return { rows, shown: shown.slice(0, count), rowOfLine };
}
