/**
 * A small evidence pack written from docs/evidence-pack.md and from nothing else: what the verifiers say of it is said of the document. Every part can be
 * changed before it is packed, listed or signed, as somebody would who wants to deceive.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

export interface Signer {
  readonly publicKey: Buffer;
  readonly privateKey: KeyObject;
}
export function newSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32), privateKey };
}

export const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export type Files = Map<string, Buffer>;
interface Listed {
  name: string;
  bytes: number;
  sha256: string;
  packedBytes: number;
  packedSha256: string;
  records: number;
}
export interface Manifest {
  readonly totals: { table: string; name: string; currency: string; amount: number }[];
  readonly files: Listed[];
  readonly [key: string]: unknown;
}

export interface PackPlan {
  readonly signer: Signer;
  readonly workspace: string;
  /** Events of the log, as many as these; the first names workspace and key. */
  readonly events: number;
  /** Where days were asked for, every third event is left out; else every one is there. */
  readonly days: { readonly from: string; readonly to: string };
  /** Texts of events that differ, by their number. */
  readonly told: ReadonlyMap<number, string>;
  /** Before anything is listed: what an honest pack of other content would be. */
  readonly files: (files: Files) => void;
  /** After it was listed, before it was signed: only who has the key can. */
  readonly manifest: (manifest: Manifest) => void;
  /** After it was signed. */
  readonly forged: (files: Files) => void;
}

const PLAN: Omit<PackPlan, 'signer'> = {
  workspace: 'ws-1',
  events: 11,
  days: { from: '2026-01-01', to: '2026-01-31' },
  told: new Map(),
  files: () => undefined,
  manifest: () => undefined,
  forged: () => undefined,
};

const TABLES = {
  journal: [
    'entry,ledger_account,sub_account,currency,debit,credit',
    'J-1,1001,,CNY,120.50,',
    'J-1,2001,,CNY,,120.50',
    'J-2,1001,"a, b",JPY,300,',
    'J-2,2001,"say ""so""",JPY,,300',
  ],
  lines: ['line,direction,currency,net,import', '1,in,CNY,100.00,7', '2,in,CNY,20.50,7', '3,out,CNY,-0.50,8'],
  statement_totals: ['import,direction,currency,lines,net', '7,in,CNY,2,120.50', '8,out,CNY,1,-0.50'],
  trial_balance: [
    'ledger_account,sub_account,currency,opening_balance,debit,credit,closing_balance',
    '1001,,CNY,5.00,120.50,0.00,125.50',
    '2001,,CNY,-5.00,0.00,120.50,-125.50',
    '1001,"a, b",JPY,0,300,0,300',
    '2001,"say ""so""",JPY,0,0,300,-300',
  ],
};
const TIES = [
  'table,name,currency,where,pack,ledger,difference,left_out',
  'journal,records,,,4,4,0,0',
  'journal,debit,CNY,,120.50,120.50,0.00,0.00',
  'journal,debit,JPY,,300,300,0,0',
  'journal,credit,CNY,,120.50,120.50,0.00,0.00',
  'journal,credit,JPY,,300,300,0,0',
  'lines,records,,,3,4,0,1',
  'lines,net,CNY,direction=in,120.50,130.50,0.00,10.00',
  'lines,net,CNY,direction=out,-0.50,-0.50,0.00,0.00',
];
export const csv = (lines: readonly string[]): Buffer =>
  Buffer.from(`\u{feff}${lines.map((line) => `${line}\n`).join('')}`, 'utf8');

/** The archive's bytes. */
export function smallPack(about: Partial<PackPlan> & Pick<PackPlan, 'signer'>): Buffer {
  const plan: PackPlan = { ...PLAN, ...about };
  const files: Files = new Map();
  for (const [name, lines] of Object.entries(TABLES)) files.set(`data/${name}.csv`, csv(lines));
  files.set('tie-out.csv', csv(TIES));
  files.set('readme-en.txt', Buffer.from('What this is.\n'));
  files.set('exclusions.csv', csv(['what,why,count', 'risk,confidential,']));
  const root = putLog(files, plan);
  plan.files(files);
  for (const [name, bytes] of [...files])
    if (/\.(csv|txt|jsonl)$/.test(name) && !name.startsWith('readme'))
      files.set(`rows/${name.replace(/^.*\//, '').replace(/\.\w+$/, '')}`, locators(bytes));
  const manifest = Buffer.from(manifestText(files, plan, root), 'utf8');
  files.set('manifest.json', manifest);
  files.set('manifest.sig', Buffer.from(signatureOf(manifest, plan, root), 'utf8'));
  plan.forged(files);
  return zipOf(files);
}

const locators = (bytes: Buffer): Buffer =>
  Buffer.from(
    linesOf(bytes)
      .map((line) => `${hex(sha256(line)).slice(0, 8)}\n`)
      .join(''),
  );
const linesOf = (bytes: Buffer): string[] => bytes.toString('utf8').split('\n').slice(0, -1);

