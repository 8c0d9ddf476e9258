/**
 * A house with one bank account over a known month: two payouts of a channel that arrive the day after, 500.00 that nobody explained with a text that bites,
 * and a payment of 300.00 that went out and the bank has not shown.
 */
import Excel from 'exceljs';
import { assert } from '../../../../shared/result.ts';
import { importAll, runAll } from '../../../support/desk.ts';
import { PayDesk } from '../../../support/pay-desk.ts';
import { bankFile, fundFiles, shopDays, tradeFile } from '../../journal/shop.ts';

export const OUR_NUMBER = '110060635018800012';
export const BITING = '=2+5+cmd|茶<&"\u2028';

export const DAYS = shopDays('2026-10-01', 3);

/** To the 20th; the last balance it prints is the one it closes with. */
export function statementText(extra = 50_000): string {
  const [, ...shown] = bankFile(DAYS).bytes.toString('utf8').split('\n');
  const rows = ['企业账户交易明细', ...shown.filter((row) => row !== '')];
  const last = rows.at(-1)?.split(',')[4] ?? '';
  const balance = Math.round(Number(last) * 100) + extra;
  rows.push(
    `2026-10-05,12:00:00,${(extra / 100).toFixed(2)},,${(balance / 100).toFixed(2)},甲公司,,${JSON.stringify(BITING).replaceAll('\\"', '""')},S9`,
  );
  return `${rows
    .join('\n')
    .replace(/账号：\d+/, `账号：${OUR_NUMBER}`)
    .replace(/终止日期：[\d-]+/, '终止日期：2026-10-20')}\n`;
}

export async function paperHouse(): Promise<PayDesk> {
  const pay = await PayDesk.open(1);
  await importAll(pay.desk, [
    ...DAYS.map(tradeFile),
    ...fundFiles(DAYS),
    { name: 'bank.csv', bytes: Buffer.from(statementText()) },
  ]);
  await pay.sent([pay.item(0, 30_000)]);
  await runAll(pay.desk, '2026-10-20');
  await post(pay);
  return pay;
}

export async function post({ desk, clerk }: PayDesk): Promise<void> {
  const { hash } = await desk.handlers['journal.plan']({ offset: 0, limit: 1, taskId: '' }, clerk);
  await desk.handlers['journal.post']({ hash, taskId: '' }, clerk);
}

/** The bytes of the last file laid out. */
export function lastFile({ files }: PayDesk): Buffer {
  const file = files.at(-1);
  assert(file !== undefined, 'a file was laid out');
  return file.bytes;
}

/** Cells of a workbook's first sheet as another program reads them. */
export async function statementOf(bytes: Buffer) {
  const book = new Excel.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]); // Its types know an older Buffer.
  const formulas: { readonly formula: string; readonly result: unknown }[] = [];
  const texts: string[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) formulas.push({ formula: cell.formula, result: cell.result });
        else if (typeof cell.value === 'string') texts.push(cell.value);
      }),
    );
  return { formulas, texts };
}
