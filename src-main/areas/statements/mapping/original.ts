/** The bytes of a file that is to be mapped: refused before, planned otherwise than it is meant, or handed in for this. */
import type { CallInfo } from '../../../platform/handlers.ts';
import { isPartOf, type KeptFile } from '../kept-file.ts';
import type { ReadPart } from '../read-part.ts';
import type { PlanShelf } from '../shelf.ts';

export type Original = Omit<KeptFile, 'token'>;

/** An upload is taken once from its window, and kept from then on: it is guessed at, tried and planned. */
export async function originalOf(
  shelf: PlanShelf,
  token: string,
  info: Pick<CallInfo, 'file'>,
): Promise<Original> {
  const known = shelf.original(token);
  if (known) return known;
  const file = { ...(await info.file(token)), member: '' };
  shelf.keep({ token, ...file });
  return file;
}

/** The part that is meant: of a workbook the sheet that was asked for, else the first. */
export function partOf(
  parts: readonly ReadPart[],
  { member }: Original,
  sheet?: string,
): ReadPart | undefined {
  const own = parts.filter((part) => isPartOf(part.member, member));
  return own.find((part) => sheet !== undefined && sheetOf(part) === sheet) ?? own[0];
}

/** '' for a text, and for a workbook of one sheet. */
export const sheetOf = ({ member }: Pick<ReadPart, 'member'>): string => {
  const at = member.indexOf('#');
  return at < 0 ? '' : member.slice(at + 1);
};
