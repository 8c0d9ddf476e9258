/**
 * A bank statement in which risk control finds something: money that came in six parts, each just under a line (拆分), and a sum that is reported by law.
 * Everybody in it is made up.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '../../shared/domain/dates.ts';
import { bankStatement } from '../../src-main/demo/write-bank.ts';

const DAY = '2026-10-14';
const PARTS = [4_980_000, 4_950_000, 4_920_000, 4_900_000, 4_870_000, 4_850_000];
/** By whom the parts were paid in, and who paid in enough to be reported. */
export const SPLITTER = '赵拆分';
export const LARGE_PAYER = '钱大额';
export const SPLIT_COUNT = PARTS.length;

/** The file, ready to be handed in. */
export function splitStatement(): string {
  const moves = [
    ...PARTS.map((amount, at) => ({ amount, minute: 10 * at, counterparty: SPLITTER, summary: '转账' })),
    ...[30_000_000, 25_000_000].map((amount, at) => ({
      amount,
      minute: 200 + at,
      counterparty: LARGE_PAYER,
      summary: '货款',
    })),
  ];
  const day = parseDay(DAY) ?? 0;
  const opensAt = day * 86_400 + 9 * 3_600;
  let balance = 0;
  const entries = moves.map(({ amount, minute, counterparty, summary }, at) => {
    balance += amount;
    return {
      ...{ id: `split-${at}`, at: opensAt + minute * 60, amount, balance, counterparty, summary },
      counterAccount: counterparty === SPLITTER ? '6222020200012345678' : '6217000010098765432',
      serialNo: `SN${DAY.replaceAll('-', '')}${String(at).padStart(4, '0')}`,
    };
  });
  const { file, bytes } = bankStatement({
    ...{ file: 'bank-split.csv', number: '6225880100001234', holder: '城南店', days: [day, day], entries },
  });
  const path = join(mkdtempSync(join(tmpdir(), 'countinghouse-files-')), file);
  writeFileSync(path, bytes);
  return path;
}
