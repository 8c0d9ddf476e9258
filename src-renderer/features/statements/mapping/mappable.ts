/** Which refused files a person may say the columns of: tables that were read, and not understood. */
import type { RefusedFile } from '../../../../shared/contract/shapes.ts';
import type { StatementRefusal } from '../../../../shared/domain/statement-refusal.ts';

const MAPPABLE: ReadonlySet<string> = new Set<StatementRefusal>([
  'unknown_format',
  'unknown_layout',
  'undecided',
  'no_rows',
  'ambiguous_format',
]);
export const isMappable = ({ refusal, fileToken, facts }: RefusedFile): boolean =>
  fileToken !== '' && MAPPABLE.has(refusal) && facts['choices'] === undefined; // A question has an answer of its own.

const TABLE_NAME = /\.(csv|tsv|xls|xlsx|xlsm)(#|$)/i;

/** The one the key opens: the first whose name says that it is a table, else the first. */
export const firstToMap = (among: readonly RefusedFile[]): RefusedFile | undefined => {
  const mappable = among.filter(isMappable);
  return mappable.find(({ file }) => TABLE_NAME.test(file)) ?? mappable[0];
};

/** How many files one call reads (contract). */
const FILES_MAX = 500;

/** A file to be read once more, and with it every other that waits for its columns: a year of months is mapped once. */
export const tokensToRead = (token: string, refused: readonly RefusedFile[]): string[] =>
  [...new Set([token, ...refused.filter(isMappable).map(({ fileToken }) => fileToken)])].slice(0, FILES_MAX);

export const mapAddress = (fileToken: string): string => `/statements/map/${fileToken}`;
export const mappingAddress = (id: string): string => `/statements/mapping/${id}`;
