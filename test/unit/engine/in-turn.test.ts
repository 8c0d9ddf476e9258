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
  'parties.planWatchFile',
  'risk.counts',
  'risk.alerts',
  'risk.alert',
  'risk.stopped',
  'risk.cases',
  'risk.case',
  'risk.largeValue',
  'risk.largeValueLines',
  'risk.thresholds',
  'risk.book',
  'risk.backtest',
  'evidence.plan',
  'evidence.handed',
  'evidence.verify',
  'evidence.bankAccounts',
  'evidence.bankReconciliation',
  'audit.population',
  'audit.samples',
  'audit.sample',
  'audit.runTest',
  'analytics.riskPanel',
  'analytics.riskBehind',
  'retention.classes',
  'retention.due',
  'retention.holds',
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
  'settle',
  'settings',
  'watch_list',
  'risk',
  'audit',
  'retain',
];

test('every call about files, matches, orders, parties, payments, funds, the books, risk, evidence and keeping that writes is one at a time', () => {
  const writing = CALL_NAMES.filter((name) => WRITING.includes(calls[name].right) && !LOOKS.has(name));
  expect(writing.length).toBeGreaterThan(110);
  expect(writing.filter((name) => !IN_TURN.has(name))).toEqual([]);
});
