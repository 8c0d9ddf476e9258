/**
 * Which kind of workbook the bytes are, and its sheets: .xlsx by our own reader row by row, .xlsb and the old .xls by SheetJS, tables in
 * HTML and Excel 2003's XML by theirs. Passwords are opened here too.
 */
import { RefusedStatement } from './refused-statement.ts';
import { isCompoundFile, isHtml, isSpreadsheetXml, isZip } from './signatures.ts';
import { checkBiff } from './workbooks/biff.ts';
import { readHtmlTables } from './workbooks/html-tables.ts';
import { type LockedWorkbook, unlockWorkbook } from './workbooks/locked-workbook.ts';
import { OLD_WORKBOOK_BYTES_MAX, readOldWorkbook, sheetJs } from './workbooks/old-workbook.ts';
import type { Sheet } from './workbooks/sheet.ts';
import { readSpreadsheetXml } from './workbooks/spreadsheet-xml.ts';
import { readXlsx } from './workbooks/xlsx.ts';
import { type Between, inBreaths, openZip, type ZipMember } from './zip.ts';

/** XML of all sheets together: a million rows of a dozen columns are half a gigabyte, and pass through a piece at a time. */
export const WORKBOOK_BYTES_MAX = 4 * 1024 ** 3;

/** What the file is called among encodings. */
export type WorkbookKind = 'xlsx' | 'xlsb' | 'xls' | 'html' | 'xml';

export interface Workbook {
  readonly kind: WorkbookKind;
  readonly sheets: readonly Sheet[];
  /** Which of the passwords opened it; null where none was needed. */
  readonly passwordIndex: number | null;
}

const pathOf = (member: ZipMember): string => member.name.replaceAll('\\', '/').toLowerCase();

export const isWorkbook = (members: readonly ZipMember[]): boolean =>
  members.some((member) => pathOf(member) === '[content_types].xml') &&
  members.some((member) => pathOf(member).startsWith('xl/'));

/** The workbook that the bytes are; null where they are none. */
export async function readWorkbook(
  bytes: Buffer,
  passwords: readonly string[],
  between: Between,
): Promise<Workbook | null> {
  if (isZip(bytes)) return await readZipped(bytes, null, between);
  if (isCompoundFile(bytes)) return await readCompound(bytes, passwords, between);
  if (isSpreadsheetXml(bytes))
    return { kind: 'xml', sheets: await readSpreadsheetXml(bytes), passwordIndex: null };
  if (isHtml(bytes)) return { kind: 'html', sheets: await readHtmlTables(bytes), passwordIndex: null };
  return null;
}

async function readZipped(
  bytes: Buffer,
  passwordIndex: number | null,
  between: Between,
): Promise<Workbook | null> {
  const members = openZip(bytes, WORKBOOK_BYTES_MAX).map((member) => inBreaths(member, between));
  if (!isWorkbook(members)) return null;
  if (!members.some((member) => pathOf(member) === 'xl/workbook.bin'))
    return { kind: 'xlsx', sheets: await readXlsx(members), passwordIndex };
  const size = members.reduce((sum, member) => sum + member.size, 0);
  if (size > OLD_WORKBOOK_BYTES_MAX)
    throw new RefusedStatement('too_large', { limit: OLD_WORKBOOK_BYTES_MAX, bytes: size });
  // Reads every member once under our limits: what the directory says of itself is then true.
  for (const member of members) await member.read();
  return { kind: 'xlsb', sheets: await readOldWorkbook(bytes), passwordIndex };
}

async function readCompound(
  bytes: Buffer,
  passwords: readonly string[],
  between: Between,
): Promise<Workbook | null> {
  const streams = await streamsOf(bytes);
  const info = streams('EncryptionInfo');
  if (info && streams('EncryptedPackage')) {
    const unlocked = await unlockWorkbook({ bytes, kind: 'package', info }, passwords);
    if (!isZip(unlocked.bytes)) throw new RefusedStatement('damaged', { what: 'workbook' });
    const workbook = await readZipped(unlocked.bytes, unlocked.passwordIndex, between);
    if (!workbook) throw new RefusedStatement('not_a_statement', { what: 'document' });
    return workbook;
  }
  const stream = streams('Workbook') ?? streams('Book');
  if (!stream) throw new RefusedStatement('not_a_statement', { what: 'document' });
  if (!checkBiff(stream).isLocked)
    return { kind: 'xls', sheets: await readOldWorkbook(bytes), passwordIndex: null };
  const locked: LockedWorkbook = { bytes, kind: 'old', info: Buffer.alloc(0) };
  const unlocked = await unlockWorkbook(locked, passwords);
  const its = await streamsOf(unlocked.bytes);
  const plain = its('Workbook') ?? its('Book');
  if (!plain || checkBiff(plain).isLocked) throw new RefusedStatement('damaged', { what: 'workbook' });
  return {
    kind: 'xls',
    sheets: await readOldWorkbook(unlocked.bytes),
    passwordIndex: unlocked.passwordIndex,
  };
}

/** The streams of a compound file by name, each in its stated length. */
async function streamsOf(bytes: Buffer): Promise<(name: string) => Buffer | null> {
  const { CFB } = await sheetJs();
  let found: ReturnType<typeof CFB.read>;
  try {
    found = CFB.read(bytes, { type: 'buffer' });
  } catch {
    throw new RefusedStatement('damaged', { what: 'workbook' });
  }
  return (name) => {
    const entry = CFB.find(found, `/${name}`);
    if (!entry) return null;
    const content = Buffer.from(entry.content ?? []);
    if (content.length < entry.size) throw new RefusedStatement('truncated', { what: 'workbook' });
    return content;
  };
}
