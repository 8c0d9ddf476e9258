/**
 * What is pasted for the watch list: a line an entry. Three columns (kind, entry, source) from a spreadsheet or a CSV, or the entry alone, which may have
 * commas in it: a firm is called "Evil Trading Co., Ltd.".
 */
import { type WatchBody, watchBody } from '../../../shared/contract/parties.ts';

const WHAT: readonly (readonly [WatchBody['what'], RegExp])[] = [
  ['name', /^(?:姓名|名称|户名|姓名或名称|name)$/i],
  ['account', /^(?:账号|帐号|账户|卡号|account|card)$/i],
  ['identity', /^(?:证件|证件号|证件号码|身份证|身份证号|信用代码|identity|identity number|id)$/i],
];
const HEADER = /^(?:种类|内容|来源|kind|entry|value|source)$/i;
const whatOf = (cell: string) => WHAT.find(([, words]) => words.test(cell))?.[0];

export interface PastedWatch {
  readonly entries: readonly WatchBody[];
  /** Lines that cannot be read, from 1. */
  readonly bad: readonly { readonly row: number; readonly text: string }[];
}

/** `other`: what an entry is and where it is from where its line does not say. */
export function readWatch(text: string, other: Pick<WatchBody, 'what' | 'source'>): PastedWatch {
  const entries: WatchBody[] = [];
  const bad: { row: number; text: string }[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    if (at === 0 && cells.length > 1 && cells.every((cell) => HEADER.test(cell))) continue;
    const what = cells.length > 1 ? whatOf(cells[0] ?? '') : undefined;
    const [value = '', source = ''] = what === undefined ? cells : cells.slice(1);
    const read = watchBody.safeParse({ what: what ?? other.what, value, source: source || other.source });
    if (read.success && /[\p{L}\p{N}]/u.test(value)) entries.push(read.data);
    else bad.push({ row: at + 1, text: line.trim().slice(0, 40) });
  }
  return { entries, bad };
}

/** Tabs part cells; commas do so only where the line is plainly a CSV: its first cell says a kind, or it has quotes. */
function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim());
  const cells = [...line.matchAll(/(?:^|[,，])\s*(?:"((?:[^"]|"")*)"|([^,，]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '',
  );
  const first = cells[0] ?? '';
  const isCsv = line.includes('"') || whatOf(first) !== undefined || HEADER.test(first);
  return isCsv && cells.length > 1 ? cells : [line.trim()];
}
