/**
 * What should arrive at the bank as one movement: a payout, an order, or the net of a settlement batch; matched first by the number the bank
 * quotes, then by an amount that is unique in a window of days.
 */
import { LINE_KINDS, LINE_STATUSES } from '../../../../../shared/domain/statement-line.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import { components } from '../work/components.ts';
import { draftOf } from '../work/drafts.ts';
import { ACCEPTED, type PROPOSED } from '../work/group-list.ts';
import { type Item, type Items, isItemOpen, type LegPlay, lineItem } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { dayOf } from '../work/line-facts.ts';
import { answersFor } from './bank-sharing.ts';
import { namedChannel } from './channel-words.ts';
import { feeNotNetted } from './fee-check.ts';
import { FileDays } from './one-sided.ts';
import { exceptShortByFee } from './short-by-fee.ts';

export interface Unit extends Item {
  /** Hashes of the numbers the bank may quote. */
  readonly numbers: readonly string[];
}

const BANK_ONLY = (['interest', 'fee', 'fee_return'] as const).map((kind) => LINE_KINDS.indexOf(kind));

const PENDING = LINE_STATUSES.indexOf('pending');

/** Bank lines this leg may touch: open, booked and with a movement, no interest and no fees of the bank. */
export function openBankLines(work: LegWork): number[] {
  const positions: number[] = [];
  for (let position = 0; position < work.right.count; position += 1) {
    if (!work.isRightOpen(position)) continue;
    // What a bank announces and has not booked (CAMT PDNG) has not arrived.
    const isBooked = work.right.status[position] !== PENDING;
    if (!isBooked || work.rightSigned(position) === 0 || BANK_ONLY.includes(work.right.kind[position] ?? 0))
      work.leaveRight(position);
    else positions.push(position);
  }
  return positions;
}

function join(
  work: LegWork,
  rule: number,
  state: typeof ACCEPTED | typeof PROPOSED,
  confidence: number,
  units: readonly Unit[],
  banks: readonly number[],
): boolean {
  return work.group(
    rule,
    state,
    confidence,
    units.flatMap((unit) => unit.lines),
    banks,
  );
}

/** Quoted numbers: equal amounts are accepted; a quoted number with another amount is an exception that names both. */
export function matchByNumber(
  work: LegWork,
  rule: number,
  units: readonly Unit[],
  quotes: ReadonlyMap<string, readonly number[]>,
): void {
  const edges: [number, number][] = [];
  units.forEach((unit, index) => {
    for (const number of unit.numbers)
      for (const bank of quotes.get(number) ?? [])
        if (Math.sign(work.rightSigned(bank)) === Math.sign(unit.sum) && work.isRightOpen(bank))
          edges.push([index, bank]);
  });
  for (const part of components(edges)) {
    settleNumber(
      work,
      rule,
      part.left.flatMap((index) => units[index] ?? []),
      part.right,
    );
  }
}

function settleNumber(work: LegWork, rule: number, units: readonly Unit[], banks: readonly number[]): void {
  let restUnits: Unit[] = [];
  let restBanks: number[] = [];
  let isCountUnequal = false;
  const amountOf = (unit: Unit) => `${unit.currency}|${unit.sum}`;
  const bankAmountOf = (bank: number) => `${work.rightCurrency(bank)}|${work.rightSigned(bank)}`;
  for (const amount of [...new Set([...units.map(amountOf), ...banks.map(bankAmountOf)])].sort()) {
    const ofUnits = units.filter((unit) => amountOf(unit) === amount);
    const ofBanks = banks.filter((bank) => bankAmountOf(bank) === amount);
    if (ofUnits.length !== ofBanks.length) {
      restUnits.push(...ofUnits);
      restBanks.push(...ofBanks);
      if (ofUnits.length > 0 && ofBanks.length > 0) isCountUnequal = true;
      continue;
    }
    const lefts = ofUnits.toSorted((a, b) => compareUnits(work, a, b));
    const rights = ofBanks.toSorted((a, b) => compareBanks(work, a, b));
    lefts.forEach((unit, at) => {
      join(work, rule, ACCEPTED, 100, [unit], rights.slice(at, at + 1));
    });
  }
  restUnits = restUnits.filter((unit) => isItemOpen(work, 'left', unit));
  restBanks = restBanks.filter((bank) => work.isRightOpen(bank));
  const [unit] = restUnits;
  const [bank] = restBanks;
  if (!unit || bank === undefined) return;
  const isOneCurrency =
    restUnits.every((each) => each.currency === unit.currency) &&
    restBanks.every((each) => work.rightCurrency(each) === unit.currency);
  const unitSum = restUnits.reduce((sum, each) => sum + each.sum, 0);
  const bankSum = restBanks.reduce((sum, each) => sum + work.rightSigned(each), 0);
  if (isOneCurrency && unitSum === bankSum && join(work, rule, ACCEPTED, 100, restUnits, restBanks)) return;
  const lines = restUnits.flatMap((each) => each.lines);
  if (work.isRefused(lines, restBanks)) return;
  const isSingle = restUnits.length === 1 || restBanks.length === 1;
  const fee = isOneCurrency && isSingle && !isCountUnequal ? feeNotNetted(work, lines) : null;
  if (fee && unitSum - fee.amount === bankSum) {
    work.except(draftOf(work, 'fee_differs', lines, restBanks, { evidence: fee.evidence }));
    return;
  }
  // One number, its full amount more than once: paid twice.
  const isPaidTwice =
    isOneCurrency &&
    restUnits.length === 1 &&
    restBanks.length > 1 &&
    restBanks.every((each) => work.rightSigned(each) === unit.sum);
  const kind = isOneCurrency ? 'amount_differs' : 'currency_differs';
  const manifold = isPaidTwice ? 'duplicate' : 'ambiguous';
  work.except(draftOf(work, isCountUnequal || !isSingle ? manifold : kind, lines, restBanks));
}

