/**
 * A QIF file whose dates could be read either way: it is asked, never guessed; the answer reads it, and its lines find their rows again. Asked of a
 * real engine, as a window would.
 */
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

const OPEN = ['!Type:Bank', 'D03/04/2026', 'T-12.50', 'PWater', '^', 'D05/04/2026', 'T100.00', '^', ''].join(
  '\n',
);

describe('a question the file leaves open', () => {
  test('is asked with the answers there are, and a date of the file', async () => {
    const { plans, refused } = await clerk.get('statements.plan', {
      files: [await clerk.upload('account.qif', OPEN)],
      taskId: taskId(),
    });
    expect(plans).toEqual([]);
    expect(refused).toMatchObject([
      {
        refusal: 'undecided',
        facts: { question: 'date_order', choices: 'qif_dmy qif_mdy', example: '03/04/2026' },
      },
    ]);
    const [file] = refused;
    const answer = { files: [file?.fileToken ?? ''], taskId: taskId() };
    expect(await clerk.refusal('statements.plan', { ...answer, as: 'qif_yes' })).toBe('not_found');
    const read = await clerk.get('statements.plan', { ...answer, as: 'qif_dmy' });
    expect(read.refused).toEqual([]);
    expect(read.plans).toMatchObject([
      { adapter: 'qif_dmy', periodFrom: '2026-04-03', periodTo: '2026-04-05' },
    ]);
    const { imports } = await clerk.get('statements.commit', {
      plans: read.plans.map(({ planId, hash }) => ({ planId, hash })),
      taskId: taskId(),
    });
    expect(imports).toMatchObject([{ counts: { added: 2 } }]);
  });

  test('the line is found again in its original, under the answer that was given', async () => {
    const { rows } = await clerk.get('statements.lines', {
      query: '',
      importId: null,
      sort: 'file',
      descending: false,
      offset: 0,
      limit: 5,
    });
    expect(rows.map((line) => line.occurredAt)).toEqual(['2026-04-03', '2026-04-05']);
    const source = await clerk.get('statements.source', { lineId: rows[0]?.id ?? 0, around: 2 });
    expect(JSON.stringify(source.rows)).toContain('D03/04/2026');
  });
});
