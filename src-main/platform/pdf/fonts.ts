/**
 * The two fonts every document is set in: Noto Sans Hans, Regular and Bold, Chinese and Latin in one, from a package that is installed with the app.
 * Read once and kept; no system font is asked, so that the same document has the same bytes on every machine.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FontFiles {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

let read: FontFiles | null = null;

export function fontFiles(): FontFiles {
  if (read) return read;
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '..', 'fonts');
  const file = (weight: string) => readFileSync(join(folder, `NotoSansHans-${weight}.otf`));
  read = { regular: file('Regular'), bold: file('Bold') };
  return read;
}
