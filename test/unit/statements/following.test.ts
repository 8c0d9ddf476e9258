/**
 * Between the files of one account nothing is missing: the break is told whichever of two neighbours came first, leaves with the file that made it,
 * and lies on the day of the account it is of. Files of very many accounts are read, and each line keeps its own.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { balance, camt, entry, statement } from '../../support/camt.ts';
import { importAll, info, type NamedBytes, newDesk } from '../../support/desk.ts';

let desk: Desk | null = null;
afterEach(() => {
  desk?.close();
  desk = null;
});
const open = async (): Promise<Desk> => {
  desk = await newDesk();
  return desk;
};
const named = (name: string, text: string): NamedBytes => ({ name, bytes: Buffer.from(text, 'utf8') });

const month = (name: string, from: string, to: string, opening: string, closing: string): NamedBytes =>
  named(
    name,
    camt('053', [
      statement({
        id: name,
        balances: [balance('OPBD', opening, from), balance('CLBD', closing, to)],
        entries: [entry({ amount: '10.00', booked: from })],
      }),
    ]),
  );
const january = month('january.xml', '2026-01-01', '2026-01-31', '100.00', '110.00');
const february = month('february.xml', '2026-02-01', '2026-02-28', '110.00', '120.00');
const broken = month('broken.xml', '2026-02-01', '2026-02-28', '900.00', '910.00');

const between = (plan: { readonly checks: readonly { name: string; holds: boolean }[] } | undefined) =>
  plan?.checks.filter(({ name }) => name.includes('_where_')).map(({ name, holds }) => [name, holds]);
async function brokenDays(at: Desk): Promise<string[]> {
  const { rows } = await at.handlers['statements.calendar']({ from: '2026-01-20', to: '2026-02-10' }, info);
  return rows.flatMap(({ days }) => days.filter((each) => each.isBroken).map(({ day }) => day));
}

describe('two neighbouring files of one account', () => {
  test.each([
    ['that follow each other', february, true, []],
    ['with a break between them', broken, false, ['2026-02-01']],
  ] as const)('%s are told so in either order', async (_, second, holds, days) => {
    const forward = await open();
    await importAll(forward, [january]);
    const later = await importAll(forward, [second]);
    expect(between(later.plans[0])).toEqual([['opens_where_last_closed', holds]]);
    expect(await brokenDays(forward)).toEqual(days);
    forward.close();

    const backward = await open();
    await importAll(backward, [second]);
    const earlier = await importAll(backward, [january]);
    expect(between(earlier.plans[0])).toEqual([['closes_where_next_opens', holds]]);
    expect(await brokenDays(backward)).toEqual(days);
  });

  test('the break leaves with the file it was with', async () => {
    const at = await open();
    await importAll(at, [january]);
    await importAll(at, [broken]);
    const importId = at.lines.imports()[0]?.id ?? 0;
    const { hash } = await at.handlers['statements.undoPreview']({ importId }, info);
    const owner = { ...info, person: at.workspace.person }; // Nobody else is there who could agree.
    await at.handlers['statements.undo']({ importId, hash, reason: 'test' }, owner);
    expect(await brokenDays(at)).toEqual([]);
  });
});

test('a file of seventy thousand accounts: each line keeps its own', { timeout: 120_000 }, async () => {
  const at = await open();
  const many = Array.from({ length: 70_000 }, (_, place) =>
    statement({ id: `S${place}`, account: `ACC${place}`, entries: [entry({})] }),
  );
  await importAll(at, [named('many.xml', camt('053', many))]);
  const set = at.lines.set('bank');
  expect(set.count).toBe(70_000);
  expect(set.accounts[set.account[69_999] ?? 0]).toBe('ACC69999');
  await at.handlers['statements.calendar']({ from: '', to: '' }, info);
});
