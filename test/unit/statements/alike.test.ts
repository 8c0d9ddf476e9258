/** The same statement in two formats: nothing says for certain that its lines are the same, so they are added, and whoever imports is told before. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { camt, entry, statement } from '../../support/camt.ts';
import { importAll, type NamedBytes, newDesk } from '../../support/desk.ts';

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
const ACCOUNT = 'DE89370400440532013000';

const DAYS = ['02', '03', '04', '05'];
const xml = named(
  'statement.xml',
  camt('053', [
    statement({
      account: ACCOUNT,
      entries: DAYS.map((day) =>
        entry({ amount: `${day}.00`, booked: `2026-03-${day}`, number: `REF${day}` }),
      ),
    }),
  ]),
);
const mt940 = (account: string) =>
  named(
    'statement.sta',
    [
      ':20:STARTUMS',
      `:25:${account}`,
      ':28C:1/1',
      ':60F:C260301EUR0,00',
      ...DAYS.map((day) => `:61:2603${day}03${day}C${Number(day)},00NTRFNONREF`),
      ':62F:C260331EUR14,00',
      '-',
      '',
    ].join('\r\n'),
  );

const alike = (imported: Awaited<ReturnType<typeof importAll>>) =>
  imported.plans.at(-1)?.checks.filter(({ name }) => name === 'alike_count');

describe('four movements in CAMT.053 and in MT940', () => {
  test.each([
    ['one after the other', false],
    ['dropped together', true],
  ])('are told to be alike: %s', async (_, isTogether) => {
    const at = await open();
    if (!isTogether) await importAll(at, [xml]);
    const imported = await importAll(at, isTogether ? [xml, mt940(ACCOUNT)] : [mt940(ACCOUNT)]);
    expect(alike(imported)).toMatchObject([{ computed: 4, holds: false, weight: 'advisory' }]);
    expect(at.lines.set('bank').count).toBe(8);
  });

  test('of another account are others', async () => {
    const at = await open();
    await importAll(at, [xml]);
    expect(alike(await importAll(at, [mt940('DE02120300000000202051')]))).toEqual([]);
  });

  test('imported twice are duplicates, and nothing is left to be alike', async () => {
    const at = await open();
    await importAll(at, [xml]);
    const again = named('again.xml', `${xml.bytes.toString('utf8')}\n`);
    expect(alike(await importAll(at, [again]))).toEqual([]);
  });
});
