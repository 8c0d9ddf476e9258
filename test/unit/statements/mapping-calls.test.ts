/**
 * A table nobody knows, from the day it is refused: its columns are said once, and the next file of its kind is read without a question. Asked of
 * a real engine, as a window would.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Output } from '../../../shared/contract/calls.ts';
import type { ColumnMapping, MappingDraft } from '../../../shared/domain/column-mapping.ts';
import { mappedAdapterId } from '../../../shared/domain/column-mapping.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { zip } from '../../support/zip.ts';

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

/** What a till prints: nobody knows these words. */
const till = (month: string, rows: readonly string[]) =>
  ['Beleg;Wann;Wofür;Wie viel', ...rows.map((row) => row.replaceAll('MM', month))].join('\n');
const ROWS = [
  'B-1MM1;03.MM.2026;Brot;-3,50',
  'B-1MM2;15.MM.2026;Lohn;1.234,00',
  'B-1MM3;16.MM.2026;Miete;-800,00',
];

const drop = async (seat: Seat, name: string, bytes: Uint8Array | string) =>
  seat.get('statements.plan', { files: [await seat.upload(name, bytes)], taskId: taskId() });
const guess = (seat: Seat, fileToken: string, sheet?: string) =>
  seat.get('mappings.guess', { fileToken, taskId: taskId(), ...(sheet === undefined ? {} : { sheet }) });
const clear = (seat: Seat) => seat.get('statements.discard', { planIds: [] });

/** The draft with what a person adds. */
const completed = (draft: MappingDraft, over: Partial<ColumnMapping>): ColumnMapping =>
  ({ ...draft, ...over }) as ColumnMapping; // The contract checks what is missing.

const tokenOf = ({ refused }: Output<'statements.plan'>): string => refused.at(-1)?.fileToken ?? '';

