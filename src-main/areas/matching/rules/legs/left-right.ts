/**
 * Any two files of one kind against each other (左 ↔ 右).
 *
 * Exact keys: the channel's transaction number and kind; merchant order number and kind; the bank's reference. Two files may tell the story from opposite ends (what one pays the other receives): what most
 * lines with a common number say decides for the whole.
 */
import type { ExceptionKind, Side } from '../../../../../shared/domain/leg.ts';
import type { KeyField } from '../../../../../shared/domain/match-rule.ts';
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import { byKeys, idsOf } from '../work/by-keys.ts';
import { draftOf } from '../work/drafts.ts';
import { type LegPlay, lineItems } from '../work/items.ts';
import { forEachClass, Join, pickIds } from '../work/join.ts';
import type { LegWork } from '../work/leg-work.ts';
import { dayOf, isIdle } from '../work/line-facts.ts';
import { exceptOneSided, FileDays } from './one-sided.ts';
import { settleClass } from './settle-class.ts';

const BANK = CHANNELS.indexOf('bank');

const KEYED: Readonly<Record<string, KeyField>> = {
  left_right_by_transaction: 'transaction_id',
  left_right_by_order_no: 'order_no',
  left_right_by_reference: 'bank_reference',
};

export function playLeftRight(work: LegWork): LegPlay {
  work.turn = turnOf(work);
  return {
    keyed: ({ index, rule }) => {
      const field = KEYED[rule.id];
      if (field === undefined) byKeys(rule)(work, index);
      else byNumber(work, index, field);
    },
    items: () => lineItems(work, (set, position) => !isIdle(set, position)),
    finish: () => exceptRest(work),
  };
}

/** Lines with a common number: do they mostly move the same way, or opposite ways? */
function turnOf(work: LegWork): 1 | -1 {
  let votes = 0;
  for (const [ones, others] of [
    [work.left.transactionId, work.right.transactionId],
    [work.left.orderNo, work.right.orderNo],
  ] as const) {
    const join = new Join(ones, others);
    for (let one = 0; one < join.leftCount; one += 1) {
      if (!join.opensClass(one)) continue;
      const other = join.firstRight(one);
      if (join.nextLeft(one) >= 0 || join.nextRight(other) >= 0) continue;
      votes += Math.sign(work.leftSigned(one) * work.rightSigned(other));
    }
  }
  if (votes !== 0) return votes > 0 ? 1 : -1;
  return votesByAmount(work) >= 0 ? 1 : -1;
}

/**
 * Without common numbers: files that know one direction each say it themselves; else amounts that are there once on both sides, on one day or,
 * where the money was under way, in the whole file.
 */
function votesByAmount(work: LegWork): number {
  const directions =
    onlySign(work.left.count, (at) => work.leftSigned(at)) *
    onlySign(work.right.count, (at) => work.rightSigned(at));
  if (directions !== 0) return directions;
  let votes = 0;
  for (const [one, other] of [...uniquePairs(work, (day) => day), ...uniquePairs(work, () => 0)])
    votes += Math.sign(work.leftSigned(one)) * Math.sign(work.rightSigned(other));
  return votes;
}

/** 1 or −1 where all amounts have that sign, else 0. */
function onlySign(count: number, signed: (position: number) => number): number {
  let sign = 0;
  for (let position = 0; position < count; position += 1) {
    const own = Math.sign(signed(position));
    if (own !== 0 && sign !== 0 && own !== sign) return 0;
    if (own !== 0) sign = own;
  }
  return sign;
}

