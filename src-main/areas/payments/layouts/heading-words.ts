/** Headings of banks' templates by what they mean, in the words that tables of payments and of results are read by, and some that only templates have. */
import type { LayoutField } from '../../../../shared/domain/bank-layout.ts';
import type { HeaderWords } from '../../statements/adapters/cells.ts';
import { PAYMENT_WORDS } from '../formats/payment-file/columns.ts';
import { RESULT_WORDS } from '../formats/results/columns.ts';

export type GuessedField = Exclude<LayoutField, 'fixed' | 'blank'>;

/** Sure ones before vague ones: 付款账号 is ours before 账号 may be the payee's. */
export const HEADING_WORDS: HeaderWords<GuessedField> = {
  fromNumber: [
    '付款账号',
    '付款人账号',
    '付款帐号',
    '付方账号',
    '转出账号',
    '扣款账号',
    'payer_account',
    'debit_account',
  ],
  fromHolder: ['付款户名', '付款人户名', '付款人名称', '付方户名', '付款单位', 'payer', 'payer_name'],
  number: [...PAYMENT_WORDS.number, '转入账号', '收方账号', '收款卡号', '入账账号', '收款账号/卡号'],
  payee: [...PAYMENT_WORDS.payee, '收方户名', '转入户名', '员工姓名', '收款单位', '收款单位名称'],
  amount: [
    ...PAYMENT_WORDS.amount,
    '付款金额(分)',
    '金额(分)',
    '交易金额(分)',
    '发放金额',
    '汇款金额',
    '实发金额',
  ],
  bankCode: [...PAYMENT_WORDS.bankCode, '收款行联行号', '收款行号', '开户行联行号', '开户行行号', '大额行号'],
  bankName: [...PAYMENT_WORDS.bankName, '收款行', '收方开户行', '开户行名称', '收款账户开户行', '开户网点'],
  itemNo: [...RESULT_WORDS.itemNo, '客户参考号', '企业参考号', '业务流水号', '对账码', '自定义编号'],
  batchNo: RESULT_WORDS.batchNo,
  isOrganisation: [
    '公私标志',
    '对公对私标志',
    '对公对私',
    '账户类型',
    '账户性质',
    '收款账户类型',
    '收款人类型',
    '公私标识',
    'account_type',
  ],
  executionDay: [
    '付款日期',
    '期望日期',
    '预约日期',
    '转账日期',
    '交易日期',
    '执行日期',
    'payment_date',
    'value_date',
  ],
  currency: PAYMENT_WORDS.currency,
  remark: PAYMENT_WORDS.remark,
  place: ['序号', '编号', '行号序号', '笔序号', 'no', 'seq', 'serial', 'serial_no'],
};

/** Words for an organisation and a person that an example row may use. */
export const ORGANISATION_WORDS: readonly (readonly [string, string])[] = [
  ['对公', '对私'],
  ['公', '私'],
  ['企业', '个人'],
  ['单位', '个人'],
  ['公司', '个人'],
  ['对公账户', '个人账户'],
  ['1', '0'],
  ['C', 'P'],
];

/** Where a template does not say how long a text may be: what banks commonly take. */
export const USUAL_MAX: Readonly<Record<LayoutField, number>> = {
  place: 10,
  itemNo: 32,
  number: 40,
  payee: 60,
  bankName: 60,
  bankCode: 12,
  amount: 18,
  currency: 3,
  remark: 60,
  isOrganisation: 8,
  batchNo: 32,
  executionDay: 10,
  fromNumber: 40,
  fromHolder: 60,
  fixed: 60,
  blank: 60,
};
