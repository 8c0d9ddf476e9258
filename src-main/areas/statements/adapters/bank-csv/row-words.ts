/**
 * Words inside rows: which way the money went, what a row without a movement is, which rows are fees and interest.
 */
import type { Direction, LineKind } from '../../../../../shared/domain/statement-line.ts';
import { wordOf } from './text.ts';

const asMap = <T>(entries: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));

// From the account holder's side: 借 and debit are out on a bank's statement, whatever they are in our own books.
const DIRECTIONS = asMap<Direction>([
  [
    'out',
    '借 借方 借dr 借记 支 支出 付 付款 出 出账 往账 转出 支取 取出 d dr db debit debits debited out outflow withdrawal s soll lastschrift belastung ' +
      'debito cargo debe af saida dbit paidout',
  ],
  [
    'in',
    '贷 贷方 贷cr 贷记 收 收入 收款 进 入 入账 来账 转入 存入 c cr credit credits credited in inflow deposit h haben gutschrift credito abono haber bij ' +
      'entrada crdt paidin',
  ],
]);

const directionCache = new Map<string, Direction | null>();

/** in or out where the cell is a word for it and nothing else; null otherwise. */
export function directionOf(cell: string): Direction | null {
  const known = directionCache.get(cell);
  if (known !== undefined) return known;
  const trimmed = cell.trim();
  const found = trimmed === '+' ? 'in' : trimmed === '-' ? 'out' : (DIRECTIONS.get(wordOf(cell)) ?? null);
  if (directionCache.size < 1000) directionCache.set(cell, found);
  return found;
}

/** What a row says without being a movement. */
export type RowSense = 'opening_balance' | 'closing_balance' | 'carried' | 'summary' | 'part_summary';

const SENSES = asMap<RowSense>([
  [
    'opening_balance',
    '期初余额 上期余额 上日余额 上期结余 期初结余 初始余额 昨日余额 上月余额 openingbalance balancebroughtforward beginningbalance startingbalance ' +
      'previousbalance balanceatstartofperiod balanceforward saldoanterior saldoinicial soldeinitial anciensolde soldeprecedent anfangssaldo altersaldo ' +
      'startsaldo eroffnungssaldo',
  ],
  [
    'closing_balance',
    '期末余额 本期余额 本期结余 期末结余 本日余额 月末余额 日终余额 closingbalance endingbalance finalbalance balanceatendofperiod newbalance saldofinal ' +
      'saldoatual saldoactual soldefinal nouveausolde soldeactuel endsaldo neuersaldo schlusssaldo abschlusssaldo',
  ],
  ['carried', '承前页 过次页 转下页 接上页 carriedforward broughtforward balancecarriedforward ubertrag'],
  [
    'summary',
    '合计 总计 总额 合计金额 人民币合计 本币合计 全部合计 累计 total totals grandtotal sum summe gesamt gesamtsumme somme totaux totalgeneral',
  ],
  [
    'part_summary',
    '小计 本页合计 本页小计 本日合计 本月合计 本年累计 本月累计 subtotal pagetotal zwischensumme soustotal',
  ],
]);

export function senseOf(text: string): RowSense | null {
  if (text === '' || text.length > 60) return null;
  const word = wordOf(text);
  return (
    SENSES.get(word) ?? (/^saldo$/.test(word) && /S\s+A\s+L\s+D\s+O/.test(text) ? 'closing_balance' : null)
  );
}

/** A cheap look before the dear one: most descriptions are none of these words. */
const MAY_BE_SENSE =
  /余额|结余|saldo|s\s+a\s+l\s+d\s+o|balance|solde|承前|过次|转下页|接上页|forward|[合总小]计|累计|^total|^sum|^gesamt|^somme/i;
export const mayBeSense = (text: string): boolean =>
  text !== '' && text.length <= 60 && MAY_BE_SENSE.test(text);

/** Totals and balances a preamble or a footer states with their name before them. */
export type StatedName =
  | 'count'
  | 'in_count'
  | 'out_count'
  | 'in_sum'
  | 'out_sum'
  | 'opening_balance'
  | 'closing_balance';
const STATED = asMap<StatedName>([
  [
    'count',
    '总笔数 交易笔数 合计笔数 交易总笔数 明细笔数 记录数 总记录数 明细总数 numberoftransactions transactioncount totaltransactions anzahlumsatze',
  ],
  [
    'in_count',
    '贷方笔数 贷方总笔数 收入笔数 收入总笔数 贷方发生笔数 贷方合计笔数 存入笔数 numberofcredits creditcount',
  ],
  [
    'out_count',
    '借方笔数 借方总笔数 支出笔数 支出总笔数 借方发生笔数 借方合计笔数 支取笔数 numberofdebits debitcount',
  ],
  [
    'in_sum',
    '贷方发生总额 贷方发生额合计 贷方合计 贷方总额 贷方总金额 贷方发生额 收入合计 收入总额 总收入 收入总金额 合计收入 贷方合计金额 收入合计金额 totalcredits totalcredit totaldeposits ' +
      'totalpaidin totalmoneyin summehaben totalcreditos totalabonos',
  ],
  [
    'out_sum',
    '借方发生总额 借方发生额合计 借方合计 借方总额 借方总金额 借方发生额 支出合计 支出总额 总支出 支出总金额 合计支出 借方合计金额 支出合计金额 totaldebits totaldebit totalwithdrawals ' +
      'totalpaidout totalmoneyout summesoll totaldebitos totalcargos',
  ],
]);
export function statedNameOf(label: string): StatedName | null {
  if (label === '' || label.length > 40) return null;
  const sense = senseOf(label);
  if (sense === 'opening_balance' || sense === 'closing_balance') return sense;
  return STATED.get(wordOf(label)) ?? null;
}

// The word must open or close the cell: 扣除手续费后的结算款 is no fee.
const FEE =
  /(?:手续费|工本费|汇划费|服务费|管理费|账户维护费|年费|短信费|验资费)$|^(?:手续费|收费|扣收手续费|电子汇划费)|^(?:(?:bank|service|account|wire|transfer|transaction|monthly|maintenance|overdraft|international)\s+)*(?:fees?|charges?)\b|\b(?:fees?|bank charges?|service charges?)$|^(?:konto(?:führungs)?gebühr|gebühr|entgelt|frais\b|comisi[oó]n\b|tarifa\b)/i;
const INTEREST =
  /(?:利息|结息)(?:收入|支出|入账)?$|^(?:结息|利息(?!税))|^(?:\w+\s+)?interest\b|\binterest$|^(?:haben|soll)?zinsen\b|^int[eé]r[eê]ts\b|^intereses\b|^juros\b/i;

/** 手续费 and 利息 by their plain words; everything else on a bank statement is a transfer. */
export function kindOf(cells: readonly string[], direction: Direction | null): LineKind {
  for (const cell of cells) {
    if (cell.length > 80) continue;
    if (INTEREST.test(cell)) return 'interest';
    if (direction === 'out' && FEE.test(cell)) return 'fee';
  }
  return 'transfer';
}

const CARD_OUT = /^(?:sale|purchase|charge|消费|取现|purchases?)\b|^消费/i;
const CARD_IN =
  /^(?:payment|return|refund|credit|还款|退货|退款)\b|还款|^退货|^退款|payment.{0,12}(?:received|thank)|^automatic payment/i;

/** What a card statement's words say about a row, for finding out what its sign means. */
export const cardSenseOf = (texts: readonly string[]): Direction | null =>
  texts.some((text) => CARD_IN.test(text)) ? 'in' : texts.some((text) => CARD_OUT.test(text)) ? 'out' : null;
