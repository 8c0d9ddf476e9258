/**
 * What all of Alipay's bills have in common: # lines around the rows, GBK, and a zip of bill and summary.
 */
import { formatDay } from '../../shared/domain/dates.ts';
import { encodeGbk } from '../platform/gbk.ts';
import type { TextTable, WrittenTable } from './tables.ts';
import { zipWithGbkNames } from './zip.ts';

/** A zip of one day: the bill and its summary. */
export interface WrittenZip {
  readonly name: string;
  readonly bytes: Buffer;
  readonly members: readonly WrittenTable[];
}

const chineseDay = (day: number): string => {
  const [year, month, date] = formatDay(day).split('-');
  return `${year}年${month}月${date}日`;
};

interface Bill {
  readonly title: string;
  readonly list: string;
  readonly account: string;
}

export function opening(table: TextTable, { title, list, account }: Bill, day: number): void {
  table.say(`#${title}`);
  table.say(`#账号：[${account}]`);
  table.say(`#起始日期：[${chineseDay(day)} 00:00:00]   终止日期：[${chineseDay(day + 1)} 00:00:00]`);
  table.say(`#-----------------------------------------${list}----------------------------------------`);
}
export const closing = (table: TextTable, list: string): void =>
  table.say(`#-----------------------------------------${list}结束------------------------------------`);
export const exported = (table: TextTable, day: number): void =>
  table.say(`#导出时间：[${chineseDay(day + 1)} 05:46:49]`);

/** The order of members inside a zip is not fixed: on odd days the summary comes first. */
export function zipOf(name: string, day: number, bill: TextTable, summary: TextTable): WrittenZip {
  const tables = [bill, summary].map((table) => ({
    file: table.file,
    bytes: encodeGbk(table.text()),
    rows: table.rows,
    places: table.places,
  }));
  const members = day % 2 === 0 ? tables : tables.toReversed();
  const bytes = zipWithGbkNames(members.map((member) => ({ name: member.file, bytes: member.bytes })));
  return { name, bytes, members };
}

/** Alipay's bills are not quoted: what would break a row is replaced, as the channel does. */
export const plainText = (text: string): string => text.replaceAll(',', '，').replaceAll('"', '');