/** What a bank leg brings: its units, the bank lines it may touch, and the numbers these quote. */
export function bankPlay(
  work: LegWork,
  units: readonly Unit[],
  banks: readonly number[],
  quotes: ReadonlyMap<string, readonly number[]>,
  finish: () => void,
): LegPlay {
  const shortByFee = () => exceptShortByFee(work, units, banks, (unit) => expectedBy(work, unit));
  return {
    keyed: (rule) => matchByNumber(work, rule.index, units, quotes),
    items: () => openItems(work, units, banks),
    beforeLoose: shortByFee,
    finish: () => {
      shortByFee();
      exceptUnits(work, units);
      finish();
    },
  };
}

const openItems = (work: LegWork, units: readonly Unit[], banks: readonly number[]): Items => ({
  left: units.filter((unit) => isItemOpen(work, 'left', unit)),
  right: banks.filter((bank) => work.isRightOpen(bank)).map((bank) => lineItem(work, 'right', bank)),
});

/** The last day on which an item is still in time: by its channel's cycle, cut-off and grace, counted from the last of its lines. */
export function expectedBy(work: LegWork, unit: Item): number {
  if (unit.day === NO_DAY) return work.input.asOfDay;
  const at = unit.lines.reduce((last, line) => Math.max(last, work.left.at[line] || last), -Infinity);
  return work.input.terms.arrivesBy({ ...unit, at: at === -Infinity ? Number.NaN : at });
}

/**
 * Units that did not arrive: in transit until they are due, after that missing; where no bank statement has any of the days on which
 * they should have arrived, it is the statement that is missing. A statement that ends in between does not excuse what is overdue: many print no period,
 * and their last row is no proof that nothing follows.
 */
export function exceptUnits(work: LegWork, units: readonly Unit[]): void {
  const statements = new FileDays(work.input.rightCoverage, true);
  for (const unit of units) {
    if (!isItemOpen(work, 'left', unit)) continue;
    const expectedByDay = expectedBy(work, unit);
    const isInTime = work.input.asOfDay <= expectedByDay;
    const kind = isInTime
      ? 'timing'
      : isCovered(statements, unit.day, expectedByDay)
        ? 'missing_in_bank'
        : 'missing_file';
    work.except(
      draftOf(work, kind, unit.lines, [], {
        expectedByDay: isInTime ? expectedByDay : null,
        evidence: kind === 'missing_in_bank' ? [] : [{ name: 'absent', value: 'missing_in_bank' }],
      }),
    );
  }
}

/** Is there a statement of any day on which it should have arrived? */
function isCovered(statements: FileDays, from: number, to: number): boolean {
  if (from === NO_DAY) return true;
  for (let day = from; day <= to; day += 1) if (statements.has(0, day)) return true;
  return false;
}

/** Credits nobody asked for are exceptions where this leg answers for them; debits are the business of other legs. */
export function exceptBankRest(work: LegWork): void {
  const { leg, bank: sharing, rightText } = work.input;
  for (let bank = 0; bank < work.right.count; bank += 1) {
    if (!work.isRightOpen(bank)) continue;
    if (work.rightSigned(bank) > 0 && answersFor(sharing, leg, namedChannel(rightText(bank))))
      work.except(draftOf(work, 'unexplained_in_bank', [], [bank]));
    else work.leaveRight(bank);
  }
}

const content = (identity: Uint32Array, position: number) =>
  (identity[2 * position] ?? 0) * 2 ** 20 + ((identity[2 * position + 1] ?? 0) >>> 12);

const compareUnits = (work: LegWork, a: Unit, b: Unit): number => {
  const least = (unit: Unit) =>
    unit.lines.reduce((low, line) => Math.min(low, content(work.left.identity, line)), Infinity);
  return a.day - b.day || least(a) - least(b);
};
const compareBanks = (work: LegWork, a: number, b: number): number =>
  dayOf(work.right, a) - dayOf(work.right, b) ||
  content(work.right.identity, a) - content(work.right.identity, b);
