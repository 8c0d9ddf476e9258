/**
 * What a header word means, in six languages. Words are compared without blanks, punctuation and accents; the order of columns never counts.
 *
 * A lower rank wins where two columns mean the same: the booked amount before the amount in the currency of the shop.
 */
import { currencyOf } from './currencies.ts';
import { wordOf } from './text.ts';

export const FIELDS = [
  'date',
  'time',
  'bookingDate',
  'valueDate',
  'amount',
  'in',
  'out',
  'direction',
  'type',
  'balance',
  'currency',
  'balanceCurrency',
  'description',
  'counterparty',
  'payer',
  'payee',
  'payerAccount',
  'payeeAccount',
  'reference',
  'account',
  'merchantOrderNo',
  'batchNo',
  'known', // Understood, and nothing we keep.
] as const;
export type Field = (typeof FIELDS)[number];

/** Words of one meaning, best first. Words divided by blanks here; none holds one itself once compared. */
const WORDS: Readonly<Record<Field, string>> = {
  date:
    '交易日期 交易日 交易时间 日期 发生日期 发生时间 交易日期时间 date transactiondate trandate txndate transdate operationdate ' +
    'starteddate transactiontime buchungsdatum umsatzdatum datum datedoperation dateoperation datedeloperation fecha fechaoperacion fechadeoperacion data ' +
    'datadaoperacao datamovimento datamov datadomovimento datalancamento dateandtime datetime 查询日期',
  time: '时间 交易时刻 time uhrzeit heure hora',
  bookingDate:
    '记账日期 记账日 入账日期 入账日 入帐日期 银行记账日 会计日期 账务日期 bookingdate postingdate postdate posteddate dateposted ' +
    'bookdate bookeddate completeddate entrydate buchungstag buchung buchungsdatum datecomptable datedecomptabilisation fechacontable ' +
    'fechadecontabilizacion datacontabilistica datadobalancete 记账时间 入账时间 记帐日期 记帐日',
  valueDate:
    '起息日 起息日期 valuedate valutadatum valuta wertstellung datevaleur datedevaleur fechavalor datavalor',
  amount:
    '记账金额 入账金额 发生额 交易金额 金额 人民币金额 收支金额 交易额 入账币种金额 交易币种金额 amount transactionamount billingamount bookedamount ' +
    'amt signedamount netamount value betrag umsatz betrageur montant montantdeloperation montantoperation importe monto cantidad valor montante ' +
    'quantia importancia',
  in:
    '记账金额收入 收入金额 收入 贷方发生额 贷方金额 贷方 存入金额 存入 存入额 转入金额 收入元 收款金额 贷 入账 贷方发生金额 交易金额收入 收方金额 credit ' +
    'creditamount credits deposit deposits depositamount paidin moneyin inflow incoming amountin haben gutschrift gutschriften credito creditos ' +
    'abono abonos haber ingreso ingresos entrada entradas 来账金额 cr cramount 收入金额+元 encaissement recettes einnahmen receipts received',
  out:
    '记账金额支出 支出金额 支出 借方发生额 借方金额 借方 取出金额 支取金额 支取 取出 转出金额 付款金额 借 出账 借方发生金额 交易金额支出 付方金额 debit ' +
    'debitamount debits withdrawal withdrawals withdrawalamount paidout moneyout outflow outgoing amountout soll lastschrift belastung debito debitos ' +
    'cargo cargos debe gasto gastos saida saidas 往账金额 dr dramount decaissement depenses ausgaben payments spent',
  direction:
    '借贷标志 借贷 借贷方向 借贷标识 借贷别 收支 收付标志 收付 收支标志 收支类型 资金流向 方向 进出 debitcredit drcr crdr dc cd dbcr ' +
    'creditdebit debitorcredit creditordebit creditdebitindicator debitcreditindicator direction sollhaben sh sens debehaber afbij bijaf indicator ' +
    'transactiondirection 交易方向 来往账标志 往来标志 借贷类型',
  type:
    '交易类型 业务类型 交易名称 交易种类 业务种类 type transactiontype trantype txntype buchungstext umsatzart art typedoperation tipo tipooperacion ' +
    'tipodemovimento tipomovimiento transactioncode productname',
  balance:
    '余额 账户余额 交易后余额 本次余额 联机余额 当前余额 结余 账户结余 可用余额 balance runningbalance accountbalance balanceafter closingbalance ' +
    'ledgerbalance newbalance saldo kontostand saldonachbuchung solde saldoapos saldocontabilistico saldodisponible saldofinal availablebalance',
  currency:
    '记账币种 币种 币别 货币 货币种类 记账货币 入账货币 交易币种 交易货币 currency ccy billingcurrency accountcurrency amountcurrencycode waehrung wahrung devise ' +
    'monnaie moneda divisa moeda currencycode transactioncurrency curr',
  balanceCurrency: 'balancecurrency 余额币种',
  description:
    '摘要 交易摘要 用途 附言 交易附言 备注 客户摘要 交易说明 交易描述 说明 摘要说明 用途附言 附言用途 转账附言 款项用途 交易备注 个性化信息 交易详情 ' +
    'description transactiondescription details detail narrative particulars memo remarks remark label paymentdetails purpose text transactiondetails ' +
    'verwendungszweck buchungsdetails bezeichnung libelle libelledeloperation detaildelecriture detaildeloperation informations communication ' +
    'concepto descripcion detalle observaciones historico descricao descritivo lancamento additionaldetails message 交易地点附言 narration 交易场所 交易地点',
  counterparty:
    '对方户名 对方名称 对方账户名 对方账户名称 对方单位 对方单位名称 对手信息 对手户名 交易对手 交易对手名称 交易对方 对方账号与户名 对方 counterparty counterpartyname ' +
    'partnername payeepayer payee name beneficiary beneficiaryname merchant partner othername nameofcounterparty beguenstigterzahlungspflichtiger ' +
    'begunstigterzahlungspflichtiger auftraggeberempfanger auftraggeberbegunstigter zahlungsempfanger name empfanger tiers beneficiaire nomdutiers ' +
    'contrepartie beneficiario ordenante contraparte nome destinatario 收付款方名称 收付方名称 收付方户名 对方公司',
  payer: '付款人名称 付款人户名 付款方名称 付款方户名 付款人 付款方 payer payername ordernames',
  payee: '收款人名称 收款人户名 收款方名称 收款方户名 收款人 收款方 payeename',
  payerAccount: '付款人账号 付款人帐号 付款账号 付款方账号 payeraccount payeraccountnumber',
  payeeAccount: '收款人账号 收款人帐号 收款账号 收款方账号 payeeaccount payeeaccountnumber',
  reference:
    '账户明细编号交易流水号 交易流水号 流水号 银行流水号 核心流水号 业务流水号 企业流水号 日志号 交易参考号 参考号 业务参考号 业务编号 凭证号 凭证号码 回单编号 票据号 交易序号 transactionid transactionreference ' +
    'reference ref referenceno referencenumber bankreference bankref operationnumber transactionnumber transactionno id checknumber checkno chequenumber ' +
    'chequeno checkorslipnumber slip referenz kundenreferenz buchungsreferenz referenznummer referencedeloperation numerodoperation numero referencia ' +
    'numerodereferencia numerodedocumento numerododocumento documento ndocumento receiptno voucherno utr customerreference',
  account:
    '本方账号 本方帐号 账号 帐号 账户 卡号 本方账户 我方账号 查询账号 客户账号 accountnumber accountno account iban ownaccount kontonummer konto auftragskonto ' +
    'ibanauftragskonto numerodecompte compte cuenta numerodecuenta conta numerodaconta firstbankcard card cardnumber cardno 交易卡号 交易账号 accountid',
  merchantOrderNo:
    '商户订单号 订单号 商户单号 订单编号 merchantorderno merchantorderid orderno ordernumber orderid merchantreference',
  batchNo:
    '批次号 结算批次号 清算批次号 批次 提现单号 batchno batchnumber batchid settlementbatch payoutid settlementid',
  known:
    '序号 顺序号 明细序号 编号 no 对方账号 对方帐号 对方卡号 对方卡号账号 对方账户 对手账号 交易对手账号 对方开户行 对方行名 对方银行 对方开户行名 对方开户机构 对方行号 ' +
    '收付方账号 收付方分行名 账号名称 流程实例号 业务名称 付款人开户行名称 付款人开户行 付款行 收款人开户行名称 收款人开户行 收款行 交易渠道 渠道 网点名称 交易网点 交易机构 交易行 开户机构 开户行 户名 本方户名 账户名称 ' +
    '本方户名 柜员 柜员号 交易柜员 钞汇 钞汇标志 交易国家或地区简称 卡号末四位 卡号后四位 交易地金额 凭证种类 凭证类型 category categories categoryname class ' +
    'amountcurrency foreignamount foreigncurrency originalamount originalcurrency amountinforeigncurrency exchangerate rate branch channel ' +
    'bankaccount counterpartyaccount counterpartyiban partneraccount accountname accountholder bic swift bankcode blz kontonummeriban bankname ' +
    'kategorie categorie categoria dependenciaorigem product tags notes sourcename mandatsreferenz glaubigerid sammlerreferenz',
};

