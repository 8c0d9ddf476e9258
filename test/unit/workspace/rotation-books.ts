/** Books to rotate the key of: a ledger and originals with known content, and a look at whether all of it is still there. */
import { createCipheriv } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { OpenedWorkspace } from '../../../src-main/workspace/opened.ts';
import { setSlot } from '../../../src-main/workspace/slot-keeping.ts';
import { createWorkspace, openWorkspace } from '../../../src-main/workspace/workspace.ts';

export const OWNER_PASSWORD = '账房先生的很长很长的密码一二三';
export const CLERK = 'P-clerk00001';
export const CLERK_PASSWORD = 'the clerk has a long one as well';
export const AT = '2026-10-19T02:00:00Z';
const SECRET = '微信支付,4200001234567890,张三';
const ORIGINALS = 6;

interface Size {
  readonly notes: number;
  /** Of each original. */
  readonly bytes: number;
}
/** So large that a kill may come in the middle of it. */
export const LARGE: Size = { notes: 10_000, bytes: 2 * 1024 * 1024 };
export const SMALL: Size = { notes: 500, bytes: 64 * 1024 };

export interface Books extends Size {
  readonly folder: string;
  readonly recoveryCode: string;
  /** Names of the originals, in order. */
  readonly originals: readonly string[];
}

/** Nothing that compresses. */
const originalOf = (number: number, bytes: number): Buffer => {
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, number), Buffer.alloc(16));
  return Buffer.concat([Buffer.from(SECRET, 'utf8'), noise.update(Buffer.alloc(bytes))]);
};

export function note(opened: OpenedWorkspace, text: string): void {
  const { ledger, person } = opened;
  ledger.append(
    ledger.query
      .insertInto('exception_event')
      .values({ exception_key: 'x', at: AT, by: person, action: 'note', value: '', text }),
  );
}

export function notes(opened: OpenedWorkspace): string[] {
  const { ledger } = opened;
  return ledger
    .all(ledger.query.selectFrom('exception_event').select('text').orderBy('id'))
    .map((row) => row.text);
}

/** Made by the owner, with a clerk beside her; left closed. */
export async function makeBooks(folder: string, size: Size): Promise<Books> {
  const { recoveryCode } = await createWorkspace(folder, {
    name: '城南店',
    owner: '林会计',
    password: OWNER_PASSWORD,
    isDemo: false,
    createdAt: AT,
  });
  const opened = await openWorkspace(folder, OWNER_PASSWORD);
  await setSlot(opened, {
    kind: 'password',
    person: CLERK,
    login: '小王',
    secret: CLERK_PASSWORD,
    createdAt: AT,
  });
  opened.ledger.transaction(() => {
    for (let number = 0; number < size.notes; number += 1) note(opened, `${SECRET} ${number}`);
  });
  const originals: string[] = [];
  for (let number = 0; number < ORIGINALS; number += 1)
    originals.push((await opened.originals.put(originalOf(number, size.bytes))).name);
  opened.close();
  return { folder, recoveryCode, originals, ...size };
}

/** Nothing is lost, and nothing can be read by who has no key. `later` are notes written since. */
export async function expectWhole(
  opened: OpenedWorkspace,
  books: Books,
  later: readonly string[] = [],
): Promise<void> {
  const expected = Array.from({ length: books.notes }, (_, number) => `${SECRET} ${number}`);
  expect(notes(opened)).toEqual([...expected, ...later]);
  for (const [number, name] of books.originals.entries())
    expect((await opened.originals.get(name)).equals(originalOf(number, books.bytes))).toBe(true);
  for (const file of filesOf(books.folder))
    if (readFileSync(file).includes('4200001234567890')) expect.fail(`${file} can be read`);
}

export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

/** Names in the folder that belong to a generation. */
export const generationFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^(ledger|originals)/.test(name))
    .sort();
