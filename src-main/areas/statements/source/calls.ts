/**
 * The way from what the ledger holds back to the file: rows of the sealed original around a line or a stated figure, and the original itself as
 * a download. Whatever is shown unmasked, and every copy that leaves, is in the record with its reason.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { OriginalRows } from '../../../../shared/contract/source.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { getImport, type StatementsDeps } from '../deps.ts';
import { RefusedStatement } from '../refused-statement.ts';
import { knownPasswords } from '../secrets/file-passwords.ts';
import type { StoredImport } from '../store.ts';
import { findSourceRows, type SourceQuery } from './find.ts';
import { savedName } from './rules/saved-name.ts';
import { sourceView } from './view.ts';

type SourceCall = 'statements.source' | 'statements.sourceRow' | 'statements.saveOriginal';
type Wanted = Pick<SourceQuery, 'row' | 'around' | 'isFigure'>;

export function sourceCalls(deps: StatementsDeps): HandlersOf<SourceCall> {
  const { lines } = deps;
  const mayLook = (reveal: string | undefined, info: CallInfo) => {
    if (reveal !== undefined && !deps.mayReveal(info.person)) throw new Refused('no_right', {});
  };
  const shown = async (
    imported: StoredImport,
    wanted: Wanted,
    reveal: string | undefined,
    info: CallInfo,
  ): Promise<OriginalRows> =>
    sourceView(imported, await found(deps, imported, wanted, info), reveal !== undefined);
  const noteLook = (subject: Readonly<Record<string, string | number>>, info: CallInfo) => {
    deps.record.note(info, { action: 'statements.source_revealed', subject });
    info.changed('record', 'signals');
  };

  return {
    'statements.source': async ({ lineId, around, reveal }, info) => {
      mayLook(reveal, info);
      const { row } = lines.parsed(lineId);
      const source = await shown(lines.importOf(lineId), { row, around }, reveal, info);
      if (reveal !== undefined) noteLook({ line: lineId, around, reason: reveal }, info);
      return source;
    },
    'statements.sourceRow': async ({ importId, row, around, reveal }, info) => {
      mayLook(reveal, info);
      const source = await shown(getImport(deps, importId), { row, around, isFigure: true }, reveal, info);
      if (reveal !== undefined) noteLook({ import: importId, row, around, reason: reveal }, info);
      return source;
    },
    'statements.saveOriginal': async ({ importId, reason }, info) => {
      const { bytes, fileName } = await takeOriginal(deps, importId, reason, info);
      info.changed('record', 'signals');
      return { token: info.offer(fileName, bytes), fileName };
    },
  };
}

/** The bytes of the file an import was read from, as they came in. That they were taken out is in the record before anybody has them. */
export async function takeOriginal(
  deps: Pick<StatementsDeps, 'lines' | 'record' | 'mayReveal'> & {
    readonly originals: Pick<StatementsDeps['originals'], 'get'>;
  },
  importId: number,
  reason: string,
  info: CallInfo,
): Promise<{ readonly bytes: Buffer; readonly fileName: string }> {
  if (!deps.mayReveal(info.person)) throw new Refused('no_right', {});
  const imported = getImport(deps, importId);
  refuseErased(deps, importId);
  const bytes = await deps.originals.get(imported.originalName);
  // Of the whole file: an import may be of one member of an archive.
  const sha256 = sha256Of(bytes);
  const subject = { import: importId, sha256, bytes: bytes.length, reason };
  deps.record.note(info, { action: 'statements.original_saved', subject });
  return { bytes, fileName: savedName(imported.originalFile) };
}

/** Its time was over, and two persons agreed: that is no damage. */
function refuseErased({ lines }: Pick<StatementsDeps, 'lines'>, importId: number): void {
  if (lines.isErased(importId)) throw new Refused('retention_unfit', { why: 'erased' });
}

async function found(deps: StatementsDeps, imported: StoredImport, wanted: Wanted, info: CallInfo) {
  refuseErased(deps, imported.id);
  const bytes = await deps.originals.get(imported.originalName);
  const adapters = deps.mappings.adaptersOf(imported.view);
  const own = adapters.filter((adapter) => adapter.id === imported.view.adapter);
  const passwords = knownPasswords(deps.secrets, imported.view.sha256).values;
  const query = { fileName: imported.originalFile, member: imported.member, ...wanted };
  try {
    return await findSourceRows(bytes, query, own.length > 0 ? own : adapters, passwords, () =>
      info.breathe(),
    );
  } catch (fault) {
    if (!(fault instanceof RefusedStatement)) throw fault;
    // The bytes are the same; the format is read otherwise than when they came.
    throw new Refused('file_refused', { file: imported.view.file, refusal: fault.refusal, ...fault.facts });
  }
}
