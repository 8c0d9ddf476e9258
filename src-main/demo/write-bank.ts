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

/** The key of a bank entry's row. */
export const bankPlace = (id: string): string => `bank/${id}`;

export function writeBank(account: BankAccount, period: Period): WrittenTable {
  const table = new TextTable(BANK_FILE);
  table.say('企业账户交易明细');
  table.say(`账号：${MERCHANT.bankAccount}`);
  table.say(`户名：${MERCHANT.name}`);
  table.say('币种：人民币');
  table.say(`起始日期：${formatDay(period.firstMoneyDay)} 终止日期：${formatDay(period.lastDay)}`);
  table.say(HEADER);
  for (const entry of account.entries) {
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
