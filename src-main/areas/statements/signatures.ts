/**
 * What a file says it is by its first bytes: containers we open, and things that are no statement and are refused by their name.
 */
import { RefusedStatement } from './refused-statement.ts';

const startsWith = (bytes: Buffer, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);
const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** A zip begins with a member, or, when empty, with its end record; or it was cut into volumes. */
export const isZip = (bytes: Buffer): boolean =>
  startsWith(bytes, 0x50, 0x4b, 3, 4) ||
  startsWith(bytes, 0x50, 0x4b, 5, 6) ||
  startsWith(bytes, 0x50, 0x4b, 7, 8);

export const isGzip = (bytes: Buffer): boolean => startsWith(bytes, 0x1f, 0x8b);

/** Microsoft's compound file: the old .xls, and whatever Office has encrypted. */
export const isCompoundFile = (bytes: Buffer): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

const HEAD_BYTES = 4096;
const MARKS = ['\u00ef\u00bb\u00bf', '\u00ff\u00fe', '\u00fe\u00ff'];
/** The first characters without a byte order mark and without the zeros of UTF-16, in small letters. */
function headOf(bytes: Buffer): string {
  const head = bytes.subarray(0, HEAD_BYTES).toString('latin1').replaceAll('\0', '');
  const mark = MARKS.find((each) => head.startsWith(each)) ?? '';
  return head.slice(mark.length).trimStart().toLowerCase();
}

/** Excel 2003's workbook in XML, however it is called. */
export const isSpreadsheetXml = (bytes: Buffer): boolean => {
  const head = headOf(bytes);
  return (
    /^<(?:\?xml|(?:\w+:)?workbook)/.test(head) &&
    head.includes('urn:schemas-microsoft-com:office:spreadsheet')
  );
};

export const isHtml = (bytes: Buffer): boolean => {
  const head = headOf(bytes);
  return (
    head.startsWith('<') &&
    (/^<(?:!doctype html|html|head|body|table|meta|style|script|div)\b/.test(head) || head.includes('<html'))
  );
};

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

const ARCHIVES: readonly (readonly [what: string, signature: readonly number[]])[] = [
  ['rar', ascii('Rar!')],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', ascii('BZh')],
  ['xz', [0xfd, ...ascii('7zXZ')]],
];

/** Where a tar names itself, in its first header. */
const TAR_NAME_AT = 257;

/** Refuses what is known to be something else, by name. */
export function refuseForeign(bytes: Buffer): void {
  if (startsWith(bytes, ...ascii('%PDF'))) throw new RefusedStatement('pdf');
  const archive = ARCHIVES.find(([, signature]) => startsWith(bytes, ...signature));
  if (archive) throw new RefusedStatement('unsupported_archive', { what: archive[0] });
  if (
    startsWith(bytes.subarray(TAR_NAME_AT), ...ascii('ustar')) &&
    bytes.subarray(0, TAR_NAME_AT).includes(0)
  )
    throw new RefusedStatement('unsupported_archive', { what: 'tar' });
  const isBinary = bytes.subarray(0, 1024).includes(0);
  const found = SIGNATURES.find(([, signature]) => startsWith(bytes, ...signature));
  // Two letters alone could begin a text; a zero byte near them could not.
  if (found && (isBinary || found[1].length > 2))
    throw new RefusedStatement('not_a_statement', { what: found[0] });
}
