import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signalView, verification } from '../../../shared/contract/record.ts';
import { type AuditDeps, auditCalls } from '../../../src-main/areas/audit/calls.ts';
import type { Ledger } from '../../../src-main/ledger/ledger.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { leafHash, verifyInclusion } from '../../../src-main/record/merkle.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import { info as anybody } from '../../support/desk.ts';
import { HER, keys, newFolder, openBooks, testClock, writeGroup } from '../../support/record-books.ts';

const OTHER = { person: 'P-0000000002', session: 'another', shell: 'cli' };
const NAMES: Readonly<Record<string, string>> = { [HER.person]: '李会计', [OTHER.person]: '王复核' };

let books: ReturnType<typeof newFolder>;
let ledger: Ledger;
let record: AuditRecord;
let clock: ReturnType<typeof testClock>;
let calls: ReturnType<typeof auditCalls>;
let anchors: ReturnType<AuditDeps['anchors']>;
const told: string[] = [];
let hasAnother = false;
const info: CallInfo = { ...anybody, ...HER, changed: (...areas) => told.push(...areas) };

beforeEach(async () => {
  books = newFolder();
  ledger = await openBooks(books.file);
  clock = testClock('2026-03-02T01:00:00.000Z');
  record = new AuditRecord(ledger, keys, clock.now);
  anchors = [];
  told.length = 0;
  calls = auditCalls({
    ledger,
    record,
    keys,
    now: clock.now,
    nameOf: (person) => NAMES[person] ?? person,
    originals: { get: async () => Buffer.alloc(0) },
    hasAnotherWatcher: () => hasAnother,
    anchors: () => anchors,
  });
});
afterEach(() => {
  ledger.close();
  books.remove();
});

const all = { offset: 0, limit: 50, action: '', person: '', from: '', to: '' };
const list = async (wanted: Partial<typeof all> = {}) => {
  const { total, rows } = await calls['record.list']({ ...all, ...wanted }, info);
  return { total, seqs: rows.map((each) => each.seq), rows };
};

describe('the list of events', () => {
  beforeEach(() => {
    writeGroup(record, ledger, [1, 2, 3]); // 2
    record.note(OTHER, { action: 'statements.revealed', subject: { line: 7, reason: 'to ask the bank' } }); // 3
    record.note(OTHER, {
      action: 'access.roles_changed',
      subject: { person: HER.person, maker: OTHER.person },
    }); // 4
    clock.set('2026-03-05T01:00:00.000Z'); // Three days on: a jump of the clock is event 5.
    record.note(HER, { action: 'statements.source_revealed', subject: { line: 8 } }); // 6
  });

  test('begins with the newest and goes on by pages', async () => {
    expect(await list({ limit: 4 })).toMatchObject({ total: 6, seqs: [6, 5, 4, 3] });
    expect(await list({ limit: 4, offset: 4 })).toMatchObject({ total: 6, seqs: [2, 1] });
    expect(await list({ offset: 40 })).toMatchObject({ total: 6, seqs: [] });
  });

  test('is chosen by the beginning of the action, by person and by days, and by all at once', async () => {
    expect(await list({ action: 'statements.' })).toMatchObject({ total: 2, seqs: [6, 3] });
    expect(await list({ person: OTHER.person })).toMatchObject({ total: 2, seqs: [4, 3] });
    expect(await list({ to: '2026-03-03' })).toMatchObject({ total: 4 });
    expect(await list({ from: '2026-03-04', to: '2026-03-06' })).toMatchObject({ seqs: [6, 5] });
    const some = { action: 'statements.', person: OTHER.person, from: '2026-03-01', to: '2026-03-06' };
    expect(await list(some)).toMatchObject({ total: 1, seqs: [3] });
  });

  test('says who, from where, on what and how many rows; persons by name', async () => {
    const { rows } = await list({ limit: 6 });
    expect(rows.find((each) => each.seq === 4)).toMatchObject({
      actorName: '王复核',
      shell: 'cli',
      subject: [
        { name: 'maker', value: '王复核' },
        { name: 'person', value: '李会计' },
      ],
      rows: [],
    });
    expect(rows.find((each) => each.seq === 2)?.rows).toEqual([
      { table: 'person_group', count: 1 },
      { table: 'person_group_line', count: 3 },
    ]);
  });
});

test('an event is given with its entry word for word and a proof that anybody can check', async () => {
  for (let line = 1; line < 9; line += 1) writeGroup(record, ledger, [line]);
  const { event, entry, proof } = await calls['record.event']({ seq: 5 }, info);
  const head = await calls['record.head']({}, info);
  expect(head).toMatchObject({ size: 9, root: proof.root, publicKey: keys.publicKey });
  const leaf = leafHash(Buffer.from(entry));
  expect(leaf.toString('hex')).toBe(event.leaf);
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const claim = { leaf, index: 4, size: proof.size, proof: proof.path.map(bytes), root: bytes(head.root) };
  expect(verifyInclusion(claim)).toBe(true);
  expect(() => calls['record.event']({ seq: 99 }, info)).toThrow(
    expect.objectContaining({ kind: 'not_found' }),
  );
});

