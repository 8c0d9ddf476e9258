/** A desk with files, matches and parties to make packs of, whose clock and language a test may change; packs opened as a reader's program opens them. */
import { inflateRawSync } from 'node:zlib';
import type { PackScope } from '../../../../shared/contract/evidence.ts';
import type { Locale } from '../../../../shared/wording/catalogue.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../../src-main/platform/handlers.ts';
import { importAll, newDesk, runAll } from '../../../support/desk.ts';
import { accountOf, ownerAt, partyOf } from '../../../support/parties.ts';
import { ordersCsv } from '../../../support/small-files.ts';
import { tradeBill } from '../../../support/wechat-bill.ts';

export const ALL: PackScope = {
  ...{ from: '', to: '', channels: [], accounts: [], parties: [] },
  ...{ originals: false, workbooks: false, revealed: false },
};
export const TO = { recipient: '某会计师事务所', purpose: '年报审计' };
/** What a spreadsheet would run, or a reader take for the end of a record. */
export const BITING = '=2+5+cmd|茶';

export interface PackDesk {
  readonly desk: Desk;
  readonly world: { now: string; locale: Locale };
  build(scope?: Partial<PackScope>, over?: Partial<CallInfo>): Promise<Buffer>;
}

export async function packDesk(): Promise<PackDesk> {
  const world: PackDesk['world'] = { now: '2026-10-19T01:00:00.000Z', locale: 'zh-CN' };
  const desk = await newDesk({ now: () => world.now, locale: () => world.locale });
  return {
    desk,
    world,
    build: async (scope = {}, over = {}) => {
      let bytes = Buffer.alloc(0);
      await desk.handlers['evidence.build'](
        { scope: { ...ALL, ...scope }, ...TO, taskId: '' },
        {
          ...ownerAt(desk),
          offer: (_name, content) => {
            bytes = Buffer.from(content);
            return '';
          },
          ...over,
        },
      );
      return bytes;
    },
  };
}

/** Orders of two days, a bill that has one of them, and texts that bite wherever a file lets a stranger write. */
export async function filledDesk(): Promise<PackDesk> {
  const made = await packDesk();
  const { desk } = made;
  const orders = `${ordersCsv(3).toString()}+SO-9,支付,,微信支付,2026-05-09 09:59:00,2026-05-09 10:00:00,7.00,CNY,已支付,"=cmd|' /C calc'!A0"\n`;
  const bill = tradeBill(
    [{ 商户订单号: 'SO-00001', 商品名称: BITING, 交易时间: '2026-05-08 10:00:00' }],
    ['1', '100.00', '0.00', '0.00', '0.6', '100.00', '0.00'],
  );
  await importAll(desk, [
    { name: '=1+1.csv', bytes: Buffer.from(orders) },
    { name: 'bill.csv', bytes: Buffer.from(bill) },
  ]);
  await runAll(desk);
  const owner = ownerAt(desk);
  const party = partyOf({ name: '王掌柜', identityKind: 'id_card', identityNo: '110101199003070038' });
  const reason = `-2+3\n第二行 ${BITING}`;
  const { partyId } = await desk.handlers['parties.save']({ partyId: null, body: party, reason }, owner);
  await desk.handlers['parties.bindAccount'](
    { partyId: partyId ?? '', body: accountOf(), reason: '@SUM(A1)' },
    owner,
  );
  return made;
}

/** Names and contents, in the order of the archive. */
export function opened(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const packed = zip.readUInt32LE(at + 18);
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
    const start = nameEnd + zip.readUInt16LE(at + 28);
    const content = zip.subarray(start, start + packed);
    files.set(
      zip.toString('utf8', at + 30, nameEnd),
      zip.readUInt16LE(at + 8) === 8 ? inflateRawSync(content) : content,
    );
    at = start + packed;
  }
  return files;
}

export const textOf = (zip: Buffer, name: string): string => opened(zip).get(name)?.toString('utf8') ?? '';

/** Records as a reader of CSV splits them, the head first. */
export function recordsOf(csv: string): string[][] {
  const rows: string[][] = [];
  for (const line of csv.replace('\u{feff}', '').split('\n').slice(0, -1)) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  }
  return rows;
}

/** Rows of a table by the names of its columns. */
export function tableOf(zip: Buffer, name: string): Record<string, string>[] {
  const [head = [], ...rows] = recordsOf(textOf(zip, name));
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? ''])));
}
