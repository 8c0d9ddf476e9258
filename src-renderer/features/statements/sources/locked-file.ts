/** Pure: which of the refused files asks for a password. One for each archive, because all that is locked in it is tried together. */
import type { RefusedFile } from '../../../../shared/contract/shapes.ts';

const isLocked = ({ refusal, fileToken }: RefusedFile): boolean =>
  refusal === 'password_protected' && fileToken !== '';

/** The file as it came in. */
export const archiveOf = ({ file, facts }: RefusedFile): string => String(facts['archive'] ?? file);

/** The first of its archive; two files of one name are two. */
export const asksForPassword = (file: RefusedFile, among: readonly RefusedFile[]): boolean =>
  isLocked(file) &&
  (file.facts['archive'] === undefined ||
    among.find((each) => isLocked(each) && archiveOf(each) === archiveOf(file)) === file);
