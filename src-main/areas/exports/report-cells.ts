/** Cells and columns of report.xlsx: texts that stay texts, amounts that stay exact. */
import type { FileSummary } from '../../../shared/contract/shapes.ts';
import { formatMinor, fractionDigits } from '../../../shared/domain/money.ts';
import { type Locale, say } from '../../../shared/wording/catalogue.ts';

/** Digits a spreadsheet keeps. */
const EXACT_DIGITS = 15;

export type Cell = string | number;
export interface Column {
  readonly head: string;
  readonly width: number;
  readonly isAmount?: boolean;
}

export const text = (head: string, width = 16): Column => ({ head, width });
export const money = (head: string): Column => ({ head, width: 16, isAmount: true });

export const amount = (minor: number, currency: string): Cell =>
  printed(formatMinor(minor, currency), currency);

/** The decimal text as a number where a spreadsheet keeps every digit of it. */
export function printed(decimal: string, currency: string): Cell {
  const digits = decimal.replace(/\D/g, '').length;
  return digits <= EXACT_DIGITS && fractionDigits(currency) <= 2 ? Number(decimal) : decimal;
}

/** What a file is, in words: the mapping's name or the channel where it has one, and whose story it tells. */
export function formatText(
  locale: Locale,
  file: Pick<FileSummary, 'channel' | 'sourceKind' | 'adapterName'>,
): string {
  const kind = say(locale, `sourceKind.${file.sourceKind}`);
  if (file.adapterName !== '') return `${file.adapterName} · ${kind}`;
  return file.channel === 'none' || file.channel === 'bank'
    ? kind
    : `${say(locale, `channel.${file.channel}`)} · ${kind}`;
}
