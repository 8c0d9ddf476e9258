/** Whoever writes waits her turn: a write that another slips under would decide on what is no longer so. */
import { expect, test } from 'vitest';
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
]);

test('every call about files, matches, differences, terms and rules that writes is one at a time', () => {
  const writing = CALL_NAMES.filter(
    (name) =>
      ['import', 'match', 'review', 'approve', 'manage_people'].includes(calls[name].right) &&
      !LOOKS.has(name),
  );
  expect(writing.length).toBeGreaterThan(30);
  expect(writing.filter((name) => !IN_TURN.has(name))).toEqual([]);
});
