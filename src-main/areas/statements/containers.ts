/**
 * What the bytes are: a plain text, a gzip, a zip with members, a workbook, or something that is no statement. By content only.
 *
 * Answers parts: each a text still in bytes, or a grid of texts. A part that cannot be had is a refusal of its own, so one damaged member
 * does not hide the others.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { RefusedStatement } from './refused-statement.ts';
import { isWorkbook, readWorkbook, type Sheet } from './workbook.ts';
import { openZip, ZIP_UNPACKED_BYTES_MAX, type ZipMember } from './zip.ts';

export const FILE_BYTES_MAX = 1024 ** 3;

export interface Part {
  /** Base name: of the member for a zip, else of the file. */
  readonly file: string;
  /** What finds this part in the original again; '' where the original is the part. */
  readonly member: string;
  /** The part's own bytes (the unpacked member); what its hash is taken of. */
  readonly bytes: Buffer;
  readonly content:
    | { readonly kind: 'text'; readonly bytes: Buffer }
    | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
    | { readonly kind: 'refused'; readonly refused: RefusedStatement };
}

export async function partsOf(bytes: Buffer, name: string): Promise<Part[]> {
  const file = baseName(name);
  const alone = { file, member: '', bytes };
  if (bytes.length > FILE_BYTES_MAX)
    return [
      refusedPart(alone, new RefusedStatement('too_large', { limit: FILE_BYTES_MAX, bytes: bytes.length })),
    ];
  try {
    if (!isZip(bytes)) return [await plainPart(alone)];
    const members = openZip(bytes);
    if (isWorkbook(members)) return [await workbookPart(alone)];
    if (isDocument(members)) throw new RefusedStatement('not_a_statement', { what: 'document' });
    const parts: Part[] = [];
    for (const member of members) {
      if (isLitter(member.name)) continue;
      const its = { file: baseName(member.name), member: member.name };
      try {
        const content = await member.read();
        parts.push(await memberPart({ ...its, bytes: content }));
      } catch (error) {
        parts.push(refusedPart({ ...its, bytes: Buffer.alloc(0) }, asRefused(error)));
      }
    }
    if (parts.length === 0) throw new RefusedStatement('empty_file');
    return parts;
  } catch (error) {
    return [refusedPart(alone, asRefused(error))];
  }
}

type PartHead = Pick<Part, 'file' | 'member' | 'bytes'>;

async function memberPart(head: PartHead): Promise<Part> {
  if (!isZip(head.bytes)) return await plainPart(head);
  const members = openZip(head.bytes);
  if (isWorkbook(members)) return await workbookPart(head);
  if (isDocument(members)) throw new RefusedStatement('not_a_statement', { what: 'document' });
  throw new RefusedStatement('nested_archive');
}

async function workbookPart(head: PartHead): Promise<Part> {
  return { ...head, content: { kind: 'sheets', sheets: await readWorkbook(head.bytes) } };
}

async function plainPart(head: PartHead): Promise<Part> {
  if (head.bytes.length === 0) throw new RefusedStatement('empty_file');
  if (head.bytes[0] === 0x1f && head.bytes[1] === 0x8b) {
    const unpacked = await ungzip(head.bytes);
    if (unpacked[0] === 0x1f && unpacked[1] === 0x8b) throw new RefusedStatement('nested_archive');
    if (isZip(unpacked)) throw new RefusedStatement('nested_archive');
    refuseForeign(unpacked);
    // The hash stays that of the file as it came; only a zip has members of their own.
    return { ...head, content: { kind: 'text', bytes: unpacked } };
  }
  refuseForeign(head.bytes);
  return { ...head, content: { kind: 'text', bytes: head.bytes } };
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

const startsWith = (bytes: Buffer, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);
const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** A zip begins with a member, or, when empty, with its end record; or it was cut into volumes. */
const isZip = (bytes: Buffer): boolean =>
  startsWith(bytes, 0x50, 0x4b, 3, 4) ||
  startsWith(bytes, 0x50, 0x4b, 5, 6) ||
  startsWith(bytes, 0x50, 0x4b, 7, 8);

const SIGNATURES: readonly (readonly [what: string, signature: readonly number[]])[] = [
  ['image', [0x89, ...ascii('PNG')]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', ascii('GIF8')],
  ['image', ascii('BM')],
  ['image', [...ascii('II'), 0x2a, 0]],
  ['image', [...ascii('MM'), 0, 0x2a]],
  ['executable', ascii('MZ')],
  ['executable', [0x7f, ...ascii('ELF')]],
  ['executable', [0xcf, 0xfa, 0xed, 0xfe]],
  ['executable', [0xfe, 0xed, 0xfa, 0xcf]],
  ['executable', [0xca, 0xfe, 0xba, 0xbe]],
  ['executable', ascii('#!/')],
  ['database', ascii('SQLite format 3')],
  ['document', ascii('{\\rtf')],
];

/** Refuses what is known to be something else, by name. */
function refuseForeign(bytes: Buffer): void {
  if (startsWith(bytes, ...ascii('%PDF'))) throw new RefusedStatement('pdf');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    // An encrypted .xlsx is kept in the same container as the old .xls.
    const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new RefusedStatement(isEncrypted ? 'password_protected' : 'legacy_xls');
  }
  if (startsWith(bytes, ...ascii('Rar!'))) throw new RefusedStatement('unsupported_archive', { what: 'rar' });
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf))
    throw new RefusedStatement('unsupported_archive', { what: '7z' });
  if (startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd))
    throw new RefusedStatement('unsupported_archive', { what: 'zstd' });
  if (startsWith(bytes, ...ascii('BZh')))
    throw new RefusedStatement('unsupported_archive', { what: 'bzip2' });
  const isBinary = bytes.subarray(0, 1024).includes(0);
  const found = SIGNATURES.find(([, signature]) => startsWith(bytes, ...signature));
  // Two letters alone could begin a text; a zero byte near them could not.
  if (found && (isBinary || found[1].length > 2))
    throw new RefusedStatement('not_a_statement', { what: found[0] });
  const head = bytes.subarray(0, 2048).toString('latin1').replaceAll('\0', '').trimStart().toLowerCase();
  if (
    /^(\u00ef\u00bb\u00bf)?\s*<(!doctype html|html|head|body|table|meta|script|div)\b/.test(head) ||
    head.includes('<html')
  )
    throw new RefusedStatement('not_a_statement', { what: 'html' });
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
  return new RefusedStatement('internal', {
    detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown',
  });
}
