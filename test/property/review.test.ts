/**
 * What persons decide, in any order, among runs and files that come and go: no line is ever in two groups of a leg, sums add up, nothing is both
 * matched by the machine and a difference, and taking back an act leaves everything as it stood before it.
 */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Refused } from '../../shared/contract/errors.ts';
import { differenceOf, SIDES } from '../../shared/domain/leg.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import type { CallInfo } from '../../src-main/platform/handlers.ts';
import { importAll, newDesk, info as someone } from '../support/desk.ts';

vi.mock('../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../support/quick-secrets.ts')).quick(await original()),
);

const LEG = 'order_bank';
const ORDERS = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const BANK = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';

const orders = (prefix: string, month: string, yuan: readonly number[]) =>
  [
    ORDERS,
    ...yuan.map(
      (amount, at) =>
        `${prefix}-${at + 1},payment,,bank,2026-${month}-0${at + 2} 09:00:00,2026-${month}-0${at + 2} 09:01:00,${amount}.00,CNY,paid,茶`,
    ),
    '',
  ].join('\n');
function bank(month: string, before: number, yuan: readonly number[]): string {
  let balance = before;
  const rows = yuan.map((amount, at) => {
    balance += amount;
    return `2026-${month}-0${at + 2},CNY,"${amount}.00","${balance}.00",货款,某公司,`;
  });
  return [BANK, ...rows].join('\r\n');
}
/** Files by name: amounts that are unique, equal, sums of others, and without any partner. */
const FILES: readonly (readonly [name: string, content: string])[] = [
  ['orders-1.csv', orders('A', '03', [100, 100, 250, 40, 60, 390])],
  ['bank-1.csv', bank('03', 0, [100, 100, 250, 100, 390, 7])],
  ['orders-2.csv', orders('B', '04', [77, 31, 7])],
  ['bank-2.csv', bank('04', 947, [77, 32, 80])],
];

type Act =
  | {
      readonly does: 'accept' | 'reject' | 'unmatch' | 'extend' | 'match' | 'explain';
      readonly which: number;
    }
  | { readonly does: 'undo' | 'run' | 'file'; readonly which: number };
const act: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom(
    ...(['accept', 'reject', 'unmatch', 'extend', 'match', 'match', 'explain'] as const),
    ...(['undo', 'undo', 'run', 'file'] as const),
  ),
  which: fc.nat(40),
});

const STATES = ['accepted', 'proposed', 'confirmed'] as const;
const page = { query: '', offset: 0, limit: 500 } as const;
const REASON = '核对过了';
/** COUNTINGHOUSE_RUNS=200 for the long run. */
const RUNS = Number(process.env['COUNTINGHOUSE_RUNS'] ?? 6);

/**
 * Whatever is seen holds; given back is what a person sees, and nothing that only counts facts: a match that stands again has another number.
 */
async function look(desk: Desk, info: CallInfo) {
  const all = { ...page, legs: [], kinds: [], states: [], sort: 'age', descending: true } as const;
  const { legs } = await desk.handlers['matching.legs']({}, info);
  const exceptions = await desk.handlers['exceptions.list'](
    { ...all, legs: [], kinds: [], states: [] },
    info,
  );
  const groups = desk.standing.legs().flatMap((leg) => {
    const view = desk.standing.view(leg);
    const index = view.groupIndex([...STATES]);
    const ofLeg = Array.from({ length: index.count }, (_, at) => index.at(at));
    const summary = legs.find((each) => each.leg === leg);
    const sure = ofLeg.filter(({ state }) => state !== 'proposed');
    for (const side of SIDES) {
      const members = ofLeg.flatMap((group) => group[side]);
      expect(members.length).toBe(new Set(members).size);
      for (const line of members) expect(view.positionOf(side, line)).toBeGreaterThanOrEqual(0);
      const matched = sure.reduce((sum, each) => sum + each[side].length, 0);
      expect(summary?.[`${side}Matched`] ?? 0).toBe(matched); // A leg whose every file left is told no more.
      expect(summary?.[`${side}Count`] ?? 0).toBe(view.set(side).count);
    }
    return ofLeg
      .map(({ state, left, right, person }) =>
        JSON.stringify([leg, state, left, right, person?.remainder ?? null, person?.reason ?? '']),
      )
      .toSorted();
  });
  for (const each of desk.standing.exceptions()) {
    const view = desk.standing.view(each.leg);
    const isMatched = SIDES.every((side) => each[side].every((line) => view.isMatched(side, line)));
    if (each.groupKey === '') expect(each.state === 'resolved').toBe(isMatched);
  }
  return {
    groups,
    legs,
    exceptions: exceptions.rows
      .map(({ key, groupKey, ...each }) =>
        JSON.stringify([
          groupKey === '' ? key : '',
          each.state,
          each.difference,
          each.disposition,
          each.owner,
        ]),
      )
      .toSorted(),
  };
}

