/**
 * No word is kept that nobody says. A key is said where it stands in the source as it is, or where the source makes it: a template's beginning, or, for the
 * words of a whole area, one of the names in the file that makes it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogues } from '../../../shared/wording/catalogue.ts';

/** Words of a whole area: `payments.${name}` says those of them that its own file names, not all there are. */
const AREAS: ReadonlySet<string> = new Set([
  'approvals',
  'book_report',
  'books',
  'exceptions',
  'exports',
  'links',
  'matching',
  'order_export',
  'orders',
  'parties',
  'payments',
  'report',
  'settlement',
  'sources',
  'terms',
  'verify',
]);
/** Keys made from parts that no template shows: the beginning of each, and the file that makes them. */
const MADE: Readonly<Record<string, string>> = {
  'record.kind.': 'src-renderer/features/audit/event-words.ts',
  'source.at': 'src-renderer/features/statements/source-places.ts',
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = ['shared', 'src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.(?:tsx?|js|html)$/.test(name) && !/wording\/(?:zh-cn|en)\//.test(`${folder}/${name}`),
    )
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);
const literals = new Set(
  sources.flatMap((text) => text.match(/(?<=['"`])[\w-]+(?:\.[\w-]+)+(?=['"`])/g) ?? []),
);
const beginnings = [
  ...Object.keys(MADE),
  ...sources
    .flatMap((text) => text.match(/(?<=`)[\w-]+\.(?:[\w-]+\.)*\w*(?=\$\{)/g) ?? [])
    .filter((beginning) => !AREAS.has(beginning.slice(0, -1))),
];
const ofAreas = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/`(\w+)\.\$\{[^{}`]*\}(\w*)`/g)].flatMap(([, area = '', end = '']) =>
      AREAS.has(area) ? (text.match(/\w+/g) ?? []).map((name) => `${area}.${name}${end}`) : [],
    ),
  ),
);

const isSaid = (key: string): boolean =>
  literals.has(key) || ofAreas.has(key) || beginnings.some((each) => key.startsWith(each));

test('every word of the catalogue is said somewhere', () => {
  expect(beginnings.length).toBeGreaterThan(200);
  expect(Object.keys(catalogues['zh-CN']).filter((key) => !isSaid(key))).toEqual([]);
});

test('what is listed as made from parts is still made in its file', () => {
  for (const [beginning, file] of Object.entries(MADE))
    expect(readFileSync(join(root, file), 'utf8')).toContain(`'${beginning.replace(/\.$/, '')}`);
});
