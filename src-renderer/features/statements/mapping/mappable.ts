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

/** How many files one call reads (contract). */
const FILES_MAX = 500;

/** A file to be read once more, and with it every other that waits for its columns: a year of months is mapped once. */
export const tokensToRead = (token: string, refused: readonly RefusedFile[]): string[] =>
  [...new Set([token, ...refused.filter(isMappable).map(({ fileToken }) => fileToken)])].slice(0, FILES_MAX);

export const mapAddress = (fileToken: string): string => `/statements/map/${fileToken}`;
export const mappingAddress = (id: string): string => `/statements/mapping/${id}`;
