/**
 * A pack verified from its first byte to the log it stands on: seven checks in the order of docs/evidence-pack.md §8.
 *
 * Nothing is believed because the pack says so: hashes, sums, roots and signatures are computed anew. Memory stays bounded; only the log's leaves, the
 * locator of a damaged table and small files are held.
 */
import { isBefore, openArchive } from './archive.js';
import { Findings, LEAST } from './findings.js';
import { crc32, hex } from './hashes.js';
import { checkCheckpoint, checkExtends, eventReader, leafReader } from './log-checks.js';
import { checkSignature, readManifest } from './manifest.js';
import { CHUNK, changedRecord, Pack, readFile } from './pack.js';
import { tableReader } from './tables.js';
import { readTies, totalsOf } from './totals.js';

/**
 * @typedef {import('./pack.js').Host} Host
 * @typedef {import('./pack.js').Reader} Reader
 * @typedef {import('./archive.js').Source} Source
 * @typedef {import('./archive.js').Entry} Entry
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./manifest.js').PackFile} PackFile
 * @typedef {import('./findings.js').Check} Check
 * @typedef {import('./findings.js').Found} Found
 * @typedef {{ holds: boolean, checks: { check: Check, state: 'holds' | 'fails' | 'not_asked', count: number }[], faults: Found[],
 *   keyId: string, sha256: string, manifest: Manifest | null }} Verdict
 */

/**
 * @param {Source} source @param {Source | null} earlier @param {Host} host
 * @returns {Promise<Verdict>}
 */
export async function verifyPack(source, earlier, host) {
  const findings = new Findings();
  let done = 0;
  const step = (/** @type {number} */ bytes) => {
    done += bytes;
    return host.progress(Math.min(done, 2 * source.size), 2 * source.size);
  };
  const archive = await openArchive(source);
  const pack = new Pack(source, host, archive.entries);
  const manifestBytes = await pack.small('manifest.json');
  const note = await pack.small('manifest.sig');
  /** @type {Manifest | null} */
  let manifest = null;
  const tellOf = (/** @type {string} */ kind, /** @type {string} */ file, expected = '', found = '') =>
    findings.tell('signature', kind, file, 0, expected, found);
  if (archive.entries.length > 0) {
    if (manifestBytes) manifest = readManifest(manifestBytes, tellOf);
    else tellOf('missing', 'manifest.json');
  }
  for (const [name, bytes] of /** @type {const} */ ([
    ['manifest.json', manifestBytes],
    ['manifest.sig', note],
  ])) {
    const entry = pack.byName.get(name);
    // No manifest lists these two, so their sums are looked at here.
    if (entry && bytes) checkSum(findings, entry, crc32(0, bytes), bytes.length);
  }
  if (archive.fault) {
    const { kind, record, expected, found } = archive.fault;
    findings.tell('archive', kind, rightName(archive.fault.file, pack, manifest), record, expected, found);
  }
  findings.done('archive', archive.entries.length);
  if (manifest && manifestBytes) {
    if (note) checkSignature(manifest, manifestBytes, note, tellOf);
    else tellOf('missing', 'manifest.sig');
    findings.done('signature', 1);
    const log = await checkContent(pack, manifest, findings, step);
    if (earlier) {
      const before = await openEarlier(earlier, host);
      checkExtends(manifest, log.leaves, before, (kind, file, record, expected, found) =>
        findings.tell('extends', kind, file, record, expected, found),
      );
      findings.done('extends', before?.manifest?.head.size ?? 0);
    }
  } else if (earlier) findings.tell('extends', 'no_leaves', 'log/leaves.txt');
  const whole = host.sha256();
  for (let at = 0; at < source.size; at += CHUNK) {
    const chunk = await source.read(at, Math.min(at + CHUNK, source.size));
    whole.update(chunk);
    await step(chunk.length);
  }
  const checks = findings.checks();
  return {
    holds: checks.every(
      ({ check, state }) => state === 'holds' || (check === 'extends' && state === 'not_asked'),
    ),
    checks,
    faults: findings.faultsInOrder(),
    keyId: manifest?.keyId ?? '',
    sha256: hex(whole.digest()),
    manifest,
  };
}

/** What the manifest calls an entry whose name was damaged in one of its two places. @param {string} name @param {Pack} pack @param {Manifest | null} manifest */
function rightName(name, pack, manifest) {
  const isKnown = (/** @type {string | undefined} */ each) =>
    each === 'manifest.json' || each === 'manifest.sig' || manifest?.files.some((file) => file.name === each);
  const other = pack.byName.get(name)?.other;
  return other !== undefined && !isKnown(name) && isKnown(other) ? other : name;
}

/**
 * Files, totals, checkpoint and events.
 * @param {Pack} pack @param {Manifest} manifest @param {Findings} findings @param {(bytes: number) => Promise<void> | void} step
 */
