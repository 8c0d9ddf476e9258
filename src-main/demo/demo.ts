/**
 * The demo: made-up but realistic statement files of one small shop, and the truth about them.
 *
 * One story is told by orders, WeChat, Alipay and the bank; some tellings are wrong on purpose. Same shape, same bytes. Not an area, and
 * it knows nothing of the areas (see shape.ts): the matching is held to its truth by a test.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenZip } from './alipay-frame.ts';
import { paymentsToTry } from './back-office.ts';
import { keepBankAccount } from './bank-account.ts';
import { plantFaults } from './faults.ts';
import { keepFundAccount } from './fund-account.ts';
import { DEMO_SHAPE, type DemoShape, periodOf } from './shape.ts';
import { tellStory } from './story.ts';
import type { Place, WrittenTable } from './tables.ts';
import { type Truth, type TruthFile, truthText, writeTruthLegs } from './truth.ts';
import { writeAlipayFunds } from './write-alipay-funds.ts';
import { writeAlipayTrades } from './write-alipay-trades.ts';
import { writeBank } from './write-bank.ts';
import { writeOrders } from './write-orders.ts';
import { writeWechatFunds, writeWechatTrades } from './write-wechat.ts';

export { DEMO_ORDERS_MIN, DEMO_SHAPE, type DemoShape } from './shape.ts';
export type { Truth } from './truth.ts';

export interface DemoFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export const TRUTH_FILE = 'truth.json';

/** Throws RangeError for a shape that cannot be made (too few orders, no such day). */
export function makeDemo(shape: DemoShape = DEMO_SHAPE): {
  readonly files: readonly DemoFile[];
  readonly truth: Truth;
} {
  const period = periodOf(shape);
  const story = tellStory(shape, period);
  const told = plantFaults(story, shape, period);
  const wechat = keepFundAccount('wechat', told, shape, period);
  const alipay = keepFundAccount('alipay', told, shape, period);
  const bank = keepBankAccount([wechat, alipay], shape, period);

  const plain: readonly WrittenTable[] = [
    writeOrders(told, story.unpaid),
    ...writeWechatTrades(told),
    ...writeWechatFunds(wechat),
    writeBank(bank, period),
  ];
  const zips: readonly WrittenZip[] = [...writeAlipayTrades(told), ...writeAlipayFunds(alipay)];

  const places = new Map<string, Place>();
  for (const table of [...plain, ...zips.flatMap((zip) => zip.members)])
    for (const [key, place] of table.places) places.set(key, place);

  const files = [...plain.map(({ file, bytes }) => ({ name: file, bytes })), ...zips].map(
    ({ name, bytes }) => ({ name, bytes }),
  );
  const listed: TruthFile[] = [
    ...plain.map((table) => ({ name: table.file, sha256: sha256(table.bytes), rows: table.rows })),
    ...zips.flatMap((zip) =>
      zip.members.map((member) => ({
        name: zip.name,
        member: member.file,
        sha256: sha256(member.bytes),
        rows: member.rows,
      })),
    ),
  ];
  const legs = writeTruthLegs(told, bank, places);
  return { files, truth: { seed: shape.seed, asOf: shape.lastDay, files: listed, ...legs } };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Writes the files into the folder (made when absent), truth.json last. Each appears whole or not at all. */
export async function writeDemo(
  folder: string,
  shape: DemoShape = DEMO_SHAPE,
): Promise<{ readonly files: readonly string[]; readonly truth: string }> {
  const demo = makeDemo(shape);
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const file of demo.files) files.push(await writeWhole(folder, file.name, file.bytes));
  const truth = await writeWhole(folder, TRUTH_FILE, Buffer.from(truthText(demo.truth), 'utf8'));
  return { files, truth };
}

/** Beside the statements and not among them: no file of payments is a statement of anybody. */
export const PAYMENTS_FOLDER = 'payments-to-try';

/** Payments to accounts of the demo workspace, for whoever wants to make a batch from a file there. */
export async function writePaymentsToTry(folder: string): Promise<string> {
  const beside = join(folder, PAYMENTS_FOLDER);
  await mkdir(beside, { recursive: true });
  const { name, bytes } = paymentsToTry();
  return writeWhole(beside, name, bytes);
}

async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  const beside = `${path}.part`;
  const handle = await open(beside, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, path);
  return path;
}
