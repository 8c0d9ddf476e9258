/**
 * The two verifiers that every pack brings, put together from the same core that the app verifies with: verify.html, one page without a network, and
 * verify.mjs, one script without a package. The same sources give the same bytes.
 */
import { createHash } from 'node:crypto';
import { catalogues } from '../../../../shared/wording/catalogue.ts';
import sources from './sources.json' with { type: 'json' };

/** In the order in which each needs what stands before it. */
const CORE = [
  'hashes.js',
  'ed25519.js',
  'archive.js',
  'log.js',
  'tables.js',
  'totals.js',
  'manifest.js',
  'log-checks.js',
  'findings.js',
  'pack.js',
  'verify.js',
  'report.js',
  'words.js',
] as const;

type SourceName = keyof typeof sources;

export interface VerifierFile {
  readonly name: 'verify.html' | 'verify.mjs';
  readonly bytes: Buffer;
}

export const verifierFiles = (): readonly VerifierFile[] => [
  { name: 'verify.html', bytes: Buffer.from(page(), 'utf8') },
  { name: 'verify.mjs', bytes: Buffer.from(joined([...CORE, 'node-host.js', 'script.js']), 'utf8') },
];

const textOf = (name: SourceName): string => `${sources[name].join('\n')}\n`;

/** Modules laid one behind another: what they took from each other is already there. */
function joined(names: readonly SourceName[]): string {
  const texts = names.map((name) =>
    textOf(name)
      .replaceAll(/^import \{[^}]*\} from '\.\/[^']+';\n/gm, '')
      .replaceAll(/^export /gm, ''),
  );
  // A word cannot end the script it stands in.
  const words = JSON.stringify({ zh: wordsOf('zh-CN'), en: wordsOf('en') }, null, 1).replaceAll(
    '<',
    '\\u003c',
  );
  return texts.join('\n').replace('{ zh: {}, en: {} }', () => words);
}

const wordsOf = (locale: keyof typeof catalogues) =>
  Object.fromEntries(Object.entries(catalogues[locale]).filter(([key]) => key.startsWith('verifier.')));

/** The page's policy lets its own script and style run and nothing else: no connection, no frame, no form. */
function page(): string {
  const script = `(() => {\n'use strict';\n${joined([...CORE, 'page.js'])}})();\n`;
  const style = textOf('page.css');
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  return textOf('page.html')
    .replace('POLICY', () => policy)
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`);
}

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