export interface Meaning {
  readonly field: Field;
  /** The lower one wins where two columns mean the same. */
  readonly rank: number;
  /** Currency named in the header itself: 'Amount (USD)', '金额(元)'; ''. */
  readonly currency: string;
}

const EXACT = new Map<string, Meaning>();
for (const field of FIELDS) {
  WORDS[field].split(' ').forEach((word, rank) => {
    const key = wordOf(word);
    if (key !== '' && !EXACT.has(key)) EXACT.set(key, { field, rank, currency: '' });
  });
}

/** Chinese headers are made of few parts: the part decides where the whole is unknown. */
const PARTS: readonly (readonly [RegExp, Field])[] = [
  [/^(对方|对手).*(户名|名称|单位)/, 'counterparty'],
  [/^(对方|对手|付款|收款).*(账号|帐号|卡号|行)/, 'known'],
  [/借方.*笔数|贷方.*笔数/, 'known'],
  [/借方|支出|取出/, 'out'],
  [/贷方|收入|存入/, 'in'],
  [/余额$/, 'balance'],
  [/(记账|入账|记帐).*日/, 'bookingDate'],
  [/交易.*日期|日期$/, 'date'],
  [/金额$|发生额$/, 'amount'],
  [/币种$|货币$/, 'currency'],
  [/摘要|用途|附言/, 'description'],
  [/流水号$/, 'reference'],
];
const PART_RANK = 900;

