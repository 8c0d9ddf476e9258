/**
 * Which files of a watched folder are ready: whole, and not looked into before. A file that is being copied grows or is touched between two
 * looks; one that stood still for two of them is taken for whole.
 */

export interface FoundFile {
  readonly path: string;
  /** Its path within the folder. */
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** How a file was when it was last looked at. */
export interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  /** Looks in a row in which it was so. */
  readonly looks: number;
  /** It was read, or is known already: not looked into again before it changes. */
  readonly isDone: boolean;
}

const LOOKS_STEADY = 2;

/** The same file once more. Files that are gone are forgotten by leaving them out. */
export function seenAgain(file: FoundFile, before: Seen | undefined): Seen {
  const { size, mtimeMs } = file;
  const isSame = before !== undefined && before.size === size && before.mtimeMs === mtimeMs;
  return isSame ? { ...before, looks: before.looks + 1 } : { size, mtimeMs, looks: 1, isDone: false };
}

/** An empty file is one whose first byte has yet to come. */
export const isReady = ({ size, looks, isDone }: Seen): boolean =>
  !isDone && size > 0 && looks >= LOOKS_STEADY;

/** Not steady yet. */
export const isAwaited = ({ size, looks, isDone }: Seen): boolean =>
  !isDone && size > 0 && looks < LOOKS_STEADY;

/** What systems, browsers and office programs leave beside a person's files: hidden ones, downloads under way, locks. */
const LITTER =
  /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini|__MACOSX|\$RECYCLE\.BIN|System Volume Information)$|\.(?:part|partial|crdownload|download|opdownload|tmp|temp|swp)$|~$/i;
export const isLitter = (name: string): boolean => LITTER.test(name);

const PROGRAM_FOLDER = /\.(?:app|framework|bundle)$|^(?:node_modules|Program Files(?: \(x86\))?|Windows)$/i;
export const isProgramFolder = (name: string): boolean => PROGRAM_FOLDER.test(name);
