/**
 * The made-up shop's compliance: two officers, a name that is watched, and an account of the house into which money comes that somebody should look at.
 * All of it is obviously made up (示例); the payments among it are told in engine/demo.
 */
import { parseDay } from '../../shared/domain/dates.ts';
import { UNVERIFIED_PAYEE } from './back-office.ts';
import { DAY_SECONDS, MERCHANT } from './shape.ts';
import { bankStatement } from './write-bank.ts';

/** 合规: who looks first has no password, as the clerk has none; who confirms has the demo's, so that whoever looks around can sit at her desk. */
export const FIRST_OFFICER = { name: '林示例', login: 'demo-compliance-1' } as const;
export const SECOND_OFFICER = { name: '周示例', login: 'demo-compliance' } as const;

const WATCHED = '孙名单(示例)';
/** One paid the shop, the other is a supplier whom it is about to pay. */
export const WATCH_LIST = { names: [WATCHED, UNVERIFIED_PAYEE.name], source: '某机关名单（示例）' };

/** Who gave the shop money in parts, each just under a line; whose money only passed through; whose sums the law wants reported. */
const SPLITTER = '赵拆分(示例)';
const PASSERS = ['周过账(示例)', '郑往来(示例)'] as const;
const LARGE_PAYERS = ['钱大额(示例)', '吴大额(示例)'] as const;
export const LARGE_SUM_FILED = 55_000_000;

export const COMPLIANCE_DAYS = { from: '2026-10-12', to: '2026-10-16' } as const;
export const SHOP_ACCOUNT = '955880027140062325';

interface Move {
  readonly day: string;
  readonly minute: number;
  readonly amount: number;
  readonly who: string;
  readonly account: string;
  readonly summary: string;
}

const MOVES: readonly Move[] = [
  ...[4_980_000, 4_950_000, 4_920_000, 4_900_000, 4_870_000, 4_850_000].map((amount, place) => ({
    ...{ day: '2026-10-14', minute: 540 + 9 * place, amount },
    ...{ who: SPLITTER, account: '6222020200000000017', summary: '转账' },
  })),
  ...['2026-10-13', '2026-10-15'].flatMap((day, nth) =>
    PASSERS.flatMap((who, place) =>
      [1, -1].map((sign) => ({
        ...{ day, minute: (sign > 0 ? 600 : 840) + place, who, summary: '往来款' },
        amount: sign * (8_123_450 - 3_210_780 * place + 1_010 * nth),
        account: `622202020000000002${5 + place}`,
      })),
    ),
  ),
  ...LARGE_PAYERS.map((who, place) => ({
    ...{ day: `2026-10-1${2 + 3 * place}`, minute: 660, amount: LARGE_SUM_FILED + 6_500_000 * place },
    ...{ who, account: `622202020000000003${3 + place}`, summary: '团购货款' },
  })),
  {
    ...{ day: '2026-10-16', minute: 960, amount: 1_860_000 },
    ...{ who: WATCHED, account: '6222020200000000058', summary: '定金' },
  },
];

const FIRST_BALANCE = 2_000_000;

/** A statement of that account, five days of it. */
export function shopStatement(): { readonly name: string; readonly bytes: Buffer } {
  const timed = MOVES.map((move) => ({
    ...move,
    at: (parseDay(move.day) ?? 0) * DAY_SECONDS + move.minute * 60,
  })).toSorted((a, b) => a.at - b.at);
  let balance = FIRST_BALANCE;
  const entries = timed.map(({ at, amount, who, account, summary }, place) => {
    balance += amount;
    return {
      ...{ id: `shop-${place + 1}`, at, amount, balance, summary },
      ...{ counterparty: who, counterAccount: account },
      serialNo: `MD${String(place + 1).padStart(6, '0')}`,
    };
  });
  const { from, to } = COMPLIANCE_DAYS;
  const { file, bytes } = bankStatement({
    ...{ file: 'shop-account.csv', number: SHOP_ACCOUNT, holder: MERCHANT.name, entries },
    days: [parseDay(from) ?? 0, parseDay(to) ?? 0],
  });
  return { name: file, bytes };
}
