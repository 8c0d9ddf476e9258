/**
 * Reads the demo's files back for its test, by the facts of the formats alone: nothing of the generator, nothing of the adapters.
 */
import Papa from 'papaparse';

export interface DataRow {
  readonly file: string;
  /** 1-based line of the decoded text. */
  readonly row: number;
  readonly of: (column: string) => string;
}

export interface ReadTable {
  readonly file: string;
  readonly source:
    | 'orders'
    | 'wechat_trade'
    | 'wechat_fund'
    | 'alipay_trade'
    | 'alipay_fund'
    | 'bank'
    | 'summary';
  readonly rows: readonly DataRow[];
  readonly lines: readonly string[];
}

/** Members of a zip by its central directory; names decoded as GBK, which is right only while the UTF-8 flag is off. */
export function unzipGbk(
  bytes: Buffer,
  inflate: (packed: Buffer) => Buffer,
): { name: string; isFlaggedUtf8: boolean; bytes: Buffer }[] {
  const end = bytes.length - 22;
  const members: { name: string; isFlaggedUtf8: boolean; bytes: Buffer }[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    members.push({
      name: new TextDecoder('gb18030').decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      isFlaggedUtf8: (bytes.readUInt16LE(at + 8) & 0x800) !== 0,
      bytes: inflate(bytes.subarray(start, start + bytes.readUInt32LE(at + 20))),
    });
    at += 46 + nameLength;
  }
  return members;
}

export function readTable(file: string, bytes: Buffer): ReadTable {
  if (file.startsWith('wechat-')) {
    const lines = textLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const source = file.startsWith('wechat-trade') ? 'wechat_trade' : 'wechat_fund';
    const split = (line: string) => line.slice(1).split(',`');
    return { file, source, lines, rows: rowsOf(file, lines, 0, lines.length - 2, split) };
  }
  if (file === 'orders.csv') {
    const lines = textLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { file, source: 'orders', lines, rows: rowsOf(file, lines, 0, lines.length, splitCsv) };
  }
  const lines = textLines(new TextDecoder('gb18030', { fatal: true }).decode(bytes));
  if (file === 'bank.csv') {
    const header = lines.findIndex((line) => line.startsWith('交易日期,'));
    return { file, source: 'bank', lines, rows: rowsOf(file, lines, header, lines.length, splitCsv) };
  }
  if (file.includes('汇总')) return { file, source: 'summary', lines, rows: [] };
  const source = file.includes('业务明细') ? 'alipay_trade' : 'alipay_fund';
  const end = lines.findIndex((line) => line.includes('列表结束'));
  return { file, source, lines, rows: rowsOf(file, lines, 4, end, (line) => line.split(',')) };
}

const splitCsv = (line: string): string[] => Papa.parse<string[]>(line).data[0] ?? [];

/** Every line ends with CRLF, so the text after the last one is empty. */
function textLines(text: string): string[] {
  const lines = text.split('\r\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  return lines;
}

function rowsOf(
  file: string,
  lines: readonly string[],
  header: number,
  end: number,
  split: (line: string) => string[],
): DataRow[] {
  const columns = splitCsv((lines[header] ?? '').replace(/^\uFEFF/, ''));
  return lines.slice(header + 1, end).map((line, index) => {
    const cells = split(line);
    if (cells.length !== columns.length) throw new Error(`${file}: ${cells.length} cells in ${line}`);
    return {
      file,
      row: header + index + 2,
      of: (column) => {
        const place = columns.indexOf(column);
        if (place < 0) throw new Error(`${file} has no column ${column}`);
        return (cells[place] ?? '').trim();
      },
    };
  });
}

/** '12.30' → 1230; '' → 0; five decimals as WeChat prints fees. Not a float on the way. */
export function fen(text: string): number {
  if (text === '') return 0;
  const found = /^(-?)(\d+)\.(\d\d)(000)?$/.exec(text);
  if (!found) throw new Error(`not an amount: ${text}`);
  const value = Number(`${found[2]}${found[3]}`);
  return found[1] === '-' ? -value : value;
}
