/** The calendar of arrivals, asked of a real engine: what a person says of an account counts at once, and who may not say it is refused. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { House, type Seat, taskId } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let clerk: Seat;
beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
});
afterAll(() => house.close());

/** A day's statement of one account, MT940. */
const statement = (account: string, day: string, opening: string, closing: string) =>
  [
    ':20:1',
    `:25:${account}`,
    ':28C:0',
    `:60F:C${day}EUR${opening}`,
    `:61:${day}${day.slice(2)}C10,00NTRFNONREF`,
    `:62F:C${day}EUR${closing}`,
    '-',
    '',
  ].join('\r\n');

async function commit(...files: readonly string[]): Promise<void> {
  const tokens: string[] = [];
  for (const [at, text] of files.entries()) tokens.push(await clerk.upload(`day-${at}.sta`, text));
  const { plans } = await clerk.get('statements.plan', { files: tokens, taskId: taskId() });
  await clerk.get('statements.commit', {
    plans: plans.map(({ planId, hash }) => ({ planId, hash })),
    taskId: taskId(),
  });
}
const calendar = (seat: Seat) => seat.get('statements.calendar', { from: '', to: '' });

describe('the calendar', () => {
  test('a file of two accounts covers its day for each; the accounts are masked and known by a key', async () => {
    await commit(
      statement('DE02120300000000202051', '260506', '100,00', '110,00') +
        statement('DE02500105170137075030', '260506', '50,00', '60,00'),
    );
    const { rows } = await calendar(clerk);
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((row) => row.key)).size).toBe(2);
    for (const row of rows) {
      expect(row.account).toContain('*');
      expect(row.days.map(({ day, state }) => `${day} ${state}`)).toEqual(['2026-05-06 arrived']);
      expect(row.expectation).toMatchObject({ cadence: 'none', origin: 'learnt' });
    }
  });

  test('said to come every day, an account that is months behind is silent; taken back, nothing is awaited', async () => {
    const [row] = (await calendar(clerk)).rows;
    const key = row?.key ?? '';
    await clerk.get('statements.setExpectation', { key, cadence: 'daily', dueDays: 1, dueTime: '09:30' });
    const said = (await calendar(clerk)).rows.find((each) => each.key === key);
    expect(said?.expectation).toEqual({ cadence: 'daily', dueDays: 1, dueTime: '09:30', origin: 'person' });
    expect(said?.standing).toMatchObject({
      coveredTo: '2026-05-06',
      silentSince: '2026-05-07',
      lateCount: 0,
    });
    await clerk.get('statements.setExpectation', { key, cadence: 'learnt', dueDays: 1, dueTime: '09:30' });
    const back = (await calendar(clerk)).rows.find((each) => each.key === key);
    expect(back?.expectation.origin).toBe('learnt');
  });

  test('a statement that does not open where the day before closed is marked on its day', async () => {
    await commit(statement('DE02120300000000202051', '260507', '999,00', '1009,00'));
    const { rows } = await calendar(clerk);
    const days = rows.flatMap((row) => row.days.filter((day) => day.isBroken).map(({ day }) => day));
    expect(days).toEqual(['2026-05-07']);
  });

  test('an auditor sees it and may not change what is expected; nobody names an account that is not there', async () => {
    const auditor = await house.person('auditor');
    const [row] = (await calendar(auditor)).rows;
    const input = { cadence: 'daily', dueDays: 1, dueTime: '09:30' } as const;
    expect(await auditor.refusal('statements.setExpectation', { key: row?.key ?? '', ...input })).toBe(
      'no_right',
    );
    expect(await clerk.refusal('statements.setExpectation', { key: '0'.repeat(64), ...input })).toBe(
      'not_found',
    );
  });
});