export const entryOf = (plan: Pick<PackPlan, 'signer' | 'workspace'>, seq: number): string => {
  const first = [
    ['key_sha256', hex(sha256(plan.signer.publicKey))],
    ['workspace', plan.workspace],
  ];
  const at = `2026-01-0${1 + (seq % 9)}T00:00:00.000+08:00`;
  const [action, subject] = seq === 1 ? ['record.began', first] : ['statements.committed', [['import', seq]]];
  return JSON.stringify([1, seq, at, 'run', 10 * seq, 'P1', 'cli', '', action, subject, []]);
};

function putLog(files: Files, plan: PackPlan): Buffer {
  const entries = Array.from({ length: plan.events }, (_, i) => plan.told.get(i + 1) ?? entryOf(plan, i + 1));
  const leaves = entries.map((entry) => sha256(Buffer.of(0), entry));
  const root = rootOf(leaves);
  files.set('log/leaves.txt', Buffer.from(leaves.map((leaf) => `${hex(leaf)}\n`).join('')));
  files.set('log/checkpoint.txt', Buffer.from(checkpointOf(plan, root)));
  const events = entries
    .map((entry, i) => ({ seq: i + 1, entry, proof: proofOf(leaves, i).map(hex) }))
    .filter(({ seq }) => plan.days.from === '' || seq % 3 !== 0) // Every third is outside the scope.
    .map((event) => `${JSON.stringify(event)}\n`);
  files.set('log/events.jsonl', Buffer.from(events.join('')));
  return root;
}

export const checkpointOf = (plan: Pick<PackPlan, 'signer' | 'workspace' | 'events'>, root: Buffer) =>
  note(`${originOf(plan)}\n${plan.events}\n${root.toString('base64')}\n`, plan);

/** RFC 9162 §2.1.1 as it is written there: split at the largest power of two below the size. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length <= 1) return only ?? sha256();
  const at = splitOf(leaves.length);
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)));
}
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));
function proofOf(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length === 1) return [];
  const at = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)];
  return index < at
    ? [...proofOf(left, index), rootOf(right)]
    : [...proofOf(right, index - at), rootOf(left)];
}

const originOf = ({ workspace }: Pick<PackPlan, 'workspace'>): string => `countinghouse.local/${workspace}`;

export function note(text: string, plan: Pick<PackPlan, 'signer' | 'workspace'>): string {
  const { publicKey, privateKey } = plan.signer;
  const name = originOf(plan);
  const keyHash = sha256(`${name}\n`, Buffer.of(1), publicKey).subarray(0, 4);
  const signature = sign(null, Buffer.from(text), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([keyHash, signature]).toString('base64')}\n`;
}

export const signatureOf = (
  manifest: Buffer,
  plan: Pick<PackPlan, 'signer' | 'workspace' | 'events'>,
  root: Buffer,
) =>
  note(
    `${originOf(plan)}/evidence\n${hex(sha256(manifest))}\n${plan.events}\n${root.toString('base64')}\n`,
    plan,
  );

function manifestText(files: Files, plan: PackPlan, root: Buffer): string {
  const { signer, workspace, events } = plan;
  const head = { origin: originOf(plan), size: events, root: hex(root), at: '2026-01-05T00:00:00.000+08:00' };
  const all = { from: '', to: '', channels: [], accounts: [], parties: [] };
  const manifest: Manifest = {
    ...{
      format: 'countinghouse-evidence/1',
      workspace,
      name: '小店',
      software: '0.1.0',
      timeZone: 'Asia/Shanghai',
    },
    ...{ publicKey: signer.publicKey.toString('base64'), keyId: hex(sha256(signer.publicKey)), head },
    scope: { ...all, ...plan.days, originals: false, workbooks: false, revealed: false },
    people: [{ id: 'P1', name: '甲', roles: ['owner'] }],
    totals: TIES.slice(1)
      .map((line) => line.split(','))
      .filter(([, name, , where]) => name !== 'records' && where === '')
      .map(([table = '', name = '', currency = '', , pack = '']) => {
        return { table, name, currency, amount: Number(pack.replace('.', '')) };
      }),
    files: inOrder(files).map(([name, bytes]) => listed(name, bytes)),
  };
  plan.manifest(manifest);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
function listed(name: string, bytes: Buffer): Listed {
  const packed = deflateRawSync(bytes);
  return {
    ...{ name, bytes: bytes.length, sha256: hex(sha256(bytes)) },
    ...{ packedBytes: packed.length, packedSha256: hex(sha256(packed)) },
    records: name.startsWith('data/') ? linesOf(bytes).length - 1 : 0,
  };
}

const inOrder = (files: Files): [string, Buffer][] =>
  [...files].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

/** `order`: for an archive that is not in order. */
export function zipOf(files: Files, order: (files: Files) => [string, Buffer][] = inOrder): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of order(files)) {
    const isStored = name === 'manifest.json' || name === 'manifest.sig';
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const text = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(isStored ? 0 : 8, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(text.length, 22);
    locals.push(Buffer.concat([Buffer.from('PK\x03\x04'), shared, text, packed]));
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, rest, text]));
    at += 30 + text.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
