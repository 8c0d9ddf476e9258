/**
 * A bank's workbook of any number of rows, as bank programs write them: twelve columns, texts in a shared list, dates by their style, a running
 * balance that proves it. Row by row straight to disk.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const COLUMNS = [
  '交易日期',
  '交易时间',
  '收入',
  '支出',
  '余额',
  '对方户名',
  '对方账号',
  '摘要',
  '流水号',
  '币种',
  '备注',
  '网点',
];
const CHUNK_CHARS = 256 * 1024;
/** Excel's number of 2026-01-01, and of the moment's style. */
const FIRST_DAY = 46_023;
const ROWS_A_DAY = 4000;

export async function writeBankWorkbook(path: string, rows: number): Promise<void> {
  const handle = await open(path, 'w');
  try {
    const archive = new ZipWriter(handle);
    for (const [name, text] of FIXED_PARTS) await archive.add(name, [text]);
    const strings: string[] = [];
    await archive.add('xl/worksheets/sheet1.xml', sheetXml(rows, sharedIn(strings)));
    await archive.add('xl/sharedStrings.xml', sharedXml(strings));
    await archive.end();
  } finally {
    await handle.close();
  }
}

const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
const FIXED_PARTS: readonly (readonly [name: string, text: string])[] = [
  [
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  ],
  [
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="流水" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${HEAD}<Relationships xmlns="${RELATIONS}">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}${relation(3, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${HEAD}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
];

/** The number of a text in the shared list; only texts that come again and again are looked for. */
function sharedIn(strings: string[]): (text: string, isOften: boolean) => number {
  const places = new Map<string, number>();
  return (text, isOften) => {
    const known = isOften ? places.get(text) : undefined;
    if (known !== undefined) return known;
    strings.push(text);
    if (isOften) places.set(text, strings.length - 1);
    return strings.length - 1;
  };
}

function* sheetXml(rows: number, shared: (text: string, isOften: boolean) => number): Generator<string> {
  const text = (column: string, row: number, value: string, isOften = true) =>
    `<c r="${column}${row}" t="s"><v>${shared(value, isOften)}</v></c>`;
  const amount = (column: string, row: number, fen: number) =>
    `<c r="${column}${row}"><v>${fen / 100}</v></c>`;
  const header = COLUMNS.map((name, at) => text(String.fromCharCode(65 + at), 1, name));
  let chunk = `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData><row r="1">${header.join('')}</row>`;
  let balance = 100_000_000;
  for (let index = 0; index < rows; index += 1) {
    const row = index + 2;
    const isIn = index % 2 === 0;
    const fen = ((index * 7919) % 100_000) + 1;
    balance += isIn ? fen : -fen;
    const moment = FIRST_DAY + index / ROWS_A_DAY;
    chunk +=
      `<row r="${row}" spans="1:12"><c r="A${row}" s="1"><v>${moment}</v></c>` +
      text('B', row, '10:00:00') +
      amount(isIn ? 'C' : 'D', row, fen) +
      amount('E', row, balance) +
      text('F', row, `某某贸易公司${index % 5000}`) +
      text('G', row, `6222${100_000_000_000 + (index % 5000)}`) +
      text('H', row, '货款') +
      text('I', row, `SN2026${1_000_000_000 + index}`, false) +
      text('J', row, 'CNY') +
      text('K', row, `订单${index}`, false) +
      text('L', row, '0012') +
      '</row>';
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}</sheetData></worksheet>`;
}

function* sharedXml(strings: readonly string[]): Generator<string> {
  let chunk = `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${strings.length}">`;
  for (const text of strings) {
    chunk += `<si><t>${text}</t></si>`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}</sst>`;
}

/** Members one after the other; a member's header is written again when its size is known. */
class ZipWriter {
  readonly #handle: FileHandle;
  readonly #directory: Buffer[] = [];
  #at = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async add(name: string, texts: Iterable<string>): Promise<void> {
    const start = this.#at;
    const encoded = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(encoded.length, 22);
    const header = () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, encoded]);
    await this.#write(header());
    const facts = { crc: 0, size: 0 };
    const counted = function* () {
      for (const text of texts) {
        const bytes = Buffer.from(text);
        facts.crc = crc32(bytes, facts.crc);
        facts.size += bytes.length;
        yield bytes;
      }
    };
    const from = this.#at;
    for await (const packed of Readable.from(counted()).pipe(createDeflateRaw({ level: 3 })))
      await this.#write(packed as Buffer); // What a stream of bytes gives.
    common.writeUInt32LE(facts.crc, 10);
    common.writeUInt32LE(this.#at - from, 14);
    common.writeUInt32LE(facts.size, 18);
    await this.#handle.write(header(), 0, null, start);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(start, 10);
    this.#directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, encoded);
  }

  async end(): Promise<void> {
    const list = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(this.#directory.length / 4, 8);
    end.writeUInt16LE(this.#directory.length / 4, 10);
    end.writeUInt32LE(list.length, 12);
    end.writeUInt32LE(this.#at, 16);
    await this.#write(list);
    await this.#write(end);
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#handle.write(bytes, 0, bytes.length, this.#at);
    this.#at += bytes.length;
  }
}
