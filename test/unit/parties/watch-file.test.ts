/** A watch list by file: what is new is watched at once, what left it is taken off by a second person, and the same file twice is one file. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PayDesk } from '../../support/pay-desk.ts';

let pay: PayDesk;
beforeAll(async () => {
  pay = await PayDesk.open(1);
});
afterAll(() => pay.desk.close());

const plan = (text: string, source: string, version = '1') =>
  pay.desk.handlers['parties.planWatchFile'](
    { file: '', source, version },
    { ...pay.clerk, file: async () => ({ name: '名单.csv', bytes: Buffer.from(text) }) },
  );
const takePlanned = async ({ planId, hash }: { readonly planId: string; readonly hash: string }) =>
  pay.desk.handlers['parties.takeWatchFile']({ planId, hash, reason: '公告' }, pay.clerk);
const take = async (text: string, source: string, version = '1') =>
  takePlanned(await plan(text, source, version));
const standing = async (source: string) =>
  (await pay.desk.handlers['parties.watchList']({}, pay.clerk)).entries.filter(
    (each) => each.source === source,
  );
const agree = async (requestId: number | null) => {
  const id = requestId ?? 0;
  const { hash } = await pay.desk.handlers['approvals.get']({ id }, pay.owner);
  await pay.desk.handlers['approvals.approve']({ id, hash, note: '' }, pay.owner);
};

const FIRST = '姓名,证件号,手机号\n江南影子有限公司,,\n欧阳石榴,110101199003077758,+86 138-0013-8000\n';

describe('a list that comes for the first time', () => {
  test('is shown masked, row by row, and taken as it was shown', async () => {
    const planned = await plan(FIRST, '甲名单', '2026-10');
    expect(planned).toMatchObject({ rows: 2, added: 4, known: 0, leaving: 0, before: '', problemCount: 0 });
    expect(JSON.stringify(planned)).not.toMatch(/欧阳石榴|110101199003077758|13800138000/);
    expect(await takePlanned(planned)).toEqual({ added: 4, leaving: 0, requestId: null });
    expect((await standing('甲名单')).map(({ what, version }) => `${what} ${version}`)).toEqual([
      'name 2026-10',
      'name 2026-10',
      'identity 2026-10',
      'phone 2026-10',
    ]);
  });

  test('and again adds nothing and asks for nothing, however its names are written', async () => {
    const size = pay.desk.record.head().size;
    const wide = FIRST.replace('江南影子有限公司', '江南影子 有限公司').replace(
      '+86 138-0013-8000',
      '13800138000',
    );
    expect(await take(wide, '甲名单', '2026-11')).toEqual({ added: 0, leaving: 0, requestId: null });
    expect(pay.desk.record.head().size).toBe(size);
  });

  test('may say in a column what each row is', async () => {
    const text = '种类,内容\n账号,6222 0210 0111 6245 702\n姓名,上官某某\n手机号,021-6543210\n';
    await take(text, '乙名单');
    expect((await standing('乙名单')).map(({ what }) => what)).toEqual(['account', 'name', 'phone']);
  });
});

describe('a newer file of a source', () => {
  const older = '名称\n影子一\n影子二\n影子三\n';
  const newer = '名称\n影子二\n影子四\n';

  test('adds who is new at once, and keeps who left until a second person agreed', async () => {
    await take(older, '丙名单', '第1期');
    const planned = await plan(newer, '丙名单', '第2期');
    expect(planned).toMatchObject({ added: 1, known: 1, leaving: 2, before: '第1期' });
    const { requestId } = await takePlanned(planned);
    expect(await standing('丙名单')).toHaveLength(4);
    await agree(requestId);
    expect((await standing('丙名单')).map(({ version }) => version).toSorted()).toEqual(['第1期', '第2期']);
  });

  test('asks once, however often the file is taken meanwhile', async () => {
    await take(older, '丁名单');
    const { requestId } = await take(newer, '丁名单', '2');
    expect((await take(newer, '丁名单', '2')).requestId).toBe(requestId);
  });

  test('leaves alone what another source says, and each source has its own word', async () => {
    await take(older, '戊名单');
    await take(older, '己名单');
    const { requestId } = await take(newer, '戊名单', '2');
    await agree(requestId);
    expect(await standing('己名单')).toHaveLength(3);
  });

  test('is not taken as it was shown once the list is another', async () => {
    const planned = await plan(older, '庚名单');
    await take('名称\n影子一\n', '庚名单');
    await expect(takePlanned(planned)).rejects.toMatchObject({ kind: 'plan_stale' });
  });
});

test.each([
  ['a row that says nothing', '姓名,备注\n,去年的名单\n', 'missing_value', 2],
  ['a phone that is none', '姓名,手机号\n影子一,无号码\n', 'not_a_phone', 2],
  ['half a phone', '手机号\n12345\n', 'not_a_phone', 2],
  ['signs alone', '姓名\n（——）\n', 'nothing_to_watch', 2],
  ['a number a spreadsheet has cut', '证件号\n1.10101E+17\n', 'lost_digits', 2],
  ['a kind nobody knows', '种类,内容\n车牌,沪A12345\n', 'unknown_kind', 2],
])('%s is named by its row, and nothing of the file is taken', async (_what, text, problem, row) => {
  const planned = await plan(text, '辛名单');
  expect(planned.planId).toBe('');
  expect(planned.problems[0]).toMatchObject({ problem, row });
});

test('a table of something else is refused', async () => {
  await expect(plan('订单号,金额\n1,2\n', '壬名单')).rejects.toMatchObject({
    facts: { refusal: 'not_watch_list' },
  });
});

test('a payee whose phone is on a list is found by it, and a mailbox is no phone', async () => {
  const { PartyStore } = await import('../../../src-main/areas/parties/store.ts');
  const parties = new PartyStore(pay.desk.workspace.ledger, () => 0);
  const hit = (contact: string) =>
    parties.watchHits({ name: '某', number: '', identityNo: '', contact }).map(({ what }) => what);
  expect(hit('小王 138 0013 8000')).toEqual(['phone']);
  expect(hit('13800138000@qq.com')).toEqual([]);
});

test('whatever files come in whatever order, the last one of a source is what stands of it', async () => {
  const names = fc.uniqueArray(fc.constantFrom('影甲', '影乙', '影丙', '影丁'), { minLength: 1 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 4 }), async (files) => {
      run += 1;
      const source = `来源${run}`;
      for (const [at, file] of files.entries()) {
        const { requestId } = await take(`姓名\n${file.join('\n')}\n`, source, String(at));
        if (requestId !== null) await agree(requestId);
      }
      expect(await standing(source)).toHaveLength(files.at(-1)?.length ?? 0);
    }),
    { numRuns: 15 },
  );
});
