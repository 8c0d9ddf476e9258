/**
 * GB/T 24589.1 会计核算软件数据接口, tables of the 2010 edition (docs/schemas/gbt24589.xsd): 公共档案 and 总账, each a file. The edition in force (2024) was not
 * available to us; the format description says so, and what of the tables is not filled because the house keeps nothing of it.
 */
import { periodOf } from '../../../../../shared/domain/books.ts';
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { say, sayOr } from '../../../../../shared/wording/catalogue.ts';
import { sumsOf } from '../../../journal/reports/trial-balance.ts';
import { nextPeriod } from '../../../journal/rules/periods.ts';
import type { PackedFile } from '../../pack/packer.ts';
import { type Entry, isCustomer, type StandardBooks } from './books.ts';
import { XmlFile } from './xml.ts';

const NAMESPACE = 'urn:countinghouse:gbt24589-2010-shape';
/** Every amount of the home currency stands in both columns; of others only what was booked, for the books keep no rate. */
const HOME = 'CNY';
const LEDGER = '1';
const ENTRIES_PER_STEP = 500;
const ORIGINS = ['automatic', 'manual', 'reversal'] as const;
const TYPE_OF: Readonly<Record<(typeof ORIGINS)[number], string>> = {
  automatic: '1',
  manual: '2',
  reversal: '3',
};
const CLASS: Readonly<Record<string, string>> = {
  asset: '资产',
  liability: '负债',
  equity: '所有者权益',
  income: '损益',
  expense: '损益',
};
/** Where a sub-ledger is told, by the kind of the account's. */
const ANALYSIS = { house: '1', party: '2' } as const;

export const GBT_FILES = { shared: '公共档案.xml', ledger: '总账.xml' } as const;

type Step = () => Promise<void>;

export async function gbtFiles(books: StandardBooks, step: Step): Promise<PackedFile[]> {
  const shared = new XmlFile(GBT_FILES.shared, '公共档案', NAMESPACE);
  sharedFiles(shared, books);
  const ledger = new XmlFile(GBT_FILES.ledger, '总账', NAMESPACE);
  accounts(ledger, books);
  periodBalances(ledger, books);
  await entries(ledger, books, step);
  return [await shared.end(), await ledger.end()];
}

/** Months of the days asked for, each no further than they reach. */
function monthsOf(
  from: string,
  to: string,
): { readonly period: string; readonly from: string; readonly to: string }[] {
  const months = [];
  for (let period = periodOf(from); period <= periodOf(to); period = nextPeriod(period)) {
    const first = `${period}-01`;
    const last = lastDayOf(period);
    months.push({ period, from: first < from ? from : first, to: last > to ? to : last });
  }
  return months;
}
const lastDayOf = (period: string): string => {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return `${period}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0')}`;
};
const year = (period: string): string => period.slice(0, 4);
const month = (period: string): string => String(Number(period.slice(5)));

