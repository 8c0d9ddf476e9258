import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Attempt,
  countAttempt,
  drainAttempts,
  secondsToWait,
} from '../../../src-main/workspace/log-in-attempts.ts';
import { createWorkspace, openWorkspace } from '../../../src-main/workspace/workspace.ts';
import '../../support/quick-scrypt.ts';

let folder: string;
let time: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countinghouse-unit-'));
  time = Date.parse('2026-10-19T02:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date(time).toISOString();
const pass = (seconds: number) => {
  time += seconds * 1000;
};
const CLERK = { subject: 'person:P-clerk00001', person: 'P-clerk00001' };
const fail = (who = CLERK) => countAttempt(folder, now, who, async () => null);
const succeed = (who = CLERK) => countAttempt(folder, now, who, async () => 'in');
const drained = () => {
  let all: readonly Attempt[] = [];
  let more = 0;
  drainAttempts(folder, (attempts, others) => {
    all = attempts;
    more = others;
  });
  return { all, more };
};
/** Fails as often as said, each time once the wait is over. */
async function failTimes(times: number, who = CLERK): Promise<void> {
  for (let failure = 1; failure <= times; failure += 1) {
    await fail(who);
    pass(secondsToWait(failure));
  }
}

test('the wait grows with the failures and is never longer than half an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1000].map(secondsToWait)).toEqual([
    0, 0, 0, 5, 10, 20, 40, 80, 160, 1800, 1800, 1800,
  ]);
  fc.assert(
    fc.property(fc.nat(10_000), (failures) => {
      expect(secondsToWait(failures)).toBeLessThanOrEqual(secondsToWait(failures + 1));
      expect(secondsToWait(failures)).toBeLessThanOrEqual(1800);
    }),
  );
});

describe('who fails again and again', () => {
  test('waits, and while she waits nothing is even tried', async () => {
    for (let failure = 0; failure < 4; failure += 1) expect(await fail()).toBeNull();
    let isTried = false;
    const attempt = () =>
      countAttempt(folder, now, CLERK, async () => {
        isTried = true;
        return 'in';
      });
    await expect(attempt()).rejects.toMatchObject({ kind: 'locked_out', facts: { seconds: 5 } });
    pass(4);
    await expect(attempt()).rejects.toMatchObject({ kind: 'locked_out', facts: { seconds: 1 } });
    expect(isTried).toBe(false);
    pass(1);
    expect(await attempt()).toBe('in');
  });

  test('starts from nothing after a success', async () => {
    await failTimes(6);
    await succeed();
    for (let failure = 0; failure < 3; failure += 1) await fail();
    expect(await succeed()).toBe('in');
  });

  test('keeps nobody else out, least of all who has the recovery code', async () => {
    await failTimes(20);
    await fail();
    await expect(succeed()).rejects.toMatchObject({ kind: 'locked_out' });
    expect(await succeed({ subject: 'recovery', person: '' })).toBe('in');
    expect(await succeed({ subject: 'person:P-owner00001', person: 'P-owner00001' })).toBe('in');
  });

  test('gains nothing by trying many at once, nor by stopping the program in the middle', async () => {
    let tries = 0;
    const never = () =>
      countAttempt(folder, now, CLERK, () => {
        tries += 1;
        return new Promise(() => undefined);
      }).catch(() => undefined);
    for (let each = 0; each < 50; each += 1) void never();
    await new Promise((resume) => setImmediate(resume));
    expect(tries).toBe(4); // The fourth is counted as a failure before it is tried, and its wait stops the rest.
    await expect(succeed()).rejects.toMatchObject({ kind: 'locked_out' });
  });
});

describe('a clock that is set', () => {
  test('back by a year makes the wait begin anew by that clock, and it ends', async () => {
    await failTimes(9);
    await fail();
    pass(-365 * 24 * 3600);
    await expect(succeed()).rejects.toMatchObject({ kind: 'locked_out', facts: { seconds: 1800 } });
    pass(1799);
    await expect(succeed()).rejects.toMatchObject({ kind: 'locked_out', facts: { seconds: 1 } });
    pass(1);
    expect(await succeed()).toBe('in');
  });

  test('back by a little lengthens no wait past what it was', async () => {
    await failTimes(3);
    await fail();
    pass(-60);
    await expect(succeed()).rejects.toMatchObject({ kind: 'locked_out', facts: { seconds: 5 } });
    pass(5);
    expect(await succeed()).toBe('in');
  });
});

