/** Whoever writes waits her turn: a write that another slips under would decide on what is no longer so. */
import { expect, test } from 'vitest';
import type { Right } from '../../../shared/contract/call.ts';
import { CALL_NAMES, type CallName, calls } from '../../../shared/contract/calls.ts';
import { IN_TURN } from '../../../src-main/engine/in-turn.ts';

/** They only look, or they take the turn themselves for what they write. */
const LOOKS: ReadonlySet<CallName> = new Set<CallName>([
  'statements.watch',
  'statements.plans',
  'statements.planRows',
  'statements.undoPreview',
  'mappings.guess',
  'mappings.try',
  'sources.secrets',
  'sources.list',
  'sources.test',
  'sources.fetch',
  'orders.checkEntry',
  'orders.supplementDraft',
  'payments.guessLayout',
]);

/** Whoever has one of these rights may change what others rest on. */
const WRITING: readonly Right[] = [
  'import',
  'match',
  'review',
  'approve',
  'manage_people',
  'orders',
  'parties',
  'pay',
  'post',
];

test('every call about files, matches, orders, parties, payments, funds and the books that writes is one at a time', () => {
  const writing = CALL_NAMES.filter((name) => WRITING.includes(calls[name].right) && !LOOKS.has(name));
  expect(writing.length).toBeGreaterThan(70);
  expect(writing.filter((name) => !IN_TURN.has(name))).toEqual([]);
});
