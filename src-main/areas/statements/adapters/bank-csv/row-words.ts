/**
 * Words inside rows: which way the money went, whether it moved at all, what a row without a movement is, which totals a bank states.
 */
import type { Direction, LineStatus } from '../../../../../shared/domain/statement-line.ts';
import { wordOf } from './text.ts';

const asMap = <T>(entries: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(
    entries.flatMap(([value, words]) => words.split(' ').map((word) => [wordOf(word), value] as const)),
  );

// From the account holder's side: 借 and debit are out on a bank's statement, whatever they are in our own books.
const DIRECTIONS = asMap<Direction>([
  [
    'out',
    '借 借方 借dr 借记 支 支出 付 付款 出 出账 往账 转出 支取 取出 d dr db debit debits debited debet out outflow withdrawal s soll lastschrift belastung ' +
      'debito cargo debe af saida dbit paidout dare addebito uscita ud obciazenie',
  ],
  [
    'in',
    '贷 贷方 贷cr 贷记 收 收入 收款 进 入 入账 来账 转入 存入 c cr credit credits credited kredit in inflow deposit h haben gutschrift credito abono haber bij ' +
      'entrada crdt paidin avere accredito entrata ind uznanie',
  ],
]);

/** Columns hold few different words; a column of ever new texts must not fill the memory. */
const CACHE_MAX = 1000;
const directionCache = new Map<string, Direction | null>();

/** in or out where the cell is a word for it and nothing else; null otherwise. */
export function directionOf(cell: string): Direction | null {
  const known = directionCache.get(cell);
  if (known !== undefined) return known;
  const trimmed = cell.trim();
  const found = trimmed === '+' ? 'in' : trimmed === '-' ? 'out' : (DIRECTIONS.get(wordOf(cell)) ?? null);
  if (directionCache.size < CACHE_MAX) directionCache.set(cell, found);
  return found;
}

const STATUSES = asMap<LineStatus>([
  [
    'success',
    '成功 交易成功 已入账 已记账 正常 完成 已完成 completed complete posted booked cleared settled success successful processed executed approved false ' +
      'gebucht umsatzgebucht udført gennemført bogført genomförd bokförd bokført wykonana zrealizowana comptabilise contabilizzato contabilizado ejecutado realizado verwerkt',
  ],
  [
    'pending',
    '处理中 待入账 未入账 待处理 在途 pending authorised authorized processing hold vorgemerkt umsatzvorgemerkt offen venter reserveret reserverad reserverat ' +
      'reservert oczekujaca enattente avenir inattesa pendiente pendente inbehandeling true',
  ],
  ['failed', '失败 交易失败 已拒绝 拒绝 failed declined rejected error afvist avvist nieudana'],
  [
    'closed',
    '已撤销 已取消 撤销 取消 关闭 已关闭 已退回 cancelled canceled reverted voided void storniert annullato annule cancelado',
  ],
]);

/** English states are made of few words: 'Scheduled Bill Pay', 'PAYMENT DEPOSITED'. What has not happened comes first. */
const STATUS_PARTS: readonly (readonly [RegExp, LineStatus])[] = [
  [/\b(?:failed|declined|rejected)\b/i, 'failed'],
  [/\b(?:cancell?ed|reverted|voided)\b/i, 'closed'],
  [/\b(?:pending|scheduled|authori[sz]ed|processing|in progress|on hold)\b/i, 'pending'],
  [/\b(?:posted|completed?|cleared|settled|sent|charged|deposited|paid|executed)\b/i, 'success'],
];
const STATUS_CHARS_MAX = 40;

/** What a column of states says of a row; null for words we do not know. */
export function statusOf(cell: string): LineStatus | null {
  const known = STATUSES.get(wordOf(cell));
  if (known !== undefined) return known;
  if (cell.length > STATUS_CHARS_MAX || /\b(?:not|un|non)\b/i.test(cell)) return null;
  return STATUS_PARTS.find(([part]) => part.test(cell))?.[1] ?? null;
}

/** What a row says without being a movement. */
export type RowSense = 'opening_balance' | 'closing_balance' | 'carried' | 'summary' | 'part_summary';

const SENSES = asMap<RowSense>([
  [
    'opening_balance',
    '期初余额 上期余额 上日余额 上期结余 期初结余 初始余额 昨日余额 上月余额 openingbalance balancebroughtforward beginningbalance startingbalance ' +
      'previousbalance balanceatstartofperiod balanceforward saldoanterior saldoinicial soldeinitial anciensolde soldeprecedent soldeendebutdeperiode anfangssaldo altersaldo alterkontostand letzterkontostand ' +
      'startsaldo eroffnungssaldo saldoiniziale beginsaldo saldopoczatkowe primosaldo startsaldo ingaendesaldo ingaendebalans inngåendesaldo',
  ],
  [
    'closing_balance',
    '期末余额 本期余额 本期结余 期末结余 本日余额 月末余额 日终余额 closingbalance endingbalance finalbalance balanceatendofperiod newbalance saldofinal ' +
      'saldoatual saldoactual soldefinal nouveausolde soldeactuel soldeenfindeperiode endsaldo neuersaldo neuerkontostand kontostand schlusssaldo abschlusssaldo saldofinale eindsaldo saldokoncowe ' +
      'ultimosaldo slutsaldo utgaendesaldo utgaendebalans utgåendesaldo',
  ],
  [
    'carried',
    '承前页 承前页余额 过次页 过次页余额 转下页 接上页 carriedforward broughtforward balancecarriedforward ubertrag',
  ],
  [
    'summary',
    '合计 总计 总额 合计金额 人民币合计 本币合计 全部合计 累计 total totals grandtotal sum summe gesamt gesamtsumme somme totaux totalgeneral totale totaal razem suma',
  ],
  [
    'part_summary',
    '小计 本页合计 本页小计 本日合计 本月合计 本年累计 本月累计 subtotal pagetotal zwischensumme soustotal',
  ],
]);

/** 'Saldo iniziale al 01/02/2026', 'Kontostand vom 31.01.2024:': the day behind the label is no part of it. */
const DAY_BEHIND =
  /\s+(?:(?:al|am|at|on|as of|au|du|le|del|per|vom|den|op|na dzie[nń])\s+)?\d{1,4}[-/.年]\d{1,2}\D?\d{0,4}\W*$/i;

export function senseOf(text: string): RowSense | null {
  if (text === '' || text.length > 60) return null;
  const bare = text.replace(DAY_BEHIND, '');
  const word = wordOf(bare);
  // 'Kontostand vom 10.10.2026' is of the day of the download, not of the last row.
  if (word === 'kontostand' && bare !== text) return null;
  return (
    SENSES.get(word) ?? (/^saldo$/.test(word) && /S\s+A\s+L\s+D\s+O/.test(text) ? 'closing_balance' : null)
  );
}

/** A cheap look before the dear one: most descriptions are none of these words. */
const MAY_BE_SENSE =
  /余额|结余|sald|s\s+a\s+l\s+d\s+o|balan|solde|承前|过次|转下页|接上页|forward|[合总小]计|累计|^tot|^sum|^gesamt|^somme|^razem/i;
export const mayBeSense = (text: string): boolean =>
  text !== '' && text.length <= 60 && MAY_BE_SENSE.test(text);

/** A row of totals that speaks of a page, a day or a month only. */
export const isPartOfFile = (label: string): boolean =>
  /^\W*(?:本页|当页|小计|本日|当日|本月|本年|page total|sub-?total)/i.test(label);

/** The day of a movement that is not booked yet: a word stands where the date will be. */
export const isPendingDay = (text: string): boolean => STATUSES.get(wordOf(text)) === 'pending';

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
    '总笔数 交易笔数 合计笔数 交易总笔数 明细笔数 记录数 总记录数 明细总数 本表总笔数 汇总交易笔数 numberoftransactions transactioncount totaltransactions totalnumber anzahlumsatze',
  ],
  [
    'in_count',
    '贷方笔数 贷方总笔数 收入笔数 收入总笔数 贷方发生笔数 贷方发生总笔数 贷方合计笔数 贷方交易笔数 存入笔数 入账总笔数 收入合计笔数 numberofcredits creditcount',
  ],
  [
    'out_count',
    '借方笔数 借方总笔数 支出笔数 支出总笔数 借方发生笔数 借方发生总笔数 借方合计笔数 借方交易笔数 支取笔数 出账总笔数 支出合计笔数 numberofdebits debitcount',
  ],
  [
    'in_sum',
    '贷方发生总额 贷方发生额合计 贷方合计 贷方总额 贷方总金额 贷方发生额 汇总贷方发生额 收入合计 收入总额 总收入 收入总金额 合计收入 贷方合计金额 收入合计金额 入账总金额 totalcredits totalcredit totaldeposits ' +
      'totalpaidin totalmoneyin summehaben totalcreditos totalabonos totaleentrate totaleaccrediti totaleavere',
  ],
  [
    'out_sum',
    '借方发生总额 借方发生额合计 借方合计 借方总额 借方总金额 借方发生额 汇总借方发生额 支出合计 支出总额 总支出 支出总金额 合计支出 借方合计金额 支出合计金额 出账总金额 totaldebits totaldebit totalwithdrawals ' +
      'totalpaidout totalmoneyout summesoll totaldebitos totalcargos totaleuscite totaleaddebiti totaledare',
  ],
]);
/** '借方发生总额[ Total Debit Amount of Payments ]' is known by its first half. */
export function statedNameOf(label: string): StatedName | null {
  if (label === '' || label.length > 90) return null;
  const plain = label.replace(/[[(（【].*$/s, '');
  const sense = senseOf(plain);
  if (sense === 'opening_balance' || sense === 'closing_balance') return sense;
  return STATED.get(wordOf(plain)) ?? null;
}
