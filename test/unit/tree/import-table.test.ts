import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { VERSION } from '../../../src-main/engine/version.ts';
import { ARROWS, ONLY_IN, SHARED_PACKAGES } from './import-table.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
}

const sources = ['shared', 'src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name)),
);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [
    ...text.matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+'([^']+)'/g),
    ...text.matchAll(/import\(\s*'([^']+)'\s*\)/g),
    ...text.matchAll(/(?:^|\n)import\s+'([^']+)'/g),
  ];
  return found.map((each) => {
    const name = each[1] ?? '';
    const isPackage = !name.startsWith('.');
    const to = isPackage ? name : relative(root, normalize(join(root, dirname(file), name)));
    return { from: file, to, isPackage };
  });
}

const imports = sources.flatMap(importsOf);

describe('the import table', () => {
  test('there is something to look at', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports.filter((each) => !each.isPackage).length).toBeGreaterThan(300);
  });

  test('files import downwards only, and along the flow of money between areas', () => {
    const wrong = imports.filter((each) => {
      if (each.isPackage) return false;
      const arrow = ARROWS.find((candidate) => each.from.startsWith(candidate.folder));
      if (!arrow) return true; // Every folder of the tree has its rule.
      return !each.to.startsWith(arrow.folder) && !arrow.may.some((folder) => each.to.startsWith(folder));
    });
    expect(wrong.map((each) => `${each.from} -> ${each.to}`)).toEqual([]);
  });

  test('rules import nothing but shared and other rules', () => {
    const wrong = imports.filter(
      (each) =>
        /^src-main\/.*\/rules\//.test(each.from) && // Screens of matching rules are a folder of that name too.
        (each.isPackage || !(each.to.startsWith('shared/') || /\/(rules|adapter\.ts)/.test(each.to))),
    );
    expect(wrong.map((each) => `${each.from} -> ${each.to}`)).toEqual([]);
  });

  test('shared imports no package but zod', () => {
    const wrong = imports.filter(
      (each) => each.from.startsWith('shared/') && each.isPackage && !SHARED_PACKAGES.includes(each.to),
    );
    expect(wrong.map((each) => `${each.from} -> ${each.to}`)).toEqual([]);
  });

  test('some packages have one home', () => {
    const wrong = imports.filter((each) => {
      const homes = ONLY_IN[each.to];
      return each.isPackage && homes && !homes.some((home) => each.from.startsWith(home));
    });
    expect(wrong.map((each) => `${each.from} -> ${each.to}`)).toEqual([]);
  });

  test('the version reports state is the package’s', () => {
    expect(VERSION).toBe(packageJson.version);
  });
});
