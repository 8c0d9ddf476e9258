/** `npm run supply`: which packages we stand on, under which licences; what nobody has agreed to ends with 1. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dependenciesOf, licenceFaults } from '../../../build/licences.ts';
import { readAudit } from '../../../build/vulnerabilities.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

interface Package {
  readonly path: string;
  readonly version?: string;
  /** As its own package.json has it; undefined: not installed. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly lock?: Readonly<Record<string, unknown>>;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countinghouse-supply-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A folder as npm leaves it. */
function project(packages: readonly Package[]): void {
  const entries: Record<string, unknown> = { '': { name: 'project', version: '1.0.0' } };
  for (const { path, version = '1.0.0', manifest, lock = {} } of packages) {
    entries[path] = { version, ...lock };
    if (!manifest) continue;
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'package.json'), JSON.stringify({ version, ...manifest }));
  }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: entries }));
}

const run = () =>
  spawnSync(process.execPath, [join(ROOT, 'build', 'supply.ts'), folder, '--licences'], {
    encoding: 'utf8',
  });

/** One installed package of that licence. */
function faultsOf(licence: unknown, name = 'some-package'): readonly string[] {
  project([{ path: `node_modules/${name}`, manifest: { license: licence } }]);
  return licenceFaults(dependenciesOf(folder));
}

describe('the list', () => {
  test('has every package once, with version, licence and use, nested and scoped ones too', () => {
    project([
      { path: 'node_modules/b', manifest: { license: 'MIT' } },
      { path: 'node_modules/@scope/a', version: '2.0.0', manifest: { license: 'ISC' }, lock: { dev: true } },
      { path: 'node_modules/b/node_modules/c', version: '0.1.0', manifest: { licenses: [{ type: 'MIT' }] } },
      { path: 'node_modules/b/node_modules/b', manifest: { license: 'MIT' }, lock: { dev: true } },
      { path: 'node_modules/for-windows', lock: { license: '0BSD', optional: true } },
      { path: 'node_modules/alias', manifest: { license: { type: 'MIT' } }, lock: { name: 'real-name' } },
    ]);
    expect(dependenciesOf(folder)).toEqual([
      { name: '@scope/a', version: '2.0.0', licence: 'ISC', use: 'development' },
      { name: 'b', version: '1.0.0', licence: 'MIT', use: 'production' },
      { name: 'c', version: '0.1.0', licence: 'MIT', use: 'production' },
      { name: 'for-windows', version: '1.0.0', licence: '0BSD', use: 'production' },
      { name: 'real-name', version: '1.0.0', licence: 'MIT', use: 'production' },
    ]);
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^@scope\/a +2\.0\.0 +ISC +development$/m);
    expect(stdout).toContain('5 packages, 0 without a licence that is agreed to.');
  });

  test('another version than the locked one has no say', () => {
    project([
      {
        path: 'node_modules/a',
        manifest: { version: '9.9.9', license: 'MIT' },
        lock: { license: 'GPL-3.0' },
      },
    ]);
    expect(dependenciesOf(folder)[0]?.licence).toBe('GPL-3.0');
  });
});

describe('a licence', () => {
  test.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-or-later)', 'MIT AND ISC AND BSD-3-Clause'])(
    '%s is agreed to',
    (licence) => expect(faultsOf(licence)).toEqual([]),
  );

  test.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    'MIT AND GPL-3.0-only',
    '(MIT OR ISC) AND SSPL-1.0',
    'MIT ISC',
    '(MIT',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.md',
    'mit-ish',
  ])('%s is not, and is named', (licence) => {
    expect(faultsOf(licence)).toEqual([`some-package 1.0.0: ${licence} is not agreed to.`]);
    const { status, stdout } = run();
    expect(status).toBe(1);
    expect(stdout).toContain(licence);
  });

  test('that is missing is named', () => {
    for (const nothing of [undefined, '', null, 7])
      expect(faultsOf(nothing)).toEqual(['some-package 1.0.0 states no licence.']);
    expect(run().status).toBe(1);
  });

  test('may be agreed to for one tool alone, and stated elsewhere for one version alone', () => {
    expect(faultsOf('MPL-2.0', 'lightningcss-linux-x64-gnu')).toEqual([]);
    expect(faultsOf('MPL-2.0', 'lightningcssx')).toHaveLength(1);
    project([
      { path: 'node_modules/buffers', version: '0.1.1', manifest: {} },
      { path: 'node_modules/a/node_modules/buffers', version: '0.1.2', manifest: {} },
    ]);
    expect(licenceFaults(dependenciesOf(folder))).toEqual(['buffers 0.1.2 states no licence.']);
  });
});

test('the app itself stands on licences that are agreed to', () => {
  const dependencies = dependenciesOf(ROOT);
  expect(dependencies.length).toBeGreaterThan(300);
  expect(licenceFaults(dependencies)).toEqual([]);
});

describe('known vulnerabilities', () => {
  test('are read from the registry’s report', () => {
    const report = {
      auditReportVersion: 2,
      vulnerabilities: {
        zip: {
          name: 'zip',
          severity: 'high',
          isDirect: false,
          via: [{ source: 1, title: 'Writes outside its folder', url: 'x', severity: 'high', range: '<2' }],
          effects: ['sheets'],
          range: '<2.0.0',
          nodes: ['node_modules/zip'],
          fixAvailable: true,
        },
        sheets: { name: 'sheets', severity: 'moderate', via: ['zip'], range: '*', nodes: [] },
      },
      metadata: {},
    };
    expect(readAudit(JSON.stringify(report))).toEqual([
      { name: 'zip', severity: 'high', versions: '<2.0.0', titles: ['Writes outside its folder'] },
      { name: 'sheets', severity: 'moderate', versions: '*', titles: ['by way of zip'] },
    ]);
    expect(readAudit(JSON.stringify({ vulnerabilities: {} }))).toEqual([]);
  });

  test('a registry that does not answer is not taken for one that knows of none', () => {
    const refused = { message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } };
    for (const printed of ['', 'not json', '{}', 'null', '[]', JSON.stringify(refused)])
      expect(readAudit(printed)).toBeNull();
  });
});
