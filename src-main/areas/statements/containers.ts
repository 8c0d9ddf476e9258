/**
 * What the bytes are: a plain text, a gzip, a zip with members, a workbook, or something that is no statement. By content only.
 *
 * Hands out parts one by one, each a text still in bytes or sheets of texts, so that of a zip only one member is in memory. A part that
 * cannot be had is a refusal of its own: one damaged or locked member does not hide the others.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refused } from '../../../shared/contract/errors.ts';
import { RefusedStatement } from './refused-statement.ts';
import { isGzip, isZip, refuseForeign } from './signatures.ts';
import { isWorkbook, readWorkbook, WORKBOOK_BYTES_MAX, type WorkbookKind } from './workbook.ts';
import type { Sheet } from './workbooks/sheet.ts';
import { type Between, openZip, ZIP_UNPACKED_BYTES_MAX, type ZipMember } from './zip.ts';
import { LockedZip } from './zip-locked.ts';

export const FILE_BYTES_MAX = 1024 ** 3;

export interface Part {
  /** Base name: of the member for a zip, else of the file. */
  readonly file: string;
  /** What finds this part in the original again; '' where the original is the part. */
  readonly member: string;
  /** The part's own bytes (the unpacked member); what its hash is taken of. */
  readonly bytes: Buffer;
  /** Places of the passwords that opened it, the outermost first: a locked zip may hold a locked workbook. Absent where none was needed. */
  readonly openedBy?: readonly number[];
  readonly content:
    | { readonly kind: 'text'; readonly bytes: Buffer }
    | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[]; readonly workbook: WorkbookKind }
    | { readonly kind: 'refused'; readonly refused: RefusedStatement };
}

export interface PartsOptions {
  /** Tried in this order on whatever is locked. */
  readonly passwords?: readonly string[];
  /** Members nobody asks for are not unpacked. */
  readonly isWanted?: (member: string) => boolean;
  /** Called again and again while a workbook is read, with the bytes of the member that are done; may throw Refused to stop. */
  readonly between?: Between;
}

export async function* partsOf(
  bytes: Buffer,
  name: string,
  { passwords = [], isWanted = () => true, between = async () => {} }: PartsOptions = {},
): AsyncGenerator<Part> {
  const alone = { file: baseName(name), member: '', bytes };
  try {
    if (bytes.length > FILE_BYTES_MAX)
      throw new RefusedStatement('too_large', { limit: FILE_BYTES_MAX, bytes: bytes.length });
    const members = isZip(bytes) ? openArchive(bytes) : null;
    if (members) yield* memberParts(bytes, members, { passwords, isWanted, between });
    else yield await partFrom(alone, passwords, between);
  } catch (error) {
    yield refusedPart(alone, asRefused(error));
  }
}

/** The members of a zip that is an archive; null where it is a workbook. */
function openArchive(bytes: Buffer): readonly ZipMember[] | null {
  const members = openZip(bytes, WORKBOOK_BYTES_MAX);
  if (isWorkbook(members)) return null;
  if (isDocument(members)) throw new RefusedStatement('not_a_statement', { what: 'document' });
  return openZip(bytes, ZIP_UNPACKED_BYTES_MAX).filter((member) => !isLitter(member.name));
}

async function* memberParts(
  bytes: Buffer,
  members: readonly ZipMember[],
  { passwords, isWanted, between }: Required<PartsOptions>,
): AsyncGenerator<Part> {
  if (members.length === 0) throw new RefusedStatement('empty_file');
  const locked = new LockedZip(bytes);
  for (const member of members) {
    if (!isWanted(member.name)) continue;
    const its = { file: baseName(member.name), member: member.name };
    let head: PartHead = { ...its, bytes: Buffer.alloc(0) };
    let part: Part;
    try {
      if (member.isLocked) {
        const { bytes: opened, passwordIndex } = await locked.unlock(member, passwords);
        head = { ...its, bytes: opened, openedBy: [passwordIndex] };
      } else head = { ...its, bytes: await member.read() };
      part = await partFrom(head, passwords, between);
    } catch (error) {
      part = refusedPart({ ...head, bytes: Buffer.alloc(0) }, asRefused(error));
    }
    yield part;
  }
}

type PartHead = Omit<Part, 'content'>;

async function partFrom(head: PartHead, passwords: readonly string[], between: Between): Promise<Part> {
  if (head.bytes.length === 0) throw new RefusedStatement('empty_file');
  // The hash stays that of the file as it came; only a zip has members of their own.
  const bytes = isGzip(head.bytes) ? await ungzip(head.bytes) : head.bytes;
  const workbook = await readWorkbook(bytes, passwords, between);
  if (workbook) {
    const { passwordIndex } = workbook;
    return {
      ...head,
      ...(passwordIndex === null ? {} : { openedBy: [...(head.openedBy ?? []), passwordIndex] }),
      content: { kind: 'sheets', sheets: workbook.sheets, workbook: workbook.kind },
    };
  }
  if (isGzip(bytes)) throw new RefusedStatement('nested_archive');
  if (isZip(bytes)) {
    if (isDocument(openZip(bytes))) throw new RefusedStatement('not_a_statement', { what: 'document' });
    throw new RefusedStatement('nested_archive');
  }
  refuseForeign(bytes);
  return { ...head, content: { kind: 'text', bytes } };
}

async function ungzip(bytes: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: ZIP_UNPACKED_BYTES_MAX });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new RefusedStatement('zip_bomb', { limit: ZIP_UNPACKED_BYTES_MAX });
    if (code === 'Z_BUF_ERROR') throw new RefusedStatement('truncated', { what: 'gzip' });
    throw new RefusedStatement('damaged', { what: 'gzip' });
  }
}

/** Word, PowerPoint, OpenDocument: zips, too. */
const isDocument = (members: readonly ZipMember[]): boolean =>
  members.some((member) => member.name === '[Content_Types].xml' || member.name === 'mimetype');

/** What archive programs leave behind; no statement was ever called so. */
const isLitter = (member: string): boolean =>
  member.endsWith('/') ||
  member.startsWith('__MACOSX/') ||
  /(^|[/\\])(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(member);

export const baseName = (name: string): string => name.split(/[/\\]/).at(-1) || name;

const refusedPart = (head: PartHead, refused: RefusedStatement): Part => ({
  ...head,
  content: { kind: 'refused', refused },
});

function asRefused(error: unknown): RefusedStatement {
  if (error instanceof RefusedStatement) return error;
  if (error instanceof Refused) throw error; // Cancelled: it is not the file's fault.
  return new RefusedStatement('internal', {
    detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown',
  });
}
