/**
 * The chart of accounts (科目表) as it is shipped: made for this trade, numbered as Chinese books are.
 *
 * A house lays its own versions over it. Posting rules name roles, never codes, so each role is held by exactly one open account; what a change of
 * the chart may not break is decided here.
 */
import type { ChartView } from '../../../../shared/contract/journal-views.ts';
import { ACCOUNT_ROLES, type AccountClass, type AccountRole } from '../../../../shared/domain/books.ts';
import { assert } from '../../../../shared/result.ts';

export type ChartBody = Pick<ChartView, 'code' | 'nameZh' | 'nameEn' | 'class' | 'role' | 'subLedger'>;
export interface ChartAccount extends ChartBody {
  /** 0 as shipped. */
  readonly version: number;
  readonly state: 'open' | 'closed';
  readonly at: string;
  readonly by: string;
}

type Row = readonly [
  code: string,
  role: AccountRole,
  accountClass: AccountClass,
  subLedger: ChartBody['subLedger'],
  nameZh: string,
  nameEn: string,
];
const ROWS: readonly Row[] = [
  ['1002', 'bank', 'asset', 'house', '银行存款', 'Cash at bank'],
  ['1012', 'channel_balance', 'asset', 'house', '渠道账户余额', 'Balances with channels'],
  ['1013', 'funds_in_transit', 'asset', 'house', '在途资金', 'Funds in transit'],
  ['1014', 'payments_in_transit', 'asset', 'house', '在途付款', 'Payments in transit'],
  ['1122', 'channel_clearing', 'asset', 'house', '渠道待清算款', 'Channel clearing'],
  ['1221', 'suspense_payment', 'asset', 'none', '暂付款', 'Suspense, paid'],
  ['1231', 'adjustment', 'asset', 'house', '渠道调整待查', 'Channel adjustments to be explained'],
  ['2202', 'merchant_payable', 'liability', 'party', '应付商户款', 'Merchants payable'],
  ['2203', 'customer_funds', 'liability', 'party', '客户备付金', 'Customer funds'],
  ['2204', 'partner_payable', 'liability', 'party', '应付分账款', 'Partners payable'],
  ['2205', 'refunds_payable', 'liability', 'none', '应付退款', 'Refunds payable'],
  ['2241', 'suspense_receipt', 'liability', 'none', '暂收款', 'Suspense, received'],
  ['2242', 'bank_unmatched', 'liability', 'house', '银行待核销', 'Bank items to be explained'],
  ['4101', 'opening', 'equity', 'none', '期初余额', 'Opening balances'],
  ['6001', 'sales', 'income', 'none', '销售收入', 'Sales'],
  ['6021', 'service_fee_income', 'income', 'none', '手续费收入', 'Service fees earned'],
  ['6051', 'interest_income', 'income', 'none', '利息收入', 'Interest earned'],
  ['6301', 'surplus', 'income', 'none', '长款收益', 'Surpluses'],
  ['6602', 'channel_fee', 'expense', 'none', '渠道手续费', 'Channel fees'],
  ['6603', 'bank_fee', 'expense', 'none', '银行手续费', 'Bank fees'],
  ['6604', 'exchange_difference', 'expense', 'none', '汇兑损益', 'Exchange differences'],
  ['6605', 'rounding', 'expense', 'none', '尾差', 'Rounding'],
  ['6701', 'bad_debt', 'expense', 'none', '坏账损失', 'Bad debts'],
  ['6711', 'chargeback_loss', 'expense', 'none', '拒付损失', 'Chargeback losses'],
];

export const SHIPPED_CHART: readonly ChartAccount[] = ROWS.map(
  ([code, role, accountClass, subLedger, nameZh, nameEn]) => ({
    code,
    role,
    class: accountClass,
    subLedger,
    nameZh,
    nameEn,
    version: 0,
    state: 'open',
    at: '',
    by: '',
  }),
);

/** The house's newest words laid over what is shipped, by code. */
export function standingChart(words: readonly ChartAccount[]): readonly ChartAccount[] {
  const chart = new Map(SHIPPED_CHART.map((each) => [each.code, each]));
  for (const word of words) chart.set(word.code, word);
  return [...chart.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The code of the account that has a role. */
export function codesOfRoles(chart: readonly ChartAccount[]): ReadonlyMap<AccountRole, string> {
  const codes = new Map<AccountRole, string>();
  for (const { role, code, state } of chart) if (state === 'open' && role !== 'none') codes.set(role, code);
  for (const role of ACCOUNT_ROLES)
    assert(role === 'none' || codes.has(role), `an open account has the role ${role}`);
  return codes;
}

/** What the books say of an account that is to change. */
export interface AccountUse {
  readonly isUsed: boolean;
  readonly hasBalance: boolean;
}

/**
 * What a change would break: '' where nothing. A role moves from its holder to another account only while the holder has no postings, else what is
 * posted would be posted anew. `holder`: who has the asked role now.
 */
export function chartProblem(
  before: ChartAccount | null,
  after: ChartBody,
  use: AccountUse,
  holder: (AccountUse & Pick<ChartAccount, 'code' | 'subLedger'>) | null,
): '' | 'class' | 'sub_ledger' | 'role_given_up' | 'role_used' | 'role_sub_ledger' {
  if (before && use.isUsed && before.class !== after.class) return 'class';
  if (before && use.isUsed && before.subLedger !== after.subLedger) return 'sub_ledger';
  // A role is taken over, never laid down: somebody has to have it.
  if (before && before.role !== 'none' && before.role !== after.role) return 'role_given_up';
  const needed = SHIPPED_CHART.find((each) => each.role === after.role)?.subLedger;
  if (after.role !== 'none' && needed !== after.subLedger) return 'role_sub_ledger';
  if (holder && holder.code !== after.code && holder.isUsed) return 'role_used';
  return '';
}

export function closingProblem(account: ChartAccount, use: AccountUse): '' | 'role' | 'balance' {
  if (account.role !== 'none') return 'role';
  return use.hasBalance ? 'balance' : '';
}