/**
 * What a header cell means, in any of our languages; null where nobody knows. Blanks, case, accents and punctuation do not count. Both halves
 * of a bilingual header are tried, and the cell without its unit ('Amount (USD)', '金额（元）': then `currency` says it).
 */
export function meaningOf(cell: string): Meaning | null {
  const whole = lookUp(cell, '');
  if (whole) return whole;
  const bracketed = /^(.*?)\s*[[(（【]\s*(.*?)\s*[\])）】]\s*$/s.exec(cell);
  if (bracketed) {
    const [, main = '', inner = ''] = bracketed;
    const currency = currencyOf(inner.replace(/^[+\-－＋\s]+/, ''));
    const found = lookUp(main, currency) ?? lookUp(inner, '');
    if (found) return found;
  }
  const unit = /^(.*?)[\s_/]+(\S{1,4})$/.exec(cell.trim());
  const currency = unit ? currencyOf(unit[2] ?? '') : '';
  if (unit && currency !== '') {
    const found = lookUp(unit[1] ?? '', currency);
    if (found) return found;
  }
  // Bilingual without brackets: 交易日期/Transaction Date.
  for (const half of cell.split(/[/|\n]| - /)) {
    const found = half === cell ? null : lookUp(half, '');
    if (found) return found;
  }
  const word = wordOf(cell);
  const part = PARTS.find(([pattern]) => pattern.test(word));
  return part ? { field: part[1], rank: PART_RANK, currency: /元$/.test(word) ? 'CNY' : '' } : null;
}

function lookUp(text: string, currency: string): Meaning | null {
  const found = EXACT.get(wordOf(text));
  if (!found) return null;
  return currency === '' ? found : { ...found, currency };
}

/**
 * Headers that only other formats print: payment channels, wallets, our own orders, exports and books. A generic reader would take their
 * gross for the movement of a bank account. Weak ones are foreign in company only: a bank may print a fee, none prints gross, fee and net.
 */
const FOREIGN = new Set(
  (
    '微信订单号 微信支付业务单号 资金流水单号 公众账号id 支付宝交易号 账务流水号 业务基础订单号 收付款方式 支付方式 商户退款单号 退款批次号请求号 支付渠道 交易创建时间 ' +
    'balancetransactionid availableonutc createdutc customerfacingamount reportingcategory pspreference companyaccount grosscurrency ' +
    'grosssales nettotal paymentid depositid transactioneventcode grosstransactionamount modificationreference paypalreferenceid ' +
    'paymentintentid chargeid 应结订单金额 商家实收 手续费率 查询流水号 queryid sourcekind linekind matchgroup fact'
  ).split(' '),
);
const FOREIGN_TOGETHER = new Set(
  'gross fee net 总额 费用 净额 brutto gebuhr entgelt netto bruto comision neto avantcommission commission'.split(
    ' ',
  ),
);
/** 2 settles it, 1 needs two more. */
export function foreignWeight(cell: string): 0 | 1 | 2 {
  const word = wordOf(cell);
  return FOREIGN.has(word) ? 2 : FOREIGN_TOGETHER.has(word) ? 1 : 0;
}
