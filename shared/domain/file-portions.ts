/**
 * Many files are read in portions. A summary proves the detail files it is read with (UnionPay's RD beside its ZM), so files whose names speak
 * of the same day are never parted; what a portion holds at most is therefore a wish and not a limit.
 */

/** The contract's limit of one `statements.plan`, and what a portion on its way there aims at. */
export const PORTION_FILES = 500;
/** The originals of a portion are in memory until they are committed. */
export const PORTION_BYTES = 512 * 1024 ** 2;

export interface PortionLimits {
  readonly files: number;
  readonly bytes: number;
}

/** In the order they are given as long as one portion holds them all; else by the day in their names. */
export function inPortions<File extends { readonly name: string; readonly size: number }>(
  files: readonly File[],
  limits: PortionLimits = { files: PORTION_FILES, bytes: PORTION_BYTES },
): File[][] {
  const bytesOf = (some: readonly File[]) => some.reduce((sum, file) => sum + file.size, 0);
  if (files.length <= limits.files && bytesOf(files) <= limits.bytes) return [[...files]];
  const days = Map.groupBy(files, (file) => dayIn(file.name));
  const portions: File[][] = [];
  let open: File[] = [];
  let openBytes = 0;
  for (const day of [...days.keys()].sort()) {
    // Nothing is known of files without a day: they belong together no more than any others.
    const together = days.get(day) ?? [];
    for (const part of day === '' ? together.map((file) => [file]) : [together]) {
      const bytes = bytesOf(part);
      const isFull = open.length + part.length > limits.files || openBytes + bytes > limits.bytes;
      if (open.length > 0 && isFull) {
        portions.push(open);
        open = [];
        openBytes = 0;
      }
      open.push(...part);
      openBytes += bytes;
    }
  }
  return open.length > 0 ? [...portions, open] : portions;
}

/** The first day a name speaks of, as 'YYYYMMDD' or as 'YYMMDD' where it has no longer one; '' for none. */
function dayIn(name: string): string {
  const long = /20\d\d[-_]?(?:0[1-9]|1[0-2])[-_]?(?:0[1-9]|[12]\d|3[01])/
    .exec(name)?.[0]
    .replace(/[-_]/g, '');
  const short = /\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.exec(name)?.[0];
  return long ?? (short === undefined ? '' : `20${short}`);
}
