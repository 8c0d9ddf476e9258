/**
 * What the app stands on: every package of the lock file with its version and licence, and which licences are agreed to.
 *
 * A package without a licence, or with one that nobody has agreed to, is named. There is no distinction by use: the screens are built from
 * development packages, so they are shipped as well.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** As the package states it; empty when it states none. */
  readonly licence: string;
  readonly use: 'production' | 'development';
}

/** Licences that ask for no more than to be named (fonts included), SPDX or as older packages write them. */
const AGREED: ReadonlySet<string> = new Set([
  'MIT',
  'MIT/X11',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
  'OFL-1.1',
]);

/** Agreed to for tools that build and are not shipped. */
const AGREED_FOR: Readonly<Record<string, RegExp>> = {
  'MPL-2.0': /^lightningcss(-|$)/,
  'CC-BY-4.0': /^caniuse-lite$/,
};

/** Packages that do not say it themselves, by exact version, and where it is said. */
const STATED_ELSEWHERE: Readonly<Record<string, string>> = {
  'buffers@0.1.1': 'MIT', // Read by exceljs's reader of zips; the author's README says so since after this version.
  'png-js@2.0.0': 'MIT', // Wanted by pdfkit; its manifest says nothing, the file LICENSE beside it does.
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().default(''),
      license: z.string().default(''),
      dev: z.boolean().default(false),
    }),
  ),
});
const namedSchema = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]);
const manifestSchema = z.object({
  version: z.string().default(''),
  license: namedSchema.optional(),
  /** As packages before 2014 write it. */
  licenses: z.array(namedSchema).optional(),
});

/** Every package in the folder's lock file, each once. */
export function dependenciesOf(folder: string): readonly Dependency[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  const found = new Map<string, Dependency>();
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (path === '') continue; // The app itself.
    const name = locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const { version } = locked;
    const licence = statedIn(join(folder, path), version) || locked.license;
    const use = locked.dev ? 'development' : 'production';
    const key = `${name}@${version}`;
    if (use === 'production' || !found.has(key)) found.set(key, { name, version, licence, use });
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What the installed package says; empty where it is not installed, or another version is. */
function statedIn(folder: string, version: string): string {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return '';
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!manifest.success || manifest.data.version !== version) return '';
  return manifest.data.license ?? manifest.data.licenses?.join(' OR ') ?? '';
}

/** One sentence for each package whose licence nobody has agreed to. */
export function licenceFaults(dependencies: readonly Dependency[]): readonly string[] {
  return dependencies.flatMap((each) => {
    const { name, version } = each;
    const licence = each.licence || (STATED_ELSEWHERE[`${name}@${version}`] ?? '');
    if (licence === '') return [`${name} ${version} states no licence.`];
    return isAgreed(licence, name) ? [] : [`${name} ${version}: ${licence} is not agreed to.`];
  });
}

/** SPDX expressions: of licences joined by OR one must be agreed to, of those joined by AND every one. AND binds first. */
function isAgreed(expression: string, name: string): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let isOne = both();
    while (tokens[at] === 'OR') {
      at += 1;
      isOne = both() || isOne;
    }
    return isOne;
  };
  const both = (): boolean => {
    let isEach = one();
    while (tokens[at] === 'AND') {
      at += 1;
      isEach = one() && isEach;
    }
    return isEach;
  };
  const one = (): boolean => {
    const token = tokens[at] ?? '';
    at += 1;
    if (token !== '(') return AGREED.has(token) || (AGREED_FOR[token]?.test(name) ?? false);
    const isInside = either();
    const isClosed = tokens[at] === ')';
    at += 1;
    return isInside && isClosed;
  };
  return either() && at === tokens.length;
}