describe('verification', () => {
  const verify = async (anchor = '') =>
    verification.parse(await calls['record.verify']({ anchor, taskId: 'a-task-of-a-test' }, info));
  const lastEvent = async () => (await list({ limit: 1 })).rows[0];

  test('is recorded itself with what came out', async () => {
    writeGroup(record, ledger, [1]);
    expect(await verify(record.head().checkpoint)).toMatchObject({ holds: true, faults: [] });
    expect(await lastEvent()).toMatchObject({
      action: 'record.verified',
      actor: HER.person,
      subject: expect.arrayContaining([{ name: 'holds', value: '1' }]),
    });
    expect(told).toContain('record');
  });

  test('looks at the heads that are kept, and at the one that was pasted', async () => {
    anchors = [{ place: 'workspace.json', note: 'not a checkpoint' }];
    expect((await verify('neither is this')).faults.map((each) => `${each.kind} ${each.place}`)).toEqual([
      'signature workspace.json',
      'signature anchor',
    ]);
    expect((await lastEvent())?.subject).toEqual(
      expect.arrayContaining([
        { name: 'holds', value: '0' },
        { name: 'fault', value: 'signature' },
      ]),
    );
    const { rows } = await calls['signals.list']({ offset: 0, limit: 9, onlyOpen: true }, info);
    expect(rows.map((each) => each.kind)).toEqual(expect.arrayContaining(['record_fault']));
  });
});

describe('signals', () => {
  const open = (onlyOpen = true) => calls['signals.list']({ offset: 0, limit: 50, onlyOpen }, info);
  beforeEach(() => {
    for (let times = 0; times < 5; times += 1)
      record.note(HER, { action: 'session.refused', subject: { call: 'access.people' } });
    record.note(HER, {
      action: 'record.ledger_changed_while_closed',
      subject: { expected: 'a', found: 'b' },
    });
  });

  test('the serious first; each fits the contract and names the person', async () => {
    const { total, rows } = await open();
    expect(total).toBe(2);
    expect(rows.map((each) => signalView.parse(each).kind)).toEqual([
      'ledger_changed_while_closed',
      'refused_repeatedly',
    ]);
    expect(rows[1]).toMatchObject({ person: HER.person, personName: '李会计', evidence: [2, 3, 4, 5, 6] });
    expect(await calls['signals.serious']({}, info)).toMatchObject({ count: 1, first: { evidence: [7] } });
  });

  test('nobody explains away what is said of herself while somebody else could look at it', async () => {
    const { rows } = await open();
    const key = rows.find((each) => each.person === HER.person)?.key ?? '';
    hasAnother = true;
    try {
      const own = () => calls['signals.acknowledge']({ key, comment: 'It was nothing' }, info);
      expect(own).toThrow(expect.objectContaining({ kind: 'same_person' }));
      const other = { ...info, person: 'P-another001' };
      await calls['signals.acknowledge']({ key, comment: 'She was shown what she may do' }, other);
      expect((await open()).rows.some((each) => each.key === key)).toBe(false);
    } finally {
      hasAnother = false;
    }
  });

  test('once acknowledged with a comment, one is open no more and shows who said what', async () => {
    const key = 'ledger_changed_while_closed:7';
    await calls['signals.acknowledge']({ key, comment: 'I put it back from the stick' }, info);
    expect(await calls['signals.serious']({}, info)).toEqual({ count: 0, first: null });
    expect((await open()).rows.map((each) => each.kind)).toEqual(['refused_repeatedly']);
    expect((await open(false)).rows.at(-1)).toMatchObject({
      key,
      acknowledged: { by: HER.person, name: '李会计', comment: 'I put it back from the stick' },
    });
    expect(told).toEqual(expect.arrayContaining(['signals', 'record']));
    expect((await list({ limit: 1 })).rows[0]).toMatchObject({
      action: 'signals.acknowledged',
      rows: [{ table: 'signal_acknowledgement', count: 1 }],
    });
    const again = () => calls['signals.acknowledge']({ key, comment: 'again' }, info);
    expect(again).toThrow(expect.objectContaining({ kind: 'already_decided' }));
    const unknown = () => calls['signals.acknowledge']({ key: 'lock_out:7', comment: 'x' }, info);
    expect(unknown).toThrow(expect.objectContaining({ kind: 'not_found' }));
  });

  test('an acknowledged change of the file is explained to the verification', async () => {
    const verify = () => calls['record.verify']({ anchor: '', taskId: 'a-task-of-a-test' }, info);
    expect((await verify()).faults.map((each) => `${each.kind} ${each.place}`)).toEqual(['edited ledger']);
    await calls['signals.acknowledge']({ key: 'ledger_changed_while_closed:7', comment: 'restored' }, info);
    expect(await verify()).toMatchObject({ holds: true, remarks: [{ place: 'ledger' }] });
  });
});
