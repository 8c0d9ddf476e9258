/** A standard format as one archive: its files, control totals, and a format description in two languages. The same days at the same state of the books are the same bytes. */
import type { Input } from '../../../../../shared/contract/calls.ts';
import { Refused } from '../../../../../shared/contract/errors.ts';
import { type Locale, say } from '../../../../../shared/wording/catalogue.ts';
import type { CallInfo } from '../../../../platform/handlers.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { keyIdOf } from '../../pack/manifest.ts';
import { type PackedFile, packed } from '../../pack/packer.ts';
import { inZipOrder, zipPieces } from '../../pack/zip.ts';
import { type StandardBooks, standardBooks } from './books.ts';
import { controlFile, csvFiles } from './csv-set.ts';
import { GBT_FILES, gbtFiles } from './gbt24589.ts';
import { saftFiles } from './saft.ts';

type Asked = Pick<Input<'evidence.standard'>, 'format' | 'from' | 'to' | 'revealed'>;
type Format = Asked['format'];

/** Longer than any record is kept: balances are told month by month. */
const YEARS_MAX = 50;

export interface StandardFile {
  readonly fileName: string;
  readonly content: Buffer;
  /** Of the log it stands on. */
  readonly size: number;
}

export async function standardFile(
  deps: EvidenceDeps,
  { format, from, to, revealed }: Asked,
  info: Pick<CallInfo, 'progress' | 'breathe'>,
): Promise<StandardFile> {
  if (from > to || Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > YEARS_MAX)
    throw new Refused('bad_input', { at: 'to', expected: 'day' });
  info.progress('exporting', 0, 2);
  const books = standardBooks(deps, { from, to, revealed });
  // A file that is empty for a slip of the pen would look whole.
  if (books.totals.length === 0) throw new Refused('books_silent', { from, to });
  const files = await filesOf(format, books, () => info.breathe());
  info.progress('exporting', 1, 2);
  const entries = inZipOrder([
    ...files,
    ...(await Promise.all(
      (['zh-CN', 'en'] as const).map((locale) =>
        packed(`readme-${locale}.txt`, readme(format, books, locale)),
      ),
    )),
  ]);
  const { size, root } = books.head;
  const fileName = `${format.replace('_', '-')}-${deps.keys.workspaceId.slice(0, 8)}-${from}-${to}-${root.slice(0, 12)}.zip`;
  return { fileName, content: Buffer.concat([...zipPieces(entries)]), size };
}

async function filesOf(
  format: Format,
  books: StandardBooks,
  step: () => Promise<void>,
): Promise<PackedFile[]> {
  if (format === 'csv_set') return await csvFiles(books, step);
  const files = format === 'saft' ? await saftFiles(books, step) : await gbtFiles(books, step);
  return [...files, await controlFile(books)];
}

function readme(format: Format, { deps, head, from, to, isRevealed }: StandardBooks, locale: Locale): string {
  const about = say(locale, 'standard.about', {
    ...{ house: deps.house(), software: deps.version, from, to },
    ...{ size: String(head.size), root: head.root, keyId: keyIdOf(deps.keys) },
    masking: say(locale, isRevealed ? 'standard.revealed' : 'standard.masked'),
  });
  return `${say(locale, `standard.readme.${format}`, GBT_FILES)}\n\n${about}\n`;
}
