/** No fact without its event: every table is either bound by the record or named here as one that is not, and nothing opens a transaction past it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RECORDED_TABLES } from '../../../src-main/record/tables.ts';
import { newDesk } from '../../support/desk.ts';

/** The record's own, names and secrets that may be erased, which rows are being erased just now, and what the migrations keep of themselves. */
const NOT_BOUND = [
  'audit_checkpoint',
  'audit_event',
  'audit_node',
  'form_draft',
  'person_name',
  'retention_erasing',
  'source_secret',
];

test('every table of the ledger is bound by the record, or is one of the few that cannot be', async () => {
  const desk = await newDesk();
  try {
    const tables = await desk.workspace.ledger.query.introspection.getTables();
    const names = tables.map((table) => table.name).filter((name) => !name.startsWith('kysely_'));
    expect(names.toSorted()).toEqual([...RECORDED_TABLES, ...NOT_BOUND].toSorted());
  } finally {
    desk.close();
  }
});

test('nothing but the record opens a transaction', () => {
  const sources = readdirSync('src-main', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src-main', name));
  // A list that is spread (`...transaction()`) opens nothing.
  const openers = sources.filter((file) => /[^.]\.transaction\(/.test(readFileSync(file, 'utf8')));
  expect(openers.toSorted()).toEqual(
    ['src-main/ledger/ledger.ts', 'src-main/record/record.ts'].map((file) => join(...file.split('/'))),
  );
});
