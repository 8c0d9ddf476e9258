/** Nothing of the ledger is forgotten by a pack: every table of facts is in one of its tables, or left out on purpose and said so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RECORDED_TABLES } from '../../../../src-main/record/tables.ts';

const FOLDER = join(import.meta.dirname, '../../../../src-main/areas/audit/pack/tables');
const SOURCES = readdirSync(FOLDER)
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');

/** Read through a store that holds them. */
const BY_STORE: Readonly<Record<string, string>> = {
  statement_import: 'lines.imports()',
  line_block: 'readBlock(',
  line_column: 'readColumns(',
  match_leg: 'standing.legs()',
  match_column: 'standing.view(',
  match_run_rules: 'rule?.version',
  reconciliation_exception: 'standing.exceptions()',
  person_group: 'groupIndex(',
  person_group_line: 'group.left',
  person: 'deps.persons()',
  calendar_day: 'terms.words()',
  settlement_cycle: 'terms.words()',
  fee_schedule: 'terms.words()',
  settlement_term: 'terms.words()',
  payment_line_end: 'endedLinks()',
  settlement_member: 'members()',
  journal_member: "'journal'", // The lines behind an entry are those of its fact.
};
/** Exclusions name them: confidential, secret, or no facts of money. */
const LEFT_OUT = [
  ...['risk_fact', 'watch_entry', 'person_factor', 'person_password', 'secret_opening'],
  ...[
    'log_in_profile',
    'backup_end',
    'backup_schedule',
    'arrival_expectation',
    'column_mapping',
    'fetch_source',
    'fetch_outcome',
  ],
  ...[
    'rule_offer_word',
    'saved_view',
    'payment_check',
    'payment_layout',
    'audit_sample',
    'audit_sample_event',
  ],
  ...['report_schedule', 'monthly_report'],
];

test('every table of facts is in the pack, or is left out on purpose', () => {
  const forgotten = RECORDED_TABLES.filter(
    (table) =>
      !SOURCES.includes(`'${table}'`) &&
      !SOURCES.includes(BY_STORE[table] ?? '\0') &&
      !LEFT_OUT.includes(table),
  );
  expect(forgotten).toEqual([]);
});

test('what is confidential or secret is read by no table of a pack', () => {
  for (const table of LEFT_OUT) expect(SOURCES, table).not.toContain(`'${table}'`);
});
