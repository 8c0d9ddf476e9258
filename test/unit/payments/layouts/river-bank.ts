/** The layout of a bank that does everything otherwise: bars, fen, digits for firm and person, our number in a column of its own naming. */
import type { BankLayout, LayoutField } from '../../../../shared/domain/bank-layout.ts';

const column = (heading: string, field: LayoutField, max: number, isRequired = true, text = '') => ({
  heading,
  field,
  text,
  max,
  isRequired,
});

export const RIVER: BankLayout = {
  columns: [
    column('收款卡号', 'number', 32),
    column('收款人', 'payee', 60),
    column('交易金额(分)', 'amount', 18),
    column('附言', 'remark', 20, false),
    column('方式', 'fixed', 10, true, '普通'),
    column('标志', 'isOrganisation', 1),
    column('流水备注', 'itemNo', 32),
  ],
  amountIn: 'minor',
  dayForm: 'YYYYMMDD',
  organisation: ['1', '0'],
  encoding: 'gbk',
  separator: '|',
  hasTotal: false,
  currencies: ['CNY'],
  itemsMax: 500,
};
