/**
 * Files that were refused and may be read once more: with a mapping, a password, or when the clerk has said what the data leaves open. Their
 * bytes stay in memory under a token until the list is cleared; never on the disk, and never more of them than a limit allows.
 */
import type { RefusedFile } from '../../../shared/contract/shapes.ts';
import type { StatementRefusal } from '../../../shared/domain/statement-refusal.ts';

export interface KeptFile {
  readonly token: string;
  /** The file as it came in, and the part of it that was refused: '' for the whole. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly member: string;
}

/** A refused file as the reader tells it; the shelf adds the token under which it keeps its bytes. */
export type RefusedRead = Omit<RefusedFile, 'fileToken'>;

/** All kept files together; what does not fit is to be handed in again. */
export const KEPT_BYTES_MAX = 256 * 1024 ** 2;

const READABLE_ONCE_MORE: ReadonlySet<string> = new Set<StatementRefusal>([
  'unknown_format',
  'unknown_layout',
  'undecided',
  'ambiguous_format',
  'no_rows',
  'sheet_left_out',
  'password_protected',
]);
export const mayBeReadAgain = ({ refusal }: RefusedRead): boolean => READABLE_ONCE_MORE.has(refusal);

/** Bytes of these files together; members of one archive share theirs. */
export const bytesTogether = (files: Iterable<KeptFile>): number =>
  [...new Set([...files].map((file) => file.bytes))].reduce((sum, bytes) => sum + bytes.length, 0);

/** Whether a part of a file is the one that was kept, or a sheet of it. */
export const isPartOf = (member: string, kept: string): boolean =>
  kept === '' || member === kept || member.startsWith(`${kept}#`);
