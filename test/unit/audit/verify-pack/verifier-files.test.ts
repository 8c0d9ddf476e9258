/** The two verifiers in every pack: made of the sources that are there, alike every time, without a network, and the script by itself says what the app says. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifierSources } from '../../../../build/verifier.ts';
import { PACK_CHECKS } from '../../../../shared/contract/evidence.ts';
import { catalogues, isWordKey } from '../../../../shared/wording/catalogue.ts';
import { verifierFiles } from '../../../../src-main/areas/audit/verify-pack/files.ts';
import sources from '../../../../src-main/areas/audit/verify-pack/sources.json' with { type: 'json' };
import { csv, newSigner, smallPack } from './small-pack.ts';
import { verdictOf } from './verdict.ts';

const folder = mkdtempSync(join(tmpdir(), 'countinghouse-verifier-'));
const inFolder = (name: string, bytes: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const textOf = (name: string) =>
  verifierFiles()
    .find((each) => each.name === name)
    ?.bytes.toString('utf8') ?? '';
beforeAll(() => void inFolder('verify.mjs', Buffer.from(textOf('verify.mjs'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test('packs are given the sources as they stand (node build/verifier.ts copies them)', () => {
  const kept = new URL('../../../../src-main/areas/audit/verify-pack/sources.json', import.meta.url);
  expect(readFileSync(kept, 'utf8') === verifierSources()).toBe(true);
  const [once, again] = [verifierFiles(), verifierFiles()];
  expect(once.every(({ bytes }, i) => bytes.equals(again[i]?.bytes ?? Buffer.of()))).toBe(true);
});

test('the page allows its own script and style and no connection; the script needs nothing but Node', () => {
  const page = textOf('verify.html');
  const between = (tag: string) =>
    page.slice(page.indexOf(`<${tag}>`) + tag.length + 2, page.indexOf(`</${tag}>`));
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(page).toContain(
    `content="default-src 'none'; script-src ${hashOf(between('script'))}; style-src ${hashOf(between('style'))}; base-uri 'none'; form-action 'none'"`,
  );
  expect(page.match(/<script/g)).toHaveLength(1);
  // Modules laid one behind another share their names: one that is there twice would not be read at all.
  expect(() => new Script(between('script'))).not.toThrow();
  for (const text of [page, textOf('verify.mjs')]) {
    expect(text).not.toMatch(/https?:|\bfetch\(|XMLHttpRequest|WebSocket|\beval\(|innerHTML/);
    expect(text).not.toMatch(/^(?:import|export) .*'\.\//m);
  }
  expect([...textOf('verify.mjs').matchAll(/^import .* from '(.*)';$/gm)].map((each) => each[1])).toEqual([
    'node:crypto',
    'node:fs/promises',
    'node:zlib',
  ]);
});

/** What the checks tell: words of a fault's kind stand first among the texts of a call that tells, or behind `kind:`. */
const TELLS =
  /(?:\b(?:tell\w*|bad|fault)\(|\btell\('\w+'\)\(|kind: |kind = .*\? )\s*(?:'(?:archive|files|totals|extends)',\s*)?'(?<kind>[a-z_]+)'/g;

test('everything that a check can tell has its words, and no words are left over', () => {
  const core = Object.entries(sources).filter(
    ([name]) => name.endsWith('.js') && !/page|script|words/.test(name),
  );
  const text = core.map(([, lines]) => lines.join('\n')).join('\n');
  const told = [...text.matchAll(TELLS)].map(({ groups }) => groups?.['kind'] ?? '');
  const checks: readonly string[] = PACK_CHECKS;
  expect(told.filter((kind) => !checks.includes(kind) && !isWordKey(`verifier.fault.${kind}`))).toEqual([]);
  const kinds = Object.keys(catalogues.en).filter((key) => key.startsWith('verifier.fault.'));
  expect(kinds.filter((key) => !text.includes(`'${key.slice('verifier.fault.'.length)}'`))).toEqual([]);
});

test('the script by itself says of a good pack, and of one with an earlier one, that it holds', async () => {
  const signer = newSigner();
  const pack = inFolder('pack.zip', smallPack({ signer }));
  const earlier = inFolder('earlier.zip', smallPack({ signer, events: 4 }));
  const { status, stdout, stderr } = script(pack, '--earlier', earlier, '--lang', 'en');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('The pack holds: every check below was passed');
  expect(stdout).toContain('holds  The log is a continuation of the earlier pack’s (4)');
  const told = script(pack, '--json');
  expect(JSON.parse(told.stdout)).toEqual(JSON.parse(JSON.stringify(await verdictOf(readFileSync(pack)))));
});

test('of a pack that was touched it names the record and ends with 6; called wrongly it ends with 2', () => {
  const pack = inFolder(
    'changed.zip',
    smallPack({
      signer: newSigner(),
      forged: (files) =>
        files.set('data/lines.csv', csv(['line,direction,currency,net,import', '1,in,CNY,100.01,7'])),
    }),
  );
  const { status, stdout } = script(pack, '--lang', 'zh');
  expect(status).toBe(6);
  expect(stdout).toContain('files/record_changed: data/lines.csv, 第 2 条记录');
  for (const args of [[], ['--json'], [pack, pack], [join(folder, 'none.zip')], [pack, '--lang', 'fr']])
    expect(script(...args).status).toBe(2);
  // An earlier pack whose name got lost on the way is not one that nobody asked for.
  for (const args of [
    [pack, '--earlier'],
    [pack, '--earlier', ''],
  ])
    expect(script(...args).status).toBe(2);
});