async function checkContent(pack, manifest, findings, step) {
  const { files, head } = manifest;
  const ties = await pack.small('tie-out.csv');
  const tables = new Set(files.flatMap(({ name }) => tableName(name) ?? []));
  const totals = totalsOf(ties ? readTies(ties) : [], tables);
  const tell =
    (/** @type {Check} */ check) =>
    (/** @type {string} */ kind, /** @type {string} */ file, record = 0, expected = '', found = '') =>
      findings.tell(check, kind, file, record, expected, found);
  const leaves = leafReader(head, tell('checkpoint'));
  const events = eventReader(manifest, leaves, tell('events'));

  /** @param {PackFile} file @returns {Reader | null} */
  const readerOf = (file) => {
    if (file.name === 'log/leaves.txt') return leaves;
    if (file.name === 'log/events.jsonl') return events;
    const table = tableName(file.name);
    if (table === undefined) return null;
    const reader = tableReader(totals.of(table));
    return {
      push: reader.push,
      end: () => {
        const { records, sums, fault } = reader.end();
        totals.add(table, sums);
        if (records !== file.records)
          tell('totals')('records', file.name, 0, String(file.records), String(records));
        if (fault) tell('totals')(fault.kind, file.name, fault.record, fault.expected, fault.found);
      },
    };
  };
  // Events are looked up among the leaves, which come after them in the archive.
  const late = files.filter(({ name }) => name === 'log/events.jsonl');
  for (const file of [...files.filter((each) => !late.includes(each)), ...late])
    await checkFile(pack, file, readerOf(file), findings, step);
  checkNames(pack, files, tell('files'));
  findings.faults.sort((one, other) => placeOf(files, one) - placeOf(files, other));
  findings.done('files', files.length);
  if (!ties) tell('totals')('missing', 'tie-out.csv');
  findings.done('totals', totals.check(manifest, tell('totals')));
  checkCheckpoint(manifest, await pack.small('log/checkpoint.txt'), leaves, tell('checkpoint'));
  findings.done('checkpoint', head.size);
  if (!files.some(({ name }) => name === 'log/events.jsonl')) tell('events')('missing', 'log/events.jsonl');
  findings.done('events', events.count());
  return { leaves: leaves.whole() };
}

/** @param {string} file */
const tableName = (file) => /^data\/(?<table>[^/]+)\.csv$/.exec(file)?.groups?.['table'];

/** What was changed before what was only packed anew. @param {readonly PackFile[]} files @param {Found} fault */
const placeOf = (files, fault) =>
  files.findIndex(({ name }) => name === fault.file) + (fault.kind === LEAST ? files.length : 0);

/** @param {Pack} pack @param {PackFile} file @param {Reader | null} reader @param {Findings} findings @param {(bytes: number) => Promise<void> | void} step */
async function checkFile(pack, file, reader, findings, step) {
  const entry = pack.byName.get(file.name);
  if (!entry) {
    findings.tell('files', 'missing', file.name);
    return;
  }
  const original = /^originals\/(?<hash>[0-9a-f]{64})-/.exec(file.name)?.groups?.['hash'];
  if (file.name.startsWith('originals/') && original !== file.sha256)
    findings.tell('files', 'original_name', file.name, 0, file.sha256, original);
  const found = await readFile(pack, file, entry, reader, step);
  if (found.isBroken || found.sha256 !== file.sha256 || found.bytes !== file.bytes) {
    const { record, expected, found: seen } = await changedRecord(pack, file, entry);
    if (record > 0) findings.tell('files', 'record_changed', file.name, record, expected, seen);
    else if (found.isBroken) findings.tell('files', 'broken', file.name);
    else findings.tell('files', 'changed', file.name, 0, file.sha256, found.sha256);
  } else if (found.packedSha256 !== file.packedSha256 || entry.packed !== file.packedBytes)
    findings.tell('files', 'packed_changed', file.name, 0, file.packedSha256, found.packedSha256);
  else checkSum(findings, entry, found.crc, found.bytes);
}

/** The content is right: it is what the archive says of it that may not be. @param {Findings} findings @param {Entry} entry @param {number} crc @param {number} bytes */
function checkSum(findings, entry, crc, bytes) {
  if (crc === entry.crc && bytes === entry.bytes) return;
  const [expected, found] = [
    [crc, bytes],
    [entry.crc, entry.bytes],
  ].map(([sum, size]) => `${sum.toString(16)} ${size}`);
  findings.tell('archive', 'sum', entry.name, 0, expected, found);
}

/** None too many, and in order. @param {Pack} pack @param {readonly PackFile[]} files @param {(kind: string, file: string, record?: number, expected?: string, found?: string) => void} tell */
function checkNames(pack, files, tell) {
  const known = new Set(['manifest.json', 'manifest.sig', ...files.map(({ name }) => name)]);
  /** @type {Set<string>} */
  const seen = new Set();
  for (const { name, other } of pack.entries) {
    const right = known.has(name) || other === undefined || !known.has(other) ? name : other;
    if (!known.has(right)) tell('unlisted', name);
    if (seen.has(right)) tell('twice', right);
    seen.add(right);
  }
  for (const [i, file] of files.entries()) {
    const before = files[i - 1];
    if (before && !isBefore(before.name, file.name))
      tell('order', 'manifest.json', 0, before.name, file.name);
  }
  for (const name of [
    'exclusions.csv',
    'log/checkpoint.txt',
    'log/events.jsonl',
    'log/leaves.txt',
    'tie-out.csv',
  ])
    if (!files.some((file) => file.name === name)) tell('missing', name);
}

/** An earlier pack as far as its log goes: signed, and its leaves lead to its root. @param {Source} source @param {Host} host */
async function openEarlier(source, host) {
  const { entries } = await openArchive(source);
  const pack = new Pack(source, host, entries);
  const bytes = await pack.small('manifest.json');
  const note = await pack.small('manifest.sig');
  /** @type {string[]} */
  const faults = [];
  const tell = (/** @type {string} */ kind) => void faults.push(kind);
  const manifest = bytes && readManifest(bytes, tell);
  if (!bytes || !manifest || !note) return null;
  checkSignature(manifest, bytes, note, tell);
  const reader = leafReader(manifest.head, tell);
  const text = await pack.small('log/leaves.txt');
  if (text) reader.push(text);
  reader.end();
  checkCheckpoint(manifest, await pack.small('log/checkpoint.txt'), reader, tell);
  return { manifest, leaves: reader.whole(), fault: faults[0] ?? '' };
}