/** One number, kind by kind; where a file knows no kinds ("transfer"), all lines of the number are one class. */
function byNumber(work: LegWork, rule: number, field: KeyField): void {
  const { left, right, input } = work;
  const isLeft = (position: number) => work.isLeftOpen(position);
  const isRight = (position: number) => work.isRightOpen(position);
  const leftOpen = pickIds(idsOf(field, left, input.leftText, isLeft), isLeft);
  const rightOpen = pickIds(idsOf(field, right, input.rightText, isRight), isRight);
  forEachClass(leftOpen, rightOpen, (lefts, rights) => {
    const leftKinds = new Set(lefts.map((position) => left.kind[position]));
    const rightKinds = new Set(rights.map((position) => right.kind[position]));
    const common = [...leftKinds].filter((kind) => rightKinds.has(kind)).sort();
    if (common.length === 0) settleClass(work, rule, lefts, rights);
    for (const kind of common)
      settleClass(
        work,
        rule,
        lefts.filter((position) => left.kind[position] === kind),
        rights.filter((position) => right.kind[position] === kind),
      );
  });
}

/** Open lines whose currency, amount without sign, and day (or what stands for it) are there once on each side. */
function uniquePairs(work: LegWork, placeOf: (day: number) => number): [left: number, right: number][] {
  const places = new Map<string, { left: number; right: number; isUnique: boolean }>();
  const note = (key: string, side: 'left' | 'right', position: number) => {
    const place = places.get(key) ?? { left: -1, right: -1, isUnique: true };
    places.set(key, place);
    if (place[side] >= 0) place.isUnique = false;
    place[side] = position;
  };
  for (let position = 0; position < work.left.count; position += 1) {
    const day = dayOf(work.left, position);
    const signed = work.leftSigned(position);
    if (!work.isLeftOpen(position) || signed === 0 || day === NO_DAY) continue;
    note(`${placeOf(day)}|${work.leftCurrency(position)}|${Math.abs(signed)}`, 'left', position);
  }
  for (let position = 0; position < work.right.count; position += 1) {
    const day = dayOf(work.right, position);
    const signed = work.rightSigned(position);
    if (!work.isRightOpen(position) || signed === 0 || day === NO_DAY) continue;
    note(`${placeOf(day)}|${work.rightCurrency(position)}|${Math.abs(signed)}`, 'right', position);
  }
  return [...places.values()]
    .filter((place) => place.isUnique && place.left >= 0 && place.right >= 0)
    .map((place) => [place.left, place.right]);
}

/** The right file says whose word is missing: a bank's, or any other's. */
function exceptRest(work: LegWork): void {
  const { left, right, input } = work;
  const isBank = right.count > 0 && right.channel.every((channel) => channel === BANK);
  const leftFiles = new FileDays(input.leftCoverage, true);
  const rightFiles = new FileDays(input.rightCoverage, true);
  for (let position = 0; position < left.count; position += 1) {
    if (!work.isLeftOpen(position)) continue;
    if (isIdle(left, position) || work.leftSigned(position) === 0) work.leaveLeft(position);
    else exceptLine(work, 'left', position, isBank ? 'missing_in_bank' : 'missing_in_channel', rightFiles);
  }
  for (let position = 0; position < right.count; position += 1) {
    if (!work.isRightOpen(position)) continue;
    if (isIdle(right, position) || work.rightSigned(position) === 0) work.leaveRight(position);
    else exceptLine(work, 'right', position, isBank ? 'unexplained_in_bank' : 'missing_in_orders', leftFiles);
  }
}

/** Near the end of the other file a partner may be under way still, as long as partners in these files take; else it is missing, or its file is. */
function exceptLine(
  work: LegWork,
  side: Side,
  position: number,
  missing: ExceptionKind,
  otherFiles: FileDays,
): void {
  const set = side === 'left' ? work.left : work.right;
  const wait = side === 'left' ? work.underWay.later : work.underWay.earlier;
  const expectedByDay = dayOf(set, position) + wait;
  const isUnderWay =
    wait > 0 &&
    expectedByDay > otherFiles.last(set.channel[position] ?? 0) &&
    work.input.asOfDay <= expectedByDay;
  if (!isUnderWay) {
    exceptOneSided(work, side, [position], missing, otherFiles);
    return;
  }
  const [left, right] = side === 'left' ? [[position], []] : [[], [position]];
  work.except(
    draftOf(work, 'timing', left, right, { expectedByDay, evidence: [{ name: 'absent', value: missing }] }),
  );
}