describe('a table that no format knows', () => {
  let mappingId = '';

  test('is refused, and can be asked for its columns under the token of the refusal', async () => {
    const dropped = await drop(clerk, 'till-03.csv', till('03', ROWS));
    expect(dropped.plans).toEqual([]);
    expect(dropped.refused).toMatchObject([{ file: 'till-03.csv', refusal: 'unknown_format' }]);
    const answer = await guess(clerk, tokenOf(dropped));
    expect(answer).toMatchObject({
      header: ['Beleg', 'Wann', 'Wofür', 'Wie viel'],
      draft: {
        sourceKind: 'bank',
        columns: { date: 1 },
        amount: { form: 'signed', amount: 3, positive: 'in' },
        dateOrder: 'dmy',
        decimal: ',',
      },
      questions: [{ question: 'currency' }],
    });
    expect(answer.rows.map((row) => row.row)).toEqual([2, 3, 4]);
  });

  test('a draft with an open question is no mapping', async () => {
    const token = tokenOf(await clerk.get('statements.plans', {}));
    const { draft } = await guess(clerk, token);
    const mapping = completed(draft, { name: 'Kasse' });
    expect(await clerk.refusal('mappings.save', { mapping })).toBe('bad_input');
  });

  test('tried on its own rows it shows lines and sums, and writes nothing', async () => {
    const token = tokenOf(await clerk.get('statements.plans', {}));
    const { draft } = await guess(clerk, token);
    const mapping = completed(draft, { name: 'Kasse', currency: 'EUR' });
    const tried = await clerk.get('mappings.try', { fileToken: token, taskId: taskId(), mapping });
    expect(tried.summary.counts).toMatchObject({ rows: 3, added: 3, errors: 0, structure: 1 });
    expect(tried.summary.totals).toEqual([
      { currency: 'EUR', inCount: 1, inSum: 123_400, outCount: 2, outSum: 80_350 },
    ]);
    expect(tried.lines[0]).toMatchObject({
      direction: 'out',
      net: 350,
      occurredAt: '2026-03-03',
      description: 'Brot',
    });
    expect((await clerk.get('mappings.list', { includeRetired: true })).mappings).toEqual([]);
  });

  test('saved, the same file is a plan without a question, and is called by the name of the mapping', async () => {
    const token = tokenOf(await clerk.get('statements.plans', {}));
    const { draft } = await guess(clerk, token);
    const mapping = completed(draft, { name: 'Kasse', currency: 'EUR' });
    const saved = await clerk.get('mappings.save', { mapping });
    mappingId = saved.id;
    expect(saved.version).toBe(1);
    const again = await clerk.get('statements.plan', { files: [token], taskId: taskId() });
    expect(again.refused).toEqual([]);
    expect(again.plans).toMatchObject([
      { file: 'till-03.csv', adapter: mappedAdapterId(mappingId), adapterName: 'Kasse', state: 'ready' },
    ]);
    const plans = again.plans.map(({ planId, hash }) => ({ planId, hash }));
    const { imports } = await clerk.get('statements.commit', { plans, taskId: taskId() });
    expect(imports).toMatchObject([{ adapterName: 'Kasse', counts: { added: 3 } }]);
  });

  test('the next month comes by itself, its columns in another order and one more among them', async () => {
    const rows = ['Notiz;Wie viel;Wann;Beleg;Wofür', ';-2,00;01.04.2026;B-141;Brot'];
    const { plans, refused } = await drop(clerk, 'till-04.csv', rows.join('\n'));
    expect(refused).toEqual([]);
    expect(plans).toMatchObject([
      {
        adapterName: 'Kasse',
        state: 'ready',
        totals: [{ currency: 'EUR', outCount: 1, outSum: 200 }],
        drift: [{ kind: 'unknown_column', column: 'Notiz' }],
      },
    ]);
    await clerk.get('statements.discard', { planIds: plans.map((plan) => plan.planId) });
  });

  test('without the column of amounts it is refused, with what was understood and what is missing', async () => {
    const { plans, refused } = await drop(
      clerk,
      'till-05.csv',
      'Beleg;Wann;Wofür;Summe\nB;01.05.2026;Brot;-2,00',
    );
    expect(plans).toEqual([]);
    expect(refused).toMatchObject([
      {
        refusal: 'unknown_layout',
        facts: { adapter: 'Kasse', missing: 'Wie viel', understood: 'Beleg, Wann, Wofür' },
      },
    ]);
    expect(refused[0]?.fileToken).not.toBe('');
    await clear(clerk);
  });

  test('a new version reads the files that come; a line of the old one is still shown by the old one', async () => {
    const { mappings } = await clerk.get('mappings.list', { includeRetired: false });
    const [held] = mappings;
    expect(held).toMatchObject({ id: mappingId, version: 1, state: 'active', imports: 1 });
    const mapping = { ...(held?.mapping as ColumnMapping), name: 'Kasse 2', descriptions: [2, 0] };
    const saved = await clerk.get('mappings.save', { mapping, replaces: mappingId });
    expect(saved).toEqual({ id: mappingId, version: 2 });
    const next = await drop(clerk, 'till-06.csv', till('06', ROWS));
    expect(next.plans).toMatchObject([{ adapterName: 'Kasse 2', adapterVersion: 2 }]);
    await clerk.get('statements.discard', { planIds: next.plans.map((plan) => plan.planId) });
    const page = { offset: 0, limit: 10 };
    const lines = await clerk.get('statements.lines', {
      ...page,
      query: '',
      importId: null,
      sort: 'file',
      descending: false,
    });
    const source = await clerk.get('statements.source', { lineId: lines.rows[1]?.id ?? 0, around: 1 });
    expect(source.header).toEqual(['Beleg', 'Wann', 'Wofür', 'Wie viel']);
    expect(source.rows.find((row) => row.isTheLine)?.cells).toEqual([
      'B-1032',
      '15.03.2026',
      'Lohn',
      '1.234,00',
    ]);
    const { rows: imports } = await clerk.get('statements.imports', { ...page, includeUndone: true });
    expect(imports).toMatchObject([{ adapterName: 'Kasse', adapterVersion: 1 }]);
  });

  test('handed on as a text and taken in again it is the same; changed, it is a new version', async () => {
    const { text, fileName } = await clerk.get('mappings.export', { id: mappingId });
    expect(fileName).toBe('Kasse-2.mapping.json');
    expect(await clerk.get('mappings.import', { text })).toEqual({
      id: mappingId,
      version: 2,
      name: 'Kasse 2',
    });
    const other = text.replace('"Kasse 2"', '"Kasse 3"');
    expect(await clerk.get('mappings.import', { text: other })).toMatchObject({
      version: 3,
      name: 'Kasse 3',
    });
    for (const bad of [
      '{}',
      'Kasse',
      text.replace('"dmy"', '"ddmmyy"'),
      text.replace('"date": 1', '"date": 99'),
    ])
      expect(await clerk.refusal('mappings.import', { text: bad })).toBe('bad_input');
  });

  test('retired, it reads nothing any more; what it read stays', async () => {
    await clerk.get('mappings.retire', { id: mappingId });
    const dropped = await drop(clerk, 'till-07.csv', till('07', ROWS));
    expect(dropped).toMatchObject({ plans: [], refused: [{ refusal: 'unknown_format' }] });
    expect((await clerk.get('mappings.list', { includeRetired: false })).mappings).toEqual([]);
    expect(await clerk.refusal('mappings.retire', { id: mappingId })).toBe('already_decided');
    await clear(clerk);
    const lineId = 1;
    const source = await clerk.get('statements.source', { lineId, around: 0 });
    expect(source.rows).toHaveLength(1);
  });

  test('each of it is an event of the record, and the record holds', async () => {
    const events = (await house.events())
      .map((event) => event.action)
      .filter((action) => /mapping/.test(action));
    expect(events).toEqual([
      'statements.mapping_saved',
      'statements.mapping_saved',
      'statements.mapping_imported',
      'statements.mapping_retired',
    ]);
    expect((await house.verify()).faults).toEqual([]);
  });
});

