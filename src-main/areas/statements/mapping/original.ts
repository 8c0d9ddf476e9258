/** The bytes of a file that is to be mapped: refused before, planned otherwise than it is meant, or handed in for this. */
import type { CallInfo } from '../../../platform/handlers.ts';
import type { StatementsDeps } from '../deps.ts';
import { isPartOf, type KeptFile } from '../kept-file.ts';
import type { ReadPart } from '../read-part.ts';
import { knownPasswords } from '../secrets/file-passwords.ts';

export interface Original extends Omit<KeptFile, 'token'> {
  /** What may open it. */
  readonly passwords: readonly string[];
}

/** An upload is taken once from its window, and kept from then on: it is guessed at, tried and planned. */
export async function originalOf(
  { shelf, secrets }: Pick<StatementsDeps, 'shelf' | 'secrets'>,
  token: string,
  info: Pick<CallInfo, 'file'>,
): Promise<Original> {
  const passwords = knownPasswords(secrets).values;
  const known = shelf.original(token);
  if (known) return { ...known, passwords };
  const file = { ...(await info.file(token)), member: '' };
  shelf.keep({ token, ...file });
  return { ...file, passwords };
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
