/** A refusal in words: the reason before the kind, names of ours in the reader's language, and something to do. */
import { expect, test } from 'vitest';
import type { ErrorKind, Facts } from '../../../shared/contract/errors.ts';
import { LOCALES, type Locale, say, sayOr, type WordKey } from '../../../shared/wording/catalogue.ts';
import { CallError } from '../../../src-renderer/api/client.tsx';
import { errorWords } from '../../../src-renderer/ui/error-note.tsx';

const wordsIn = (locale: Locale) =>
  Object.assign((key: WordKey, facts?: Facts) => say(locale, key, facts), {
    locale,
    or: (key: string, otherwise: string, facts?: Facts) => sayOr(locale, key, otherwise, facts),
  });
const said = (locale: Locale, kind: ErrorKind, facts: Facts) =>
  errorWords(wordsIn(locale), new CallError(kind, facts, 'a call'));

test('two posts that exclude each other are named, with the law', () => {
  const facts = { first: 'clerk', second: 'auditor', rule: 'accounting_law_35' };
  expect(said('zh-CN', 'role_conflict', facts).title).toBe('经办与审计不得由同一个人担任');
  expect(said('zh-CN', 'role_conflict', facts).advice).toContain('会计法第三十五条');
  expect(said('en', 'role_conflict', facts).title).toBe('Clerk and Auditor must not be one person');
});

test('a weak password says what is weak about it; a reason nobody knows leaves the general sentence', () => {
  expect(said('zh-CN', 'password_weak', { why: 'common' }).title).toBe('这个密码太常见，猜几次就中');
  expect(said('zh-CN', 'password_weak', { why: 'something new' }).title).toBe('这个密码不够安全');
});

test('no hole is left in a sentence about roles, in either language', () => {
  for (const locale of LOCALES) {
    const { title, safe, advice } = said(locale, 'role_conflict', { first: 'x', second: 'y', rule: 'z' });
    expect(`${title} ${safe} ${advice}`).not.toContain('{{');
  }
});