describe('which part of a file is meant', () => {
  test('a member of an archive is read once more alone: the others are not planned twice', async () => {
    await house.comeBack();
    const known = 'Datum;Betrag;Verwendungszweck\n03.04.2026;-3,50 €;Brot\n15.04.2026;5,00 €;Lohn';
    const archive = zip([
      { name: 'bank.csv', content: known },
      { name: 'till.csv', content: till('08', ROWS) },
    ]);
    const dropped = await drop(clerk, 'all.zip', archive);
    expect(dropped.plans.map((plan) => plan.file)).toEqual(['bank.csv']);
    const token = tokenOf(dropped);
    const { draft } = await guess(clerk, token);
    const mapping = completed(draft, { name: 'Kasse neu', currency: 'EUR' });
    await clerk.get('mappings.save', { mapping });
    const again = await clerk.get('statements.plan', { files: [token], taskId: taskId() });
    expect(again.plans.map((plan) => [plan.file, plan.adapterName])).toEqual([
      ['bank.csv', ''],
      ['till.csv', 'Kasse neu'],
    ]);
    await clerk.get('statements.discard', { planIds: again.plans.map((plan) => plan.planId) });
  });

  test('a file that was read otherwise than it is meant can be mapped from its plan, and takes its place', async () => {
    const card = 'Datum;Betrag;Verwendungszweck\n03.04.2026;3,50 €;Brot\n15.04.2026;-5,00 €;Zahlung';
    const dropped = await drop(clerk, 'karte.csv', card);
    expect(dropped.plans).toMatchObject([{ adapter: 'bank_csv', totals: [{ inSum: 350, outSum: 500 }] }]);
    const token = dropped.plans[0]?.planId ?? '';
    const { draft } = await guess(clerk, token);
    const mapping = completed(draft, {
      name: 'Karte',
      currency: 'EUR',
      amount: { form: 'signed', amount: 1, positive: 'out' },
    });
    await clerk.get('mappings.save', { mapping });
    const again = await clerk.get('statements.plan', { files: [token], taskId: taskId() });
    expect(again.plans).toMatchObject([{ adapterName: 'Karte', totals: [{ inSum: 500, outSum: 350 }] }]);
    await clerk.get('statements.discard', { planIds: again.plans.map((plan) => plan.planId) });
  });

  test('the bytes of a refused file are gone when the list is cleared', async () => {
    const dropped = await drop(clerk, 'x.csv', 'a,b\n1,2\n3,4');
    const token = tokenOf(dropped);
    expect(token).not.toBe('');
    await clear(clerk);
    expect(await clerk.refusal('mappings.guess', { fileToken: token, taskId: taskId() })).toBe('not_found');
  });
});

describe('who may', () => {
  test('an auditor reads and takes away mappings, and makes none', async () => {
    const auditor = await house.person('auditor');
    const { mappings } = await auditor.get('mappings.list', { includeRetired: true });
    expect(mappings.map((each) => each.mapping.name)).toEqual(['Karte', 'Kasse neu', 'Kasse 3']);
    const [first] = mappings;
    if (!first) throw new Error('there are mappings');
    const { text } = await auditor.get('mappings.export', { id: first.id });
    expect(await auditor.refusal('mappings.save', { mapping: first.mapping })).toBe('no_right');
    expect(await auditor.refusal('mappings.import', { text })).toBe('no_right');
    expect(await auditor.refusal('mappings.retire', { id: first.id })).toBe('no_right');
  });
});
