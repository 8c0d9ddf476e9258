/**
 * A pack, built: every table is written once, packed as it is written, and only then does the manifest say what there is. Nothing touches a disk here; who
 * stops it leaves nothing behind.
 */
import type { PackScope } from '../../../../shared/contract/evidence.ts';
import { maskReference } from '../../../../shared/domain/masking/line.ts';
import { maskAccount, maskCounterparty, maskName } from '../../../../shared/domain/masking/party.ts';
import { maskText } from '../../../../shared/domain/masking/text.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { record } from '../../exports/csv.ts';
import type { EvidenceDeps } from '../deps.ts';
import { verifierFiles } from '../verify-pack/files.ts';
import { dictionaryCsv, readmeOf } from './about.ts';
import { exclusionsCsv, exclusionsOf } from './exclusions.ts';
import { packHead } from './head.ts';
import { locatorsOf } from './locators.ts';
import { logFiles } from './log-files.ts';
import { keyIdOf, manifestOf, signatureOf } from './manifest.ts';
import { erasedOriginals, originalFiles, originalsInScope } from './originals.ts';
import { type PackedFile, packed, stored } from './packer.ts';
import { cutOf } from './scope.ts';
import type { PackGround } from './table.ts';
import { PACK_TABLES } from './tables/all.ts';
import { type Tie, tieCells } from './totals.ts';
import { type WrittenTable, writeTable } from './write-table.ts';
import { type FilledEntry, inZipOrder, zipPieces } from './zip.ts';

const BOM = '\u{feff}';
const TIE_COLUMNS = ['table', 'name', 'currency', 'where', 'pack', 'ledger', 'difference', 'left_out'];

export interface BuiltPack {
  /** The archive, piece by piece. */
  readonly pieces: () => Iterable<Uint8Array>;
  readonly size: number;
  readonly root: string;
}

const plain = (text: string): string => text;
export function groundOf(deps: EvidenceDeps, asked: PackScope): PackGround {
  return {
    deps,
    head: packHead(deps.ledger),
    cut: cutOf(deps, asked),
    mask: asked.revealed
      ? { name: plain, account: plain, party: plain, reference: plain, text: plain }
      : {
          name: maskName,
          account: maskAccount,
          party: maskCounterparty,
          reference: maskReference,
          text: maskText,
        },
  };
}

export async function buildPack(
  deps: EvidenceDeps,
  asked: PackScope,
  info: Pick<CallInfo, 'progress' | 'breathe'>,
): Promise<BuiltPack> {
  const ground = groundOf(deps, asked);
  const breathe = () => info.breathe();
  const written: WrittenTable[] = [];
  for (const [at, table] of PACK_TABLES.entries()) {
    info.progress('exporting', at, PACK_TABLES.length + 1, table.name);
    written.push(await writeTable(table, ground, breathe, asked.workbooks));
  }
  const ties = written.flatMap(({ totals }) => totals.ties(ground));
  const log = await logFiles(ground, breathe);
  const originals = asked.originals ? await originalFiles(ground, breathe) : [];
  const files = inZipOrder([
    ...written.flatMap(({ file, locators, workbook }) => [file, locators, ...(workbook ? [workbook] : [])]),
    ...log.files,
    ...originals,
    ...(await Promise.all(verifierFiles().map(({ name, bytes }) => packed(name, bytes)))),
    ...(await aboutFiles(ground, { written, ties, eventsLeftOut: log.leftOut })),
  ]);
  const manifest = manifestOf(ground, { files, ties });
  const entries: FilledEntry[] = inZipOrder([
    ...files,
    stored('manifest.json', manifest),
    stored('manifest.sig', signatureOf(ground, manifest)),
  ]);
  return { pieces: () => zipPieces(entries), size: ground.head.size, root: ground.head.root };
}

async function aboutFiles(
  ground: PackGround,
  {
    written,
    ties,
    eventsLeftOut,
  }: {
    readonly written: readonly WrittenTable[];
    readonly ties: readonly Tie[];
    readonly eventsLeftOut: number;
  },
): Promise<PackedFile[]> {
  const { deps, head, cut } = ground;
  const { size, root, at } = head;
  const about = { name: deps.house(), software: deps.version, size, root, at, keyId: keyIdOf(deps.keys) };
  const { originals, workbooks, revealed } = cut.scope;
  const exclusions = exclusionsOf({
    tables: written.map(({ table, leftOut }) => ({ name: table.name, leftOut })),
    events: eventsLeftOut,
    originals: originals ? null : originalsInScope(ground).size,
    workbooks: workbooks ? null : written.length,
    erased: originals ? erasedOriginals(ground).size : 0,
    isRevealed: revealed,
  });
  return await Promise.all([
    packed('readme-zh-CN.txt', BOM + readmeOf('zh-CN', about, cut.scope)),
    packed('readme-en.txt', readmeOf('en', about, cut.scope)),
    ...located('dictionary', BOM + dictionaryCsv(written.map(({ table }) => table))),
    ...located('exclusions', BOM + exclusionsCsv(exclusions)),
    ...located('tie-out', BOM + [TIE_COLUMNS, ...ties.map(tieCells)].map(record).join('')),
  ]);
}

/** A table of the pack about itself, with its locators. */
const located = (name: string, text: string): Promise<PackedFile>[] => [
  packed(`${name}.csv`, text),
  packed(`rows/${name}`, locatorsOf(text)),
];
