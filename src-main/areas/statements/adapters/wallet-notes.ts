/**
 * The lines above and below the table of a wallet's bill: whose it is, which days, and what it counts.
 *
 * Wallets say themselves that their totals may differ from the rows, so they are compared and shown, and hold nothing back.
 */
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { FileFacts, RawRow, StatedTotal } from '../adapter.ts';
import { readAmount, readMoment, trimCell } from './cells.ts';

/** Longer lines are no notes of a wallet. */
const NOTE_CHARS = 300;

/** The whole line as one text, without the commas a spreadsheet adds. */
export function noteText(raw: RawRow): string {
  let text = '';
  for (const cell of raw.cells) {
    const word = trimCell(cell);
    if (word !== '') text += text === '' ? word : `,${word}`;
    if (text.length > NOTE_CHARS) break;
  }
  return text.slice(0, NOTE_CHARS);
}

const NOTE =
  /^(?:[-=—*#【]{1,}|共\s*[：:]?\s*\d|(?:已|待)?(?:收入|支出)\s*[：:]|(?:不计收支|中性交易)\s*[：:]|导出|申请时间|日期区间|起始|终止|特别提示|提示|说明|注[：:]|\d{1,2}[.、]\s*\D|姓名|微信(?:昵称|支付账单)|支付宝(?:账户|账号|交易记录|[（(])|京东(?:账号|交易)|美团(?:用户|交易)|账[号户]\s*[：:]|电子)/;
/** A row of the table has more cells than a note; two of them are a count and its sum. */
const NOTE_CELLS = 3;

/** Below the header only what is plainly a note is one: a row of the table that was cut off must not be passed over. */
export function isNote(raw: RawRow): boolean {
  let cells = 0;
  for (const cell of raw.cells) {
    if (trimCell(cell) !== '') cells += 1;
    if (cells > NOTE_CELLS) return false;
  }
  return NOTE.test(noteText(raw));
}

export function factsIn(note: string): Partial<FileFacts> {
  const account =
    /^(?:微信昵称|支付宝账[户号]|京东账号名?|美团用户名|账[号户])\s*[：:]\s*\[?(.*?)\]?\s*$/.exec(note)?.[1];
  if (account !== undefined) return account === '' ? {} : { account };
  const span =
    /起始(?:时间|日期)\s*[：:]\s*\[?([^\]起终至]*)\]?[\s,]*终止(?:时间|日期)\s*[：:]\s*\[?([^\]]*)\]?/.exec(
      note,
    ) ?? /日期区间\s*[：:]\s*\[?([^\]至]*)至([^\]]*)\]?/.exec(note);
  const from = readMoment(span?.[1]?.trim() ?? '');
  const to = readMoment(span?.[2]?.trim() ?? '');
  return from === null || to === null ? {} : { periodFrom: from.slice(0, 10), periodTo: lastDay(from, to) };
}

/** An end at midnight is the day before; a bare day is meant whole. */
function lastDay(from: string, to: string): string {
  const number = parseDay(to);
  const isMidnight = to.slice(10, 19) === 'T00:00:00' && to.slice(0, 10) > from.slice(0, 10);
  return isMidnight && number !== null ? formatDay(number - 1) : to.slice(0, 10);
}

/** '支出：16笔(含4笔部分退款)，1648.43元', '已收入:2笔,13.67元', '共66笔记录'; none where the line counts nothing. */
export function totalsIn(note: string, row: number): StatedTotal[] {
  const text = note.normalize('NFKC').replaceAll('。', '');
  const base = { row, weight: 'advisory', currency: '' } as const;
  const all = /^共\s*:?\s*(\d[\d,]*)\s*笔/.exec(text)?.[1];
  if (all !== undefined) return [{ ...base, name: 'count', value: countOf(all) }];
  const part =
    /^(已收入|已支出|待收入|待支出|收入|支出|不计收支|中性交易)\s*:\s*(\d[\d,]*)\s*笔(?:\([^()]*\))?[\s,]*(.*?)\s*元/.exec(
      text,
    );
  if (!part) return [];
  const [, word = '', count = '', sum = ''] = part;
  const value = readAmount(sum.replace(/^,+/, ''));
  const side = word.endsWith('收入') ? 'in' : 'out';
  const isSide = /^已?(收入|支出)$/.test(word);
  const names = isSide
    ? ({ count: `${side}_count`, sum: `${side}_sum` } as const)
    : ({ count: 'count', sum: 'gross_sum' } as const);
  const scope = isSide ? {} : { scope: word };
  return [
    { ...base, ...scope, name: names.count, value: countOf(count) },
    ...(value.ok ? [{ ...base, ...scope, name: names.sum, value: value.value }] : []),
  ];
}

const countOf = (text: string): number => Number(text.replaceAll(',', '').slice(0, 15));
