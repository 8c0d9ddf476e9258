/** Batches of channels over many houses: nothing is lost, nothing is counted twice, and it does not matter in which order files came. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minor } from '../../shared/domain/money.ts';
import { FIGURES, netOf } from '../../shared/domain/settlement.ts';
import { LINE_KINDS, type ParsedLine, signedNet } from '../../shared/domain/statement-line.ts';
import { line } from '../support/lines.ts';
import { type ChannelFile, channelHouse } from '../unit/settlement/channel/channel-house.ts';

const DAYS = ['2026-10-16', '2026-10-17', '2026-10-18', '2026-10-19'] as const;
const DESCRIPTIONS = ['', '分账', '交易保证金', 'Balancetransfer', '扣款'] as const;

const anyLine = fc
  .record({
    day: fc.constantFrom(...DAYS),
    hour: fc.integer({ min: 0, max: 23 }),
    kind: fc.constantFrom(...LINE_KINDS),
    direction: fc.constantFrom('in' as const, 'out' as const, null),
    net: fc.integer({ min: 0, max: 100_000 }),
    fee: fc.option(fc.integer({ min: -50, max: 50 })),
    account: fc.constantFrom('1900000109', '1688002026'),
    currency: fc.constantFrom('CNY', 'USD'),
    batchNo: fc.constantFrom('', '', '', 'B1', 'B2'),
    description: fc.constantFrom(...DESCRIPTIONS),
  })
  .map(
    ({ day, hour, fee, ...rest }): ParsedLine =>
      line({
        ...rest,
        fee: fee === null ? null : minor(fee),
        occurredAt: `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`,
      }),
  );
const anyFile = fc
  .record({
    kind: fc.constantFrom('trade_bill' as const, 'fund_bill' as const),
    channel: fc.constantFrom('wechat' as const, 'adyen' as const),
    lines: fc.array(anyLine, { maxLength: 12 }),
  })
  .map((file): ChannelFile => ({ ...file, days: [DAYS[0], DAYS[3]] }));
const anyHouse = fc.array(anyFile, { minLength: 1, maxLength: 5 }).chain((files) =>
  fc.record({
    files: fc.constant(files),
    came: fc.shuffledSubarray(
      files.map((_, at) => at),
      { minLength: files.length },
    ),
    cutOff: fc.constantFrom(null, '23:00', '18:30'),
  }),
);

const signedFee = ({ fee }: ParsedLine): number => fee ?? 0;

test('every figure is the sum of its lines, every net of its figures, and all nets together what the lines moved', () => {
  fc.assert(
    fc.property(anyHouse, ({ files, came, cutOff }) => {
      const { batches } = channelHouse({ files, came, cycle: { cutOff } });
      for (const { figures, members, opening, net } of batches) {
        expect(netOf(figures, opening)).toBe(net);
        for (const figure of FIGURES)
          expect(members.get(figure)?.amounts.reduce((sum, each) => sum + each, 0) ?? 0).toBe(
            figures[figure],
          );
        for (const { lineIds } of members.values())
          expect([...lineIds]).toEqual([...lineIds].toSorted((a, b) => a - b));
      }
      // Of files that say what was traded: whatever is no move of our own is in the figures, and its fee with it.
      const trades = files.filter(({ kind }) => kind === 'trade_bill');
      if (trades.length < files.length) return;
      const moves = ['payout', 'top_up', 'transfer'];
      const moved = trades.flatMap(({ lines }) => lines).filter(({ direction }) => direction !== null);
      const expected = moved.reduce(
        (sum, each) => sum + (isMove(each, moves) ? -signedFee(each) : signedNet(each)),
        0,
      );
      const figured = batches.reduce((sum, { figures }) => sum + netOf(figures, 0), 0);
      expect(figured).toBe(expected);
    }),
    { numRuns: 120 },
  );
});

/** A transfer is a part of a batch where words make it one: a share, or a reserve of a numbered batch. */
const isMove = ({ kind, description, batchNo }: ParsedLine, moves: readonly string[]): boolean =>
  moves.includes(kind) &&
  !(kind === 'transfer' && (description === '分账' || (description === '交易保证金' && batchNo !== '')));

test('a line is in one figure of one batch, and its fee in one of the same batch', () => {
  fc.assert(
    fc.property(anyHouse, ({ files, came, cutOff }) => {
      const { batches } = channelHouse({ files, came, cycle: { cutOff } });
      const [places, fees] = [new Map<number, string>(), new Map<number, string>()];
      for (const { key, members } of batches)
        for (const [figure, { lineIds }] of members)
          for (const id of lineIds) {
            const known = figure.startsWith('fees') ? fees : places;
            expect(known.has(id)).toBe(false);
            known.set(id, key);
          }
      for (const [id, key] of fees) expect(places.get(id) ?? key).toBe(key);
    }),
    { numRuns: 120 },
  );
});

test('the order in which files came changes no batch', () => {
  fc.assert(
    fc.property(anyHouse, ({ files, came, cutOff }) => {
      const told = (order: readonly number[]) => {
        const { batches, idsOf } = channelHouse({ files, came: order, cycle: { cutOff } });
        const all = files.flatMap(({ lines }) => lines);
        const names = new Map(idsOf(all).map((id, at) => [id, at]));
        const named = (ids: Iterable<number>) => Array.from(ids, (id) => names.get(id)).toSorted();
        return batches.map(({ members, batch, payoutLineIds, arrivals, ...each }) => ({
          ...each,
          batch: batch && { ...batch, lineIds: named(batch.lineIds) },
          fund: each.fund && { ...each.fund, lineIds: named(each.fund.lineIds) },
          arrived: arrivals.map(({ amount }) => amount).toSorted(),
          members: [...members].map(([figure, { lineIds }]) => [figure, named(lineIds)]),
        }));
      };
      expect(told(came)).toEqual(told(files.map((_, at) => at)));
    }),
    { numRuns: 120 },
  );
});
