/** What is put to a difference is kept as the files are: sealed, in the backup, under the next key, missed when it is gone. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { verifyBooks } from '../../../src-main/areas/audit/verify-books.ts';
import { taskId } from '../../support/people.ts';
import { Bench } from './bench.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const NOTE = '银行回单：三月三日到账四十元整';
const FILE = '很容易认出来的回单名字.txt';
const DAY = '店庆那一天不结算';
const RULE = '城南店自己的规则名字';
const REASON = '与渠道的合同第七条第二款';

const everyFile = (where: string): string[] =>
  readdirSync(where, { recursive: true, encoding: 'utf8' })
    .map((name) => join(where, name))
    .filter((file) => statSync(file).isFile());

async function withAttachment() {
  bench = await Bench.open(['100.00'], ['7.00']);
  const { clerk, house } = bench;
  const { key } = await bench.ofOrder('O-1');
  const { id } = await clerk.get('exceptions.attach', { key, file: await clerk.upload(FILE, NOTE) });
  const takenOut = async () => {
    const { token } = await clerk.get('exceptions.saveAttachment', { key, id });
    return Buffer.from((await house.engine.takeFile(clerk.session, token))?.bytes ?? []).toString();
  };
  return { key, id, takenOut };
}

test('nothing of an attachment, of terms or of the draft of a rule can be read on the disk', async () => {
  await withAttachment();
  const { clerk, house } = bench;
  const { requestId } = await clerk.get('terms.change', {
    changes: [{ what: 'calendar_day', day: '2026-03-20', kind: 'holiday', name: DAY }],
    reason: REASON,
  });
  await house.agree(requestId ?? 0);
  const shipped = (await clerk.get('matching.rules', {})).rules.find(
    ({ id }) => id === 'order_bank_by_amount',
  );
  if (!shipped?.inForce) throw new Error('it is in force');
  const { version: _, ...rule } = shipped.inForce;
  await clerk.get('matching.draftRule', { rule: { ...rule, id: '', name: RULE, place: 777 } });
  const files = everyFile(house.home).map((file) => readFileSync(file));
  expect(files.length).toBeGreaterThan(4);
  for (const text of [NOTE, FILE, DAY, RULE, REASON])
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect([text, files.some((bytes) => bytes.includes(Buffer.from(text, encoding)))]).toEqual([
        text,
        false,
      ]);
});

test('it is in the backup, which is proven with it, and under the next key after a rotation', async () => {
  const { takenOut } = await withAttachment();
  const { owner } = bench.house;
  const { backup } = await owner.get('backup.make', { taskId: taskId() });
  const { verification, totals } = await owner.get('backup.drill', {
    id: backup.id,
    taskId: taskId(),
    secret: owner.who.password,
  });
  expect(verification).toMatchObject({ holds: true, originals: 3 });
  expect(totals).toContainEqual({ name: 'originals', value: '3' });
  await owner.prove();
  await owner.get('access.rotateKey', { reason: '定期轮换', taskId: taskId() });
  await bench.house.comeBack();
  expect(await takenOut()).toBe(NOTE);
});

test('one that is gone is told by its number', async () => {
  const { id } = await withAttachment();
  const { house } = bench;
  const verified = () =>
    house.look(({ ledger, document, device, originals }) =>
      verifyBooks({
        ledger,
        originals,
        keys: { workspaceId: document.id, publicKey: device.publicKey },
        anchors: [],
        step: async () => undefined,
      }),
    );
  expect(await verified()).toMatchObject({ holds: true, originals: 3 });
  const sealed = await house.look(({ originals }) => originals.nameOf(Buffer.from(NOTE)));
  rmSync(join(house.folder, 'originals', sealed));
  expect((await verified()).faults).toMatchObject([
    { kind: 'damaged', place: 'attachment', number: id, found: sealed },
  ]);
});
