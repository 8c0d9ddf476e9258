/**
 * Bank messages have the published shape. The order of elements is held against our own notes of it; where ISO20022_XSD_DIR names a folder with
 * the schemas (<message>.xsd, not ours to hand on), xmllint validates every golden against them, too.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsOf, ORDERS } from './message-order.ts';
import { treeOf } from './messages.ts';

const GOLDEN = join(import.meta.dirname, '../../../golden/payments');
const messages = readdirSync(GOLDEN).filter((name) => name.endsWith('.xml'));
const messageOf = (name: string): string => name.slice(0, 'pain.001.001.09'.length);

describe('the order of elements', () => {
  test.each(messages)('%s', (name) => {
    const tree = treeOf(readFileSync(join(GOLDEN, name)));
    expect(faultsOf(tree, ORDERS[messageOf(name)] ?? {})).toEqual([]);
  });

  test('an element out of its place, a name too many, a text of another form are seen', () => {
    const text = readFileSync(join(GOLDEN, 'pain.001.001.09.xml'), 'utf8');
    const faults = (changed: string) =>
      faultsOf(treeOf(Buffer.from(changed)), ORDERS['pain.001.001.09'] ?? {});
    expect(faults(text.replace('<PmtMtd>TRF</PmtMtd>', ''))).toHaveLength(1);
    expect(faults(text.replace('<Dt>2026-05-29</Dt>', '2026-05-29'))).toEqual([]);
    expect(faults(text.replace('2026-05-29', '29.05.2026'))).toHaveLength(1);
    expect(faults(text.replaceAll('MmbId>', 'BIC>')).length).toBeGreaterThan(0);
  });
});

const schemas = process.env['ISO20022_XSD_DIR'];
if (schemas !== undefined)
  describe('the schemas', () => {
    test.each(messages)('%s validates', (name) => {
      const schema = join(schemas, `${messageOf(name)}.xsd`);
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, join(GOLDEN, name)]);
      expect(String(stderr)).toContain('validates');
      expect(status).toBe(0);
    });
  });
