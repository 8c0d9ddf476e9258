/**
 * Cancelled while it is read or in the midst of its commit, an import leaves nothing: no line, no plan, no sealed original. It can be done
 * again, and gives what it would have given.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Answer, CallName, Input } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { benchFiles } from '../../../src-main/demo/bench-files.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { startEngine } from '../../../src-main/engine/start-engine.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { writeBankWorkbook } from '../../bench/bank-workbook.ts';
import { info, newDesk } from '../../support/desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cancel-'));
const ROWS = 100_000;
let trade: string;
let bytes: Buffer;
beforeAll(async () => {
  ({ trade } = await benchFiles(join(home, 'files'), ROWS, 0));
  bytes = readFileSync(trade);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const given: CallInfo = { ...info, file: async () => ({ name: 'trade.csv', bytes }) };
const taskId = newToken();
const read = (desk: Desk, own: CallInfo = given) =>
  desk.handlers['statements.plan']({ files: [newToken()], taskId }, own);

/** Everything a workspace may hold of an import. */
const heldBy = async (desk: Desk) => ({
  imports: desk.lines.imports().length,
  lines: desk.lines.set('all').count,
  events: desk.record.head().size,
  originals: await desk.workspace.originals.names(),
});

describe('a cancel', () => {
  test('while a file is read leaves no plan', async () => {
    const desk = await newDesk();
    let breaths = 0;
    const cancelled: CallInfo = {
      ...given,
      breathe: async () => {
        breaths += 1;
        if (breaths === 3) throw new Refused('cancelled', {});
      },
    };
    await expect(read(desk, cancelled)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(desk.shelf.views()).toEqual({ plans: [], refused: [] });
    desk.close();
  });

  test('while a workbook is opened is heard, and is no word on its sheets', async () => {
    const desk = await newDesk();
    const path = join(home, 'bank.xlsx');
    await writeBankWorkbook(path, 5000);
    const workbook: CallInfo = {
      ...info,
      file: async () => ({ name: 'bank.xlsx', bytes: readFileSync(path) }),
    };
    const told: number[] = [];
    const counting: CallInfo = { ...workbook, progress: (_phase, done) => void told.push(done) };
    expect((await read(desk, counting)).plans.map(({ counts }) => counts.added)).toEqual([5000]);
    desk.shelf.discard(desk.shelf.plans().map((plan) => plan.view.planId));
    expect(told.length).toBeGreaterThan(8);
    for (const step of [2, 4, told.length - 1]) {
      let breaths = 0;
      const breathe = async () => {
        breaths += 1;
        if (breaths === step) throw new Refused('cancelled', {});
      };
      await expect(read(desk, { ...workbook, breathe })).rejects.toMatchObject({ kind: 'cancelled' });
      expect(desk.shelf.views()).toEqual({ plans: [], refused: [] });
    }
    desk.close();
  });

  test('at any step of the commit leaves the ledger, the record and the originals as they were', async () => {
    const desk = await newDesk();
    const { plans } = await read(desk);
    const before = await heldBy(desk);
    const wanted = plans.map(({ planId, hash }) => ({ planId, hash }));
    const commit = (own: CallInfo) => desk.handlers['statements.commit']({ plans: wanted, taskId }, own);
    /** The commit is stopped at its n-th question; gives how often it was asked. */
    const stoppedAt = async (step: number): Promise<number> => {
      let asked = 0;
      const ask = () => {
        asked += 1;
        if (asked === step) throw new Refused('cancelled', {});
      };
      const stopped = commit({ ...given, breathe: async () => ask(), stopIfCancelled: ask });
      if (step > 0) await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' });
      else await stopped;
      return asked;
    };
    for (const step of [1, 2, 3, 10, 20]) {
      await stoppedAt(step);
      expect(await heldBy(desk)).toEqual(before);
      expect(desk.shelf.views().plans.map((plan) => plan.state)).toEqual(['ready']);
    }
    expect(await stoppedAt(0)).toBeGreaterThan(20);
    expect(await heldBy(desk)).toMatchObject({ imports: 1, lines: ROWS });
    desk.close();
  });

  test('does not take away the original of an import that was there before', async () => {
    const desk = await newDesk();
    const first = await read(desk);
    const wanted = first.plans.map(({ planId, hash }) => ({ planId, hash }));
    await desk.handlers['statements.commit']({ plans: wanted, taskId }, given);
    const [imported] = desk.lines.imports();
    const { hash } = await desk.handlers['statements.undoPreview']({ importId: imported?.id ?? 0 }, given);
    await desk.handlers['statements.undo']({ importId: imported?.id ?? 0, hash, reason: 'again' }, given);
    const again = await read(desk);
    const before = await heldBy(desk);
    const stopped = desk.handlers['statements.commit'](
      { plans: again.plans.map(({ planId, hash }) => ({ planId, hash })), taskId },
      {
        ...given,
        stopIfCancelled: () => {
          throw new Refused('cancelled', {});
        },
      },
    );
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' });
    expect(await heldBy(desk)).toEqual(before);
    desk.close();
  });
});

test('a cancel from a window reaches the engine’s thread in the midst of the transaction', async () => {
  const engine = await startEngine({ home: join(home, 'home'), workspace: null, startsOnDemo: false });
  const ask = async <N extends CallName>(name: N, input: Input<N>) =>
    (await engine.call('clerk', name, input)) as Answer<N>; // The engine's own shape.
  const get = async <N extends CallName>(name: N, input: Input<N>) => {
    const answer = await ask(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.kind}`);
    return answer.value;
  };
  try {
    await get('workspace.create', {
      name: '城南店',
      person: '林会计',
      password: 'quite a long password, this',
    });
    let outcome = '';
    let took = 0;
    // First not at all, to learn how long it takes; then ever earlier. One that comes too late stops nothing: all of it is there, and is taken out.
    for (const share of [null, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.6, 0.45, 0.3, 0.2, 0.5, 0.35, 0.25]) {
      if (outcome === 'cancelled') break;
      const files = [await engine.putFile('clerk', { name: 'trade.csv', content: { path: trade } })];
      const { plans } = await get('statements.plan', { files, taskId: newToken() });
      const commit = newToken();
      const wanted = plans.map(({ planId, hash }) => ({ planId, hash }));
      const began = performance.now();
      const cancelling =
        share === null
          ? undefined
          : setTimeout(() => void engine.call('clerk', 'task.cancel', { taskId: commit }), took * share);
      const answer = await ask('statements.commit', { plans: wanted, taskId: commit });
      clearTimeout(cancelling);
      if (answer.ok) took = performance.now() - began;
      outcome = answer.ok ? 'done' : answer.error.kind;
      const { rows } = await get('statements.imports', { offset: 0, limit: 10, includeUndone: false });
      expect([outcome, rows.length]).toEqual(outcome === 'done' ? ['done', 1] : ['cancelled', 0]);
      for (const { id } of rows) {
        const { hash } = await get('statements.undoPreview', { importId: id });
        await get('statements.undo', { importId: id, hash, reason: 'again' });
      }
    }
    expect(outcome).toBe('cancelled');
  } finally {
    await engine.close();
  }
}, 120_000);
