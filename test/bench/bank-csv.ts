/**
 * A bank's statement of any number of rows as CSV, ordinary but for some splitting: for looking through many flows at once. Row by row straight to disk.
 */
import { open } from 'node:fs/promises';

const CHUNK_CHARS = 256 * 1024;
const FIRST_DAY = Date.parse('2025-07-01T00:00:00Z');
const DAY_MS = 86_400_000;
const DAYS = 365;
const PARTIES = 20_000;
/** One row in so many is one of three just under 50,000 yuan. */
const SPLIT_EVERY = 5_000;

export async function writeBankCsv(path: string, rows: number): Promise<void> {
  const handle = await open(path, 'w');
  try {
    let chunk = '交易日期,交易时间,收入,支出,余额,对方户名,摘要,流水号\r\n';
    let balance = 10_000_000_000;
    for (let index = 0; index < rows; index += 1) {
      const isSplit = index % SPLIT_EVERY < 3;
      const isIn = isSplit || index % 2 === 0;
      const fen = isSplit ? 4_800_000 + (index % 3) : ((index * 7919) % 900_000) + 1;
      balance += isIn ? fen : -fen;
      const moment = new Date(FIRST_DAY + Math.floor((index * DAYS) / rows) * DAY_MS)
        .toISOString()
        .slice(0, 10);
      const party = isSplit ? Math.floor(index / SPLIT_EVERY) : (index * 31) % PARTIES;
      const clock = `${String(8 + (index % 12)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00`;
      const [credit, debit] = isIn ? [yuan(fen), ''] : ['', yuan(fen)];
      chunk += `${moment},${clock},${credit},${debit},${yuan(balance)},某某贸易公司${party},货款${index},SN${1_000_000_000 + index}\r\n`;
      if (chunk.length < CHUNK_CHARS) continue;
      await handle.write(chunk);
      chunk = '';
    }
    await handle.write(chunk);
  } finally {
    await handle.close();
  }
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);