/** The same as a person would at the screen; false where there is nothing to do it to. */
async function perform(desk: Desk, info: CallInfo, { does, which }: Act): Promise<boolean> {
  const { handlers } = desk;
  const pick = <T>(all: readonly T[], at = which): T | undefined => all[at % Math.max(1, all.length)];
  const groups = async (states: readonly (typeof STATES)[number][]) =>
    (await handlers['matching.groups']({ ...page, leg: LEG, states: [...states] }, info)).rows;
  const open = async (side: 'left' | 'right') =>
    (await handlers['matching.openLines']({ ...page, leg: LEG, side, includeOutside: false }, info)).rows;
  const sumOf = (ids: readonly number[]) =>
    ids.reduce((sum, id) => {
      const { direction, net } = desk.lines.view(id);
      return sum + (direction === 'out' ? -1 : 1) * (net ?? 0);
    }, 0);
  const remainder = pick([undefined, { treatment: 'open', account: null }] as const);
  if (does === 'accept' || does === 'reject') {
    const group = pick(await groups(['proposed']));
    if (!group) return false;
    if (does === 'accept') await handlers['review.accept']({ keys: [group.key], note: '' }, info);
    else await handlers['review.reject']({ key: group.key, reason: REASON }, info);
    return true;
  }
  if (does === 'unmatch') {
    const group = pick(await groups(['accepted', 'confirmed']));
    if (!group) return false;
    await handlers['review.unmatch']({ key: group.key, reason: REASON }, info);
    return true;
  }
  if (does === 'match') {
    const [left, right] = [await open('left'), await open('right')];
    const ones = [pick(left), ...(which % 3 === 0 ? [pick(left, which + 1)] : [])];
    const ids = [...new Set(ones.flatMap((line) => (line ? [line.id] : [])))];
    const other = pick(right, which >> 1);
    if (ids.length === 0 || !other) return false;
    const difference = differenceOf(LEG, sumOf(ids), sumOf([other.id]));
    await handlers['review.match'](
      {
        leg: LEG,
        leftLineIds: ids,
        rightLineIds: [other.id],
        reason: REASON,
        difference,
        ...(remainder && { remainder }),
      },
      info,
    );
    return true;
  }
  if (does === 'extend') {
    const group = pick(await groups(['confirmed', 'accepted', 'proposed']));
    const added = pick(await open('right'), which >> 1);
    if (!group || !added) return false;
    const { left, right } = await handlers['matching.group']({ key: group.key }, info);
    const ids = (lines: readonly { readonly id: number }[]) => lines.map(({ id }) => id);
    const difference = differenceOf(LEG, sumOf(ids(left)), sumOf([...ids(right), added.id]));
    await handlers['review.extend'](
      {
        key: group.key,
        addLeft: [],
        addRight: [added.id],
        reason: REASON,
        difference,
        ...(remainder && { remainder }),
      },
      info,
    );
    return true;
  }
  if (does === 'explain') {
    const exception = pick(desk.standing.exceptions());
    if (!exception) return false;
    const keys = [exception.key];
    await handlers['exceptions.dispose']({ keys, disposition: 'wait', reason: REASON }, info);
    return true;
  }
  if (does === 'undo') {
    if (!(await handlers['review.lastAct']({}, info)).act) return false;
    await handlers['review.undo']({ id: null }, info);
    return true;
  }
  if (does === 'run') {
    const scope = which % 2 === 0 ? 'changes' : 'full';
    await handlers['matching.run']({ asOf: '2026-04-20', pair: null, scope, taskId: '' }, info);
    return true;
  }
  const [name, content] = pick(FILES) ?? ['', ''];
  const found = desk.lines.active().find((each) => each.view.file === name);
  if (!found) await importAll(desk, [{ name, bytes: Buffer.from(content) }]);
  else {
    const { hash } = await handlers['statements.undoPreview']({ importId: found.id }, info);
    await handlers['statements.undo']({ importId: found.id, hash, reason: REASON }, info);
  }
  return true;
}

const DECIDES: readonly Act['does'][] = ['accept', 'reject', 'unmatch', 'extend', 'match', 'explain'];

test('whatever is decided, run, taken in, taken out and taken back, in any order', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.boolean()), { minLength: 12, maxLength: 30 }),
      async (acts) => {
        const desk = await newDesk();
        try {
          const [owner] = desk.people.holders('approve_money');
          const info = { ...someone, person: owner?.id ?? '' };
          for (const [name, content] of FILES.slice(0, 2))
            await importAll(desk, [{ name, bytes: Buffer.from(content) }]);
          await desk.handlers['matching.run']({ asOf: '2026-04-20', pair: null, taskId: '' }, info);
          let before = await look(desk, info);
          for (const [each, isTakenBack] of acts) {
            let isDone = false;
            try {
              isDone = await perform(desk, info, each);
              done += isDone ? 1 : 0;
            } catch (fault) {
              // Somebody built on the act, or a line is elsewhere by now: said by name, and nothing changed.
              if (!(fault instanceof Refused)) throw fault;
              expect(await look(desk, info)).toEqual(before);
            }
            const after = isDone ? await look(desk, info) : before;
            if (isDone && DECIDES.includes(each.does) && isTakenBack) {
              await desk.handlers['review.undo']({ id: null }, info);
              expect(await look(desk, info)).toEqual(before);
            } else before = after;
          }
        } finally {
          desk.close();
        }
      },
    ),
    { numRuns: RUNS },
  );
  expect(done).toBeGreaterThan(10);
}, 600_000);
