/**
 * Carry-over at a desk: what is not there yet waits under its expected day, matches in the run after its partner comes, and becomes a break on the
 * day after it was due. The payout is of Friday 16 October 2026; the bank's file comes later.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formatDay } from '../../../shared/domain/dates.ts';
import type { TermsChange } from '../../../shared/domain/settlement-terms.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { camt, entry, statement } from '../../support/camt.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { T1 } from '../../support/terms.ts';
import { fundBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PAYOUT = '4200000000202610160000000077';
const payoutAt = (time: string) => ({
  name: 'fund.csv',
  bytes: Buffer.from(
    fundBill(
      [
        { 记账时间: '2026-10-16 08:00:00', '账户结余(元)': '100.00' },
        {
          记账时间: `2026-10-16 ${time}`,
          微信支付业务单号: PAYOUT,
          资金流水单号: '9000000000000000002',
          业务名称: '提现',
          业务类型: '提现',
          收支类型: '支出',
          '收支金额(元)': '50.00',
          '账户结余(元)': '50.00',
        },
      ],
      ['2', '1', '100.00', '1', '50.00'],
    ),
  ),
});
const credit = (day: string, amount: string, text: string) =>
  entry({
    currency: 'CNY',
    booked: day,
    amount,
    number: `N${day}`,
    more: `<AddtlNtryInf>${text}</AddtlNtryInf>`,
  });
const bank = (name: string, ...entries: readonly string[]) => ({
  name,
  bytes: Buffer.from(camt('053', [statement({ id: name, entries })])),
});
const FIRST = bank('first.xml', credit('2026-10-16', '7.00', '货款'));
const SECOND = bank('second.xml', credit('2026-10-19', '50.00', PAYOUT));

let desk: Desk;
/** By the owner, who is alone here: done at once, and recorded as unchecked. */
const change = async (...changes: TermsChange[]) => {
  const owner = desk.people.all()[0]?.id ?? '';
  expect(
    await desk.handlers['terms.change']({ changes, reason: '按协议' }, { ...info, person: owner }),
  ).toEqual({ requestId: null });
};
const cycle = (over: { days?: number; cutOff?: string; graceDays?: number }): TermsChange => ({
  what: 'cycle',
  channel: 'wechat',
  account: '',
  cycle: { ...T1, ...over },
});
/** What the payout is on a day: its exception with the last day in time and the age, or 'matched'. */
async function onDay(asOf: string): Promise<string> {
  await runAll(desk, asOf);
  const line = desk.standing.exceptions().find((each) => each.leg === 'fund_bank' && each.left.length > 0);
  if (!line || line.state === 'resolved') return 'matched';
  const due = line.expectedByDay === null ? '' : ` ${formatDay(line.expectedByDay)}`;
  return `${line.kind}${due} ${line.state} ${line.ageDays}`;
}

beforeEach(async () => {
  desk = await newDesk();
  await importAll(desk, [payoutAt('09:00:00'), FIRST]);
});

describe('a payout of Friday', () => {
  it('waits until Tuesday by what is shipped, and is missing on Wednesday', async () => {
    expect(await onDay('2026-10-16')).toBe('timing 2026-10-20 waiting 0');
    expect(await onDay('2026-10-20')).toBe('timing 2026-10-20 waiting 2');
    expect(await onDay('2026-10-21')).toBe('missing_in_bank open 3');
  });

  it('matches in the run after its credit has come', async () => {
    expect(await onDay('2026-10-17')).toBe('timing 2026-10-20 waiting 0');
    await importAll(desk, [SECOND]);
    expect(await onDay('2026-10-19')).toBe('matched');
  });

  it('matches late as well, when it was a break before', async () => {
    expect(await onDay('2026-10-30')).toMatch(/^missing_in_bank open/);
    await importAll(desk, [SECOND]);
    expect(await onDay('2026-10-30')).toBe('matched');
  });

  it('is due on Monday where the firm says T+1 without grace, a day later after a holiday of the firm', async () => {
    await change(cycle({}));
    expect(await onDay('2026-10-19')).toBe('timing 2026-10-19 waiting 1');
    expect(await onDay('2026-10-20')).toBe('missing_in_bank open 2');
    await change({ what: 'calendar_day', day: '2026-10-19', kind: 'holiday', name: '盘点' });
    expect(await onDay('2026-10-20')).toBe('timing 2026-10-20 waiting 1');
    await change({ what: 'calendar_day', day: '2026-10-19', kind: 'as_announced', name: '' });
    expect(await onDay('2026-10-20')).toBe('missing_in_bank open 2');
  });

  it('after the cut-off counts to Saturday, so that T+0 comes on Monday', async () => {
    desk = await newDesk();
    await importAll(desk, [payoutAt('22:30:00'), FIRST]);
    await change(cycle({ days: 0, cutOff: '22:00' }));
    expect(await onDay('2026-10-19')).toBe('timing 2026-10-19 waiting 1');
    await change(cycle({ days: 0, cutOff: '23:00' }));
    expect(await onDay('2026-10-17')).toBe('missing_in_bank open 0');
  });
});

describe('terms and runs', () => {
  const legs = async () => desk.handlers['matching.legs']({}, info);

  it('a change makes the matching stale until it runs again', async () => {
    await runAll(desk, '2026-10-20');
    expect((await legs()).isStale).toBe(false);
    await change(cycle({ days: 3 }));
    expect((await legs()).isStale).toBe(true);
    await runAll(desk, '2026-10-20');
    expect((await legs()).isStale).toBe(false);
  });

  it('says what would change before anybody agrees, and writes nothing', async () => {
    await runAll(desk, '2026-10-20');
    const looked = await desk.handlers['terms.preview']({ changes: [cycle({})], taskId: '' }, info);
    expect(looked).toEqual({
      asOf: '2026-10-20',
      kinds: [
        { kind: 'missing_in_bank', before: 0, after: 1 },
        { kind: 'timing', before: 1, after: 0 },
      ],
    });
    expect((await legs()).isStale).toBe(false);
  });

  it('taking a cycle back brings the shipped one back, with who said what kept', async () => {
    await change(cycle({ days: 9 }));
    const wechat = async () =>
      (await desk.handlers['terms.get']({}, info)).cycles.filter((each) => each.channel === 'wechat');
    expect((await wechat()).map(({ origin, cycle: { days } }) => [origin, days])).toEqual([['own', 9]]);
    await change({ what: 'cycle', channel: 'wechat', account: '', cycle: null });
    expect((await wechat()).map(({ origin, cycle: { days } }) => [origin, days])).toEqual([['shipped', 1]]);
  });

  it('a year of the calendar: holidays, weekends worked in exchange, the firm’s days, and a year nobody announced', async () => {
    await change({ what: 'calendar_day', day: '2026-10-24', kind: 'business', name: '结算日' });
    const year = async (of: number) => desk.handlers['terms.calendar']({ year: of }, info);
    const { days, isAnnounced } = await year(2026);
    const told = (day: string) => {
      const found = days.find((each) => each.day === day);
      return [found?.isBusiness, found?.mark, found?.nameZh, found?.own?.name];
    };
    expect([days.length, isAnnounced]).toEqual([365, true]);
    expect(told('2026-10-01')).toEqual([false, 'holiday', '国庆节', undefined]);
    expect(told('2026-10-10')).toEqual([true, 'worked', '国庆节', undefined]);
    expect(told('2026-10-17')).toEqual([false, 'weekend', '', undefined]);
    expect(told('2026-10-24')).toEqual([true, 'weekend', '', '结算日']);
    expect((await year(2199)).isAnnounced).toBe(false);
  });
});
