/** Secrets of sources in backups: usable after a restore, under whatever data key; and none that was forgotten comes back. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SourceSecrets } from '../../../src-main/areas/statements/secrets/store.ts';
import { rotateDataKey } from '../../../src-main/workspace/rotation.ts';
import { secretBox } from '../../../src-main/workspace/sealed-secrets.ts';
import { type Books, newBooks, OWNER_PASSWORD } from './backup-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let books: Books;
beforeEach(async () => {
  books = await newBooks();
});
afterEach(() => books.close());

const secrets = () => {
  const { workspace, record } = books.desk;
  return new SourceSecrets({
    ledger: workspace.ledger,
    record,
    box: secretBox(workspace.dataKey),
    now: () => books.now,
  });
};
const put = (label: string, value: string) => secrets().put('file_password', label, value, books.owner);
const restore = (id: string, openedWith: { secret?: string } = {}) =>
  books.desk.backups.handlers['backup.restore']({ id, reason: '昨天导错了', ...openedWith }, books.owner);
const rotate = async () => {
  const { workspace } = await rotateDataKey(books.desk.workspace, {
    now: () => books.now,
    keeps: () => true,
    progress: () => undefined,
  });
  books.desk = books.sitDown(workspace);
};

test('a rotation of the data key leaves every secret usable, and the old key opens none', async () => {
  const id = put('微信支付账单', 'wx-413728');
  const before = secretBox(books.desk.workspace.dataKey);
  await rotate();
  expect(secrets().open(id)).toBe('wx-413728');
  const { ledger } = books.desk.workspace;
  const row = ledger.first(ledger.query.selectFrom('source_secret').selectAll());
  const { nonce, sealed } = row ?? {};
  expect(
    nonce && sealed && before.open({ nonce, sealed }, { kind: 'file_password', madeAt: row?.made_at ?? '' }),
  ).toBe(null);
});

test('a backup from before a rotation gives its secrets under the present key', async () => {
  const id = put('微信支付账单', 'wx-413728');
  const backup = await books.make();
  await rotate();
  await restore(backup, { secret: OWNER_PASSWORD });
  expect(secrets().open(id)).toBe('wx-413728');
});

test('a restore brings back no secret that was forgotten since, and keeps the others', async () => {
  const gone = put('支付宝', 'ali-550812');
  const stays = put('微信支付账单', 'wx-413728');
  const backup = await books.make();
  books.later(1);
  secrets().forget(gone, books.owner);
  await restore(backup);
  expect(
    secrets()
      .list()
      .map((each) => each.id),
  ).toEqual([stays]);
  expect(secrets().open(stays)).toBe('wx-413728');
  expect(() => secrets().open(gone)).toThrow('not_found');
});
