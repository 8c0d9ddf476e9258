/**
 * The layouts that are shipped: what batch tables of Chinese banks have in common. A bank that wants another table is a layout of the house's own, and
 * no new code.
 */
import type { BankLayout, LayoutColumn, LayoutField } from '../../../../../shared/domain/bank-layout.ts';

const column = (heading: string, field: LayoutField, max: number, isRequired = true): LayoutColumn => ({
  heading,
  field,
  text: '',
  max,
  isRequired,
});

/** 代付: what batch tables of Chinese banks have in common. */
export const BANK_BATCH: BankLayout = {
  columns: [
    column('序号', 'place', 10),
    column('收款账号', 'number', 40),
    column('收款户名', 'payee', 60),
    column('开户行', 'bankName', 60),
    column('联行号', 'bankCode', 12, false),
    column('金额', 'amount', 18),
    column('用途', 'remark', 60, false),
    column('公私标志', 'isOrganisation', 4),
    column('业务参考号', 'itemNo', 32),
    column('批次号', 'batchNo', 32),
  ],
  amountIn: 'main',
  dayForm: 'YYYYMMDD',
  organisation: ['对公', '对私'],
  encoding: 'gbk',
  separator: ',',
  hasTotal: true,
  currencies: ['CNY'],
  itemsMax: 5000,
};

/** 代发: the short table for many persons at the paying bank itself. */
export const PAYROLL: BankLayout = {
  columns: [
    column('姓名', 'payee', 30),
    column('账号', 'number', 40),
    column('金额', 'amount', 18),
    column('附言', 'remark', 20, false),
    column('业务参考号', 'itemNo', 32),
  ],
  amountIn: 'main',
  dayForm: 'YYYYMMDD',
  organisation: ['对公', '对私'],
  encoding: 'gbk',
  separator: ',',
  hasTotal: false,
  currencies: ['CNY'],
  itemsMax: 10_000,
};
