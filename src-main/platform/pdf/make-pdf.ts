/**
 * A paper as PDF, made by the engine itself and so the same in every shell: offline, with its fonts in it, and with the same bytes for the same
 * paper. `step` lets others have their turn while a long table is drawn.
 */
import { drawBlock } from './blocks.ts';
import type { Paper } from './paper.ts';
import { FAINT, Sheet } from './sheet.ts';

export async function makePdf(
  paper: Paper,
  step: () => Promise<void> = async () => undefined,
): Promise<Buffer> {
  const sheet = new Sheet(paper);
  sheet.line(paper.title, { size: 17, isStrong: true, align: 'center' }, 6);
  for (const line of paper.lines) sheet.line(line, { size: 9, colour: FAINT, align: 'center' }, 2);
  sheet.y += 8;
  for (const block of paper.blocks) await drawBlock(sheet, block, step);
  return sheet.end();
}
