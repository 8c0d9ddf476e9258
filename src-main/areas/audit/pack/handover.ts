/**
 * What leaves the house as evidence, and to whom: packs, standard formats, papers, working papers. One fact each, with recipient and purpose, kept
 * with the log (网络数据安全管理条例 art. 12), written before the file is given out, so that nothing goes without it.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { Who } from '../../../record/entry.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';

interface HandoverDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
}

export interface Handover {
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Of the log, at what is handed over. */
  readonly size: number;
  /** What was asked for; kept as JSON. */
  readonly scope: unknown;
  readonly recipient: string;
  readonly purpose: string;
}

/** Says that a file is handed over; gives the number of the fact. */
export function noteHandover({ ledger, record, now }: HandoverDeps, who: Who, handover: Handover): number {
  const { kind, fileName, sha256, bytes, size, scope, recipient, purpose } = handover;
  return record.write(
    who,
    (number: number) => ({
      action: 'audit.handed_over',
      subject: { number, kind, sha256, bytes, size, revealed: isRevealed(scope) ? 1 : 0 },
    }),
    () =>
      ledger.append(
        ledger.query.insertInto('evidence_handover').values({
          ...{ kind, file_name: fileName, sha256, bytes, size, scope: JSON.stringify(scope) },
          ...{ recipient, purpose, at: now(), by: who.person },
        }),
      ),
  );
}

/** Whoever reads the log sees at once that protected fields went out as they are. */
const isRevealed = (scope: unknown): boolean =>
  typeof scope === 'object' && scope !== null && 'revealed' in scope && scope.revealed === true;

/** The same of a file in memory, which is then laid out for one download. */
export function handOver(
  deps: HandoverDeps,
  info: CallInfo,
  { content, ...about }: Omit<Handover, 'sha256' | 'bytes'> & { readonly content: Uint8Array },
): { readonly token: string; readonly fileName: string; readonly sha256: string; readonly bytes: number } {
  const sha256 = sha256Of(content);
  const bytes = content.length;
  noteHandover(deps, info, { ...about, sha256, bytes });
  info.changed('record', 'signals');
  return { token: info.offer(about.fileName, content), fileName: about.fileName, sha256, bytes };
}

/** Newest first. */
export function handedOver(
  { ledger, nameOf }: HandoverDeps & { readonly nameOf: (person: string) => string },
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Output<'evidence.handed'> {
  const { query } = ledger;
  const rows = ledger.all(
    query.selectFrom('evidence_handover').selectAll().orderBy('row', 'desc').limit(limit).offset(offset),
  );
  return {
    total: ledger.countRows(['evidence_handover']).get('evidence_handover') ?? 0,
    rows: rows.map(({ kind, file_name, sha256, bytes, size, scope, recipient, purpose, at, by }) => ({
      ...{ kind, fileName: file_name, sha256, bytes, size, scope, recipient, purpose, at },
      byName: nameOf(by),
    })),
  };
}
