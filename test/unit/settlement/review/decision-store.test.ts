/** Decisions are read as they stand in the ledger: a write that was rolled back leaves nothing behind, also where it was read before it ended. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_FIGURES, ownerOfKey, settlementKey } from '../../../../shared/domain/settlement.ts';
import {
  appendDecisions,
  decisionsMade,
  type NewDecision,
  signedBatches,
} from '../../../../src-main/areas/settlement/review/decision-store.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import { info, newDesk } from '../../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
});
afterAll(() => desk.close());

const said = { at: '2026-10-19T01:00:00.000Z', by: info.person, day: '2026-10-19' };
function decision(day: string, net: number, of: NewDecision['decision'] = 'approved'): NewDecision {
  const about = { side: 'channel', channel: 'wechat', account: '1', currency: 'CNY' } as const;
  const batch = { ...about, part: day, correction: 0 };
  const key = settlementKey(batch);
  return {
    ...{ key, decision: of, owner: ownerOfKey(key), from: day, to: day, net, hash: `${net}`, reason: '' },
    members: new Map([['sales', { lineIds: Uint32Array.of(1), amounts: Float64Array.of(net) }]]),
    body: {
      ...{ of: batch, dueDay: day, channelBatchNo: '', opening: 0, figures: { ...NO_FIGURES, sales: net } },
      ...{ batchNet: null, fundNet: null, bankNet: null, feeVariance: null, payoutLineIds: [], checks: [] },
      ...{ without: [], adjustmentIds: [] },
    },
  };
}
const write = (made: readonly NewDecision[], then: () => void = () => undefined) =>
  desk.record.write(info, { action: 'test.signed', subject: {} }, () => {
    appendDecisions(desk.workspace.ledger, made, said);
    then();
  });
/** Numbers, nets and the sales behind them. */
const standing = () =>
  signedBatches(desk.workspace.ledger).map(({ settlementNo, net, members }) => [
    ...[settlementNo.slice(-2), net, members().get('sales')?.amounts[0]],
  ]);

test('what a write had that did not end is not there, and its number is given again', () => {
  write([decision('2026-10-12', 100)]);
  expect(standing()).toEqual([['01', 100, 100]]);
  const stopped = () =>
    write([decision('2026-10-13', 200)], () => {
      expect(standing()).toEqual([
        ['01', 100, 100],
        ['02', 200, 200],
      ]);
      throw new Error('the power is gone');
    });
  expect(stopped).toThrow('the power is gone');
  expect(standing()).toEqual([['01', 100, 100]]);
  expect(stopped).toThrow('the power is gone');
  write([decision('2026-10-13', 300), decision('2026-10-14', 400, 'held')]);
  expect(standing()).toEqual([
    ['01', 100, 100],
    ['02', 300, 300],
  ]);
  expect(decisionsMade(desk.workspace.ledger).map(({ id, decision: of }) => `${id} ${of}`)).toEqual([
    ...['1 approved', '2 approved', '3 held'],
  ]);
});
