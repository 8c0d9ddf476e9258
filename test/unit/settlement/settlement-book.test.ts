/** Batches as they stand beside what was signed of them: a correction holds the difference, of lines and of what is in no line, and never more than the facts say. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Figures,
  NO_FIGURES,
  netOf,
  ownerOfKey,
  settlementKey,
} from '../../../shared/domain/settlement.ts';
import type { ComputedBatch } from '../../../src-main/areas/settlement/computed.ts';
import { appendDecisions } from '../../../src-main/areas/settlement/review/decision-store.ts';
import type { Members } from '../../../src-main/areas/settlement/rules/members.ts';
import { SettlementBook } from '../../../src-main/areas/settlement/settlement-book.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { info, newDesk } from '../../support/desk.ts';

const NOW = '2026-10-19T01:00:00.000Z';
const of = {
  side: 'merchant',
  ...{ partyId: 'M-00000001', currency: 'CNY', part: '2026-10-12', correction: 0 },
} as const;

/** Refunds of a day by their lines' amounts, and what of them a payment of ours gave back. */
function batch(lines: readonly number[], apart: number, refunds = 0): ComputedBatch {
  const key = settlementKey(of);
  const sum = lines.reduce((total, each) => total + each, apart);
  const figures: Figures = { ...NO_FIGURES, refunds: refunds || sum };
  const members: Members = {
    lineIds: Uint32Array.from(lines, (_, at) => at + 1),
    amounts: Float64Array.from(lines),
  };
  return {
    ...{ key, of, owner: ownerOfKey(key), from: of.part, to: of.part, dueDay: '2026-10-13' },
    ...{ channelBatchNo: '', opening: 0, figures, net: netOf(figures, 0) },
    members: new Map([['refunds', members]]),
    ...{ batch: null, fund: null, bank: null, payoutLineIds: [], feeVariance: null, isComplete: true },
    ...(apart === 0 ? {} : { apart: { refunds: apart } }),
  };
}

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
  const { key, owner, from, to, net, dueDay, figures, members, apart } = batch([-300, -200], -1_000);
  const body = {
    ...{ of, dueDay, channelBatchNo: '', opening: 0, figures, batchNet: null, fundNet: null, bankNet: null },
    ...{ feeVariance: null, payoutLineIds: [], checks: [], without: [], adjustmentIds: [] },
    ...(apart && { apart }),
  };
  const decision = { key, decision: 'approved', owner, from, to, net, hash: '0', body, members } as const;
  desk.record.write(info, { action: 'test.signed', subject: {} }, () =>
    appendDecisions(desk.workspace.ledger, [{ ...decision, reason: '' }], {
      ...{ at: NOW, by: info.person, day: '2026-10-19' },
    }),
  );
});
afterAll(() => desk.close());

/** What stands once the facts say `now`. */
function standing(now: ComputedBatch) {
  const book = new SettlementBook({
    ...{ ledger: desk.workspace.ledger, lines: desk.lines, now: () => NOW },
    channel: { facts: () => ({ batches: [] }) },
    merchant: { facts: () => ({ batches: [now] }) },
  } as unknown as ConstructorParameters<typeof SettlementBook>[0]); // All that the book asks of its house.
  return book.standing().map(({ batch: { of: about, figures, apart, net }, isOvertaken }) => ({
    ...{
      correction: about.correction,
      refunds: figures.refunds,
      apart: apart?.refunds ?? 0,
      net,
      isOvertaken,
    },
  }));
}

test('what was signed stands, and a correction is what moved since, in lines and beside them', () => {
  const signed = { correction: 0, refunds: -1_500, apart: -1_000, net: -1_500 };
  expect(standing(batch([-300, -200], -1_000))).toEqual([{ ...signed, isOvertaken: false }]);
  expect(standing(batch([-300, -200, -50], -1_000))).toEqual([
    { ...signed, isOvertaken: true },
    { correction: 1, refunds: -50, apart: 0, net: -50, isOvertaken: false },
  ]);
  expect(standing(batch([-300, -250], -1_400))).toEqual([
    { ...signed, isOvertaken: true },
    { correction: 1, refunds: -450, apart: -400, net: -450, isOvertaken: false },
  ]);
});

test('a figure that is not what its lines come to is not made good as something beside them', () => {
  // One more line of 50, and a figure that says 70: 20 are in nothing, for the check of movements to find.
  expect(standing(batch([-300, -200, -50], -1_000, -1_570))[1]).toMatchObject({ refunds: -70, apart: 0 });
});
