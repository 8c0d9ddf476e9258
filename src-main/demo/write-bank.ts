/**
 * bank.csv: the bank's statement as an online bank exports it, GBK with a preamble, two columns of amounts and a running balance.
 */
import { formatDay } from '../../shared/domain/dates.ts';
import { encodeGbk } from '../platform/gbk.ts';
import type { BankAccount } from './bank-account.ts';
import { clockText, MERCHANT, type Period } from './shape.ts';
import { csvCell, TextTable, type WrittenTable, yuan } from './tables.ts';

export const BANK_FILE = 'bank.csv';
const HEADER = '交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号';

/** One account's statement, whatever account it is. */
interface BankStatement {
  readonly file: string;
  readonly number: string;
  readonly holder: string;
  /** First and last, as whole days since 1970-01-01. */
  readonly days: readonly [number, number];
  readonly entries: BankAccount['entries'];
}

/** The key of a bank entry's row. */
export const bankPlace = (id: string): string => `bank/${id}`;

export const writeBank = (account: BankAccount, period: Period): WrittenTable =>
  bankStatement({
    file: BANK_FILE,
    number: MERCHANT.bankAccount,
    holder: MERCHANT.name,
    days: [period.firstMoneyDay, period.lastDay],
    entries: account.entries,
  });

export function bankStatement({ file, number, holder, days, entries }: BankStatement): WrittenTable {
  const table = new TextTable(file);
  table.say('企业账户交易明细');
  table.say(`账号：${number}`);
  table.say(`户名：${holder}`);
  table.say('币种：人民币');
  table.say(`起始日期：${formatDay(days[0])} 终止日期：${formatDay(days[1])}`);
  table.say(HEADER);
  for (const entry of entries) {
    const [day = '', time = ''] = clockText(entry.at).split(' ');
    const cells = [
      day,
      time,
      entry.amount > 0 ? yuan(entry.amount) : '',
      entry.amount < 0 ? yuan(-entry.amount) : '',
      yuan(entry.balance),
      entry.counterparty,
      entry.counterAccount,
      entry.summary,
      entry.serialNo,
    ];
    table.row(bankPlace(entry.id), cells.map(csvCell).join(','));
  }
  return {
    file: table.file,
    bytes: encodeGbk(table.text()),
    rows: table.rows,
    places: table.places,
  };
}