describe('what failed and is not yet in the record', () => {
  test('is given once, in order, with the lock-outs', async () => {
    for (let failure = 0; failure < 4; failure += 1) await fail();
    const { all, more } = drained();
    expect(all.map((each) => [each.kind, each.seconds])).toEqual([
      ['failed', 0],
      ['failed', 0],
      ['failed', 0],
      ['failed', 0],
      ['locked_out', 5],
    ]);
    expect(all.every((each) => each.person === CLERK.person && each.at === now())).toBe(true);
    expect(more).toBe(0);
    expect(drained().all).toEqual([]);
    await expect(succeed()).rejects.toMatchObject({ kind: 'locked_out' }); // Recorded is not forgiven.
  });

  test('stays when it could not be recorded', async () => {
    await fail();
    expect(() =>
      drainAttempts(folder, () => {
        throw new Error('the disk is full');
      }),
    ).toThrow();
    expect(drained().all).toHaveLength(1);
  });

  test('is counted where there is more than can be kept', async () => {
    await fail();
    const file = join(folder, 'log-ins.json');
    const document = JSON.parse(readFileSync(file, 'utf8'));
    document.unrecorded = Array.from({ length: 1000 }, () => document.unrecorded[0]);
    writeFileSync(file, JSON.stringify(document));
    await fail();
    await fail();
    expect(drained()).toMatchObject({ more: 2 });
    expect(drained()).toEqual({ all: [], more: 0 });
  });
});

test('a thousand made-up names make no person’s failures forgotten', async () => {
  await failTimes(4);
  await fail();
  const file = join(folder, 'log-ins.json');
  const document = JSON.parse(readFileSync(file, 'utf8'));
  for (let each = 0; each < 1000; each += 1)
    document.subjects[`login:${each}`] = { person: '', failures: 1, lastAt: now(), until: now() };
  writeFileSync(file, JSON.stringify(document));
  await fail({ subject: 'login:one more', person: '' });
  const { subjects } = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(subjects).length).toBeLessThanOrEqual(1001);
  expect(subjects[CLERK.subject].failures).toBe(5);
});

test('a damaged file keeps nobody out', async () => {
  await fail();
  writeFileSync(join(folder, 'log-ins.json'), '{ "subj');
  expect(await succeed()).toBe('in');
});

test('the door of a workspace counts: the fourth wrong password waits, the recovery code opens meanwhile', async () => {
  const books = join(folder, 'books');
  const { recoveryCode, ownerId } = await createWorkspace(books, {
    name: '城南店',
    owner: '林会计',
    password: '账房先生的很长很长的密码一二三',
    isDemo: false,
    createdAt: now(),
  });
  for (const login of ['', '林会计', '', '林会计'])
    await expect(openWorkspace(books, 'not the password at all', login, now)).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
  await expect(openWorkspace(books, '账房先生的很长很长的密码一二三', '', now)).rejects.toMatchObject({
    kind: 'locked_out',
    facts: { seconds: 5 },
  });
  // A name that nobody has waits in the same way.
  for (let failure = 0; failure < 4; failure += 1)
    await openWorkspace(books, 'not the password at all', '小李', now).catch(() => undefined);
  await expect(openWorkspace(books, 'not the password at all', '小李', now)).rejects.toMatchObject({
    kind: 'locked_out',
    facts: { seconds: 5 },
  });
  const opened = await openWorkspace(books, recoveryCode, '', now);
  opened.close();
  pass(5);
  (await openWorkspace(books, '账房先生的很长很长的密码一二三', '', now)).close();
  drainAttempts(books, (attempts) => {
    expect(attempts.filter((each) => each.person === ownerId && each.kind === 'failed')).toHaveLength(4);
    expect(attempts.filter((each) => each.person === '' && each.kind === 'failed')).toHaveLength(4);
  });
  const text = readFileSync(join(books, 'log-ins.json'), 'utf8');
  for (const name of ['林会计', '小李']) expect(text).not.toContain(name);
}, 30_000);
