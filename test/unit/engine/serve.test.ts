/** One call served: in which order it is judged, and what the caller hears of refusals and of our own bugs. */
import { describe, expect, test } from 'vitest';
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { type AnyHandler, type ServeRequest, serve } from '../../../src-main/engine/serve.ts';
import { info } from '../../support/desk.ts';

const SECRET = '6222000011112222';

/** Serves one call and notes, in order, which steps were reached. */
function serving(given: Partial<ServeRequest> & { readonly name: string; readonly handler?: AnyHandler }) {
  const steps: string[] = [];
  const bugs: { readonly bug: unknown; readonly name: string }[] = [];
  const answer = serve({
    input: {},
    info,
    refuseRight: (right) => {
      steps.push(`right ${right}`);
      return null;
    },
    handlerOf: (name: CallName) => {
      steps.push(`handler of ${name}`);
      return given.handler;
    },
    report: (bug, name) => bugs.push({ bug, name }),
    ...given,
  });
  return { answer, steps, bugs };
}

describe('a call is judged in this order', () => {
  test('the name: a call the contract does not know reaches nothing', async () => {
    for (const name of ['ledger.dump', '', 'constructor', '__proto__', 'toString']) {
      const { answer, steps } = serving({ name, handler: () => ({}) });
      expect(await answer).toEqual({ ok: false, error: { kind: 'unknown_call', facts: {} } });
      expect(steps).toEqual([]);
    }
  });

  test('the right, before anybody looks at the input', async () => {
    const { answer, steps } = serving({
      name: 'statements.lines',
      input: 'nonsense',
      refuseRight: () => 'no_right',
    });
    expect(await answer).toEqual({ ok: false, error: { kind: 'no_right', facts: {} } });
    expect(steps).toEqual([]);
  });

  test('the input, before there is a handler: the answer names the field and not what stood in it', async () => {
    const { answer, steps } = serving({
      name: 'statements.undo',
      input: { importId: SECRET, hash: '0'.repeat(64), reason: 'wrong file' },
      handler: () => ({}),
    });
    expect(await answer).toEqual({
      ok: false,
      error: { kind: 'bad_input', facts: { at: 'importId', expected: 'invalid_type' } },
    });
    expect(JSON.stringify(await answer)).not.toContain(SECRET);
    expect(steps).toEqual(['right import']);
  });

  test('the handler, which sees the input as the contract cleaned it', async () => {
    let seen: unknown;
    const { answer } = serving({
      name: 'workspace.open',
      input: { id: 'x'.repeat(16), secret: 's', isAdmin: true },
      handler: (input) => {
        seen = input;
        return {};
      },
    });
    expect(await answer).toEqual({ ok: true, value: {} });
    expect(seen).toEqual({ id: 'x'.repeat(16), secret: 's' });
  });

  test('no handler, because no workspace is open: locked', async () => {
    const { answer, steps } = serving({ name: 'today.summary' });
    expect(await answer).toEqual({ ok: false, error: { kind: 'locked', facts: {} } });
    expect(steps).toEqual(['right summary', 'handler of today.summary']);
  });

  test('the output: what the contract does not name does not leave the engine', async () => {
    const look = { locale: 'en', theme: 'dark', density: 'compact' };
    const { answer } = serving({ name: 'settings.get', handler: () => ({ ...look, dataKey: SECRET }) });
    expect(await answer).toEqual({ ok: true, value: look });
  });
});

describe('what goes wrong inside', () => {
  test('a refusal passes with its facts and is no bug', async () => {
    const { answer, bugs } = serving({
      name: 'workspace.lock',
      handler: () => {
        throw new Refused('disk_full', { file: 'ledger.db' });
      },
    });
    expect(await answer).toEqual({ ok: false, error: { kind: 'disk_full', facts: { file: 'ledger.db' } } });
    expect(bugs).toEqual([]);
  });

  test.each([
    ['thrown', () => Promise.reject(new Error(`cannot read ${SECRET}`))],
    ['an answer that breaks the contract', () => ({ recoveryCode: Number(SECRET) })],
  ])('a bug of ours (%s) is internal without details, and reported', async (_, handler) => {
    const { answer, bugs } = serving({
      name: 'workspace.create',
      input: { name: '城南店', person: '林会计', password: 'p' },
      handler,
    });
    expect(await answer).toEqual({ ok: false, error: { kind: 'internal', facts: {} } });
    expect(bugs).toHaveLength(1);
    expect(bugs[0]?.name).toBe('workspace.create');
    expect(bugs[0]?.bug).toBeInstanceOf(Error);
  });
});