function sharedFiles(xml: XmlFile, books: StandardBooks): void {
  const { deps, from, to, parties, totals } = books;
  xml.record(
    '电子账簿',
    ['电子账簿编号', LEDGER],
    ['电子账簿名称', '总账'],
    ['会计核算单位', deps.house() || deps.keys.workspaceId],
    ['开发单位', 'Countinghouse'],
    ['版本号', deps.version],
    ['本位币', HOME],
    [
      '会计年度',
      from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}-${to.slice(0, 4)}`,
    ],
    ['标准版本号', 'GB/T 24589.1-2010'],
  );
  for (const { period, from: first, to: last } of monthsOf(from, to))
    xml.record(
      '会计期间',
      ['会计年度', year(period)],
      ['会计期间号', month(period)],
      ['会计期间起始日期', first],
      ['会计期间结束日期', last],
    );
  for (const origin of ORIGINS)
    xml.record(
      '记账凭证类型',
      ['记账凭证类型编号', TYPE_OF[origin]],
      ['记账凭证类型名称', say('zh-CN', `gbt.voucher.${origin}`)],
      ['记账凭证类型简称', '记'],
    );
  for (const currency of new Set([HOME, ...totals.map((each) => each.currency)]))
    xml.record('币种', ['币种编码', currency], ['币种名称', currency]);
  for (const { id, name } of deps.persons()) xml.record('员工档案', ['员工编码', id], ['员工姓名', name]);
  for (const party of parties) {
    const { id, name, shortName } = party;
    const whose = isCustomer(party) ? '客户' : '供应商';
    xml.record(`${whose}档案`, [`${whose}编码`, id], [`${whose}名称`, name], [`${whose}简称`, shortName]);
  }
  xml.record('自定义档案项', ['档案编码', 'HOUSE'], ['档案名称', '银行与渠道账户'], ['是否有层级特征', '0']);
  const subs = new Set(
    books.balances.flatMap(({ sub }) => (sub === '' || sub.startsWith('M-') ? [] : [sub])),
  );
  for (const sub of [...subs].toSorted())
    xml.record(
      '自定义档案值',
      ['档案编码', 'HOUSE'],
      ['档案值编码', sub],
      ['档案值名称', books.subName(sub)],
      ['档案值级次', '1'],
    );
}

function accounts(xml: XmlFile, { deps }: StandardBooks): void {
  xml.record('总账基础信息', ['结构分隔符', '-'], ['会计科目编号规则', '4']);
  for (const { code, nameZh, class: accountClass } of deps.chart.all())
    xml.record(
      '会计科目',
      ['科目编号', code],
      ['科目名称', nameZh],
      ['科目级次', '1'],
      ['科目类型', CLASS[accountClass] ?? ''],
      ['余额方向', accountClass === 'asset' || accountClass === 'expense' ? '借' : '贷'],
    );
  for (const { code, subLedger } of deps.chart.all())
    if (subLedger !== 'none')
      xml.record(
        '科目辅助核算',
        ['科目编号', code],
        ['辅助项编号', ANALYSIS[subLedger]],
        ['辅助项名称', subLedger === 'house' ? '银行与渠道账户' : '往来单位'],
        ['对应档案', subLedger === 'house' ? '自定义档案 HOUSE' : '客户档案 供应商档案'],
      );
}

/** An amount as booked, and in the home currency where it is one. */
const amounts = (
  name: string,
  [booked, home]: readonly [string, string],
  amount: number,
  currency: string,
): (readonly [string, string])[] => [
  [`${name}${booked}`, formatMinor(amount, currency)],
  ...(currency === HOME ? [[`${name}${home}`, formatMinor(amount, currency)] as const] : []),
];
const BALANCE = ['原币余额', '本币余额'] as const;
const MOVED = ['原币发生额', '本币发生额'] as const;
const BOOKED = ['原币金额', '本币金额'] as const;
const sideOf = (amount: number): string => (amount === 0 ? '平' : amount > 0 ? '借' : '贷');

function periodBalances(xml: XmlFile, { deps, from, to }: StandardBooks): void {
  for (const { period, ...days } of monthsOf(from, to))
    for (const { account, sub, currency, opening, debit, credit, closing } of sumsOf(deps.ledger, days, true))
      xml.record(
        '科目余额及发生额',
        ['科目编号', account],
        ['辅助项编号', sub],
        ['会计年度', year(period)],
        ['会计期间号', month(period)],
        ['币种编码', currency],
        ['期初余额方向', sideOf(opening)],
        ...amounts('期初', BALANCE, Math.abs(opening), currency),
        ...amounts('借方', MOVED, debit, currency),
        ...amounts('贷方', MOVED, credit, currency),
        ['期末余额方向', sideOf(closing)],
        ...amounts('期末', BALANCE, Math.abs(closing), currency),
      );
}

const textOf = ({ memo, rule, origin }: Entry): string =>
  memo || sayOr('zh-CN', `posting_rule.${rule}`, say('zh-CN', `gbt.voucher.${origin}`));

async function entries(xml: XmlFile, { entries: all, deps }: StandardBooks, step: Step): Promise<void> {
  const names = new Map(deps.persons().map(({ id, name }) => [id, name]));
  for (const [at, entry] of all.entries()) {
    for (const { line, account, sub, side, amount, currency } of entry.postings)
      xml.record(
        '记账凭证',
        ['记账凭证日期', entry.day],
        ['会计年度', year(entry.period)],
        ['会计期间号', month(entry.period)],
        ['记账凭证类型编号', TYPE_OF[entry.origin]],
        ['记账凭证编号', entry.number],
        ['记账凭证行号', String(line)],
        ['记账凭证摘要', textOf(entry)],
        ['科目编号', account],
        ['辅助项编号', sub],
        ['币种编码', currency],
        ...amounts('借方', BOOKED, side === 'debit' ? amount : 0, currency),
        ...amounts('贷方', BOOKED, side === 'credit' ? amount : 0, currency),
        ['制单人', names.get(entry.by) ?? entry.by],
        ['记账人', names.get(entry.by) ?? entry.by],
        ['记账标志', '1'],
        ['作废标志', '0'],
      );
    if (at % ENTRIES_PER_STEP === 0) {
      await xml.drained();
      await step();
    }
  }
}
