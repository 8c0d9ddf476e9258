/**
 * What a heading says its column is, in Chinese, English, German, French, Spanish and Portuguese: the words of banks (bank-csv) and, beside
 * them, those of bills and orders. A guess only: what the cells say against it counts more.
 */
import { MAPPED_FIELDS, type MappedField } from '../../../../shared/domain/column-mapping.ts';
import { type Field as BankField, meaningOf } from '../adapters/bank-csv/header-words.ts';
import { headingKey } from './table.ts';

/** A field of a line, or a part of the amount or the description. */
export type Role = MappedField | 'amount' | 'in' | 'out' | 'direction' | 'description';

export interface Guessed {
  readonly role: Role;
  /** A lower one wins where two columns say they are the same. */
  readonly rank: number;
  /** Named in the heading itself; ''. */
  readonly currency: string;
}

/** Words of one role, best first. Blanks divide them; none holds one itself once compared. */
const WORDS: Readonly<Partial<Record<Role, string>>> = {
  date:
    '支付时间 付款时间 交易完成时间 完成时间 支付完成时间 交易创建时间 下单时间 创建时间 订单时间 订单日期 paidat paymentdate paymenttime completedat createdat ' +
    'created orderdate ordertime orderplaced zahlungsdatum bezahltam bestelldatum datedepaiement datepaiement datedecommande datecommande fechadepago ' +
    'fechapago fechadepedido fechapedido fechadecompra datadopagamento datapagamento datadopedido datapedido datadacompra',
  gross:
    '总额 交易总额 毛额 总金额 gross grossamount bruttobetrag brutto montantbrut brut importebruto bruto valorbruto montantebruto',
  fee:
    '手续费 手续费金额 交易手续费 服务费 费用 扣费 佣金 fee fees feeamount transactionfee processingfee commission servicefee gebuhr gebuhren gebuehr ' +
    'gebuehren transaktionsgebuhr entgelt provision frais fraisdetransaction commissions comision comisiones tarifa taxa taxas comissao comissoes',
  net:
    '净额 结算净额 结算金额 到账金额 实收金额 实收净额 入账净额 net netamount nettobetrag netto montantnet importeneto neto valorliquido liquido ' +
    'settlementamount settledamount payoutamount auszahlungsbetrag',
  merchantOrderNo:
    '商家订单号 外部订单号 商户单号 我方订单号 outtradeno orderref orderreference ordernr bestellnummer bestellnr auftragsnummer numerodecommande numcommande ' +
    'commande referencecommande numerodepedido numeropedido numpedido pedido numerodopedido iddopedido order',
  refundNo:
    '退款单号 商户退款单号 退款编号 退款订单号 refundno refundid refundnumber outrefundno ruckerstattungsnummer numeroderemboursement numerodereembolso',
  channelTransactionId:
    '微信订单号 微信支付订单号 支付宝交易号 渠道交易号 渠道流水号 渠道订单号 平台订单号 支付流水号 交易订单号 channeltransactionid paymentid chargeid ' +
    'pspreference gatewaytransactionid transaktionsid transaktionsnummer transaktionscode iddetransaction idtransaction numerodetransaction ' +
    'iddetransaccion idtransaccion numerodetransaccion idtransacao iddatransacao numerodatransacao',
  relatedTransactionId:
    '资金流水单号 账务流水号 原交易号 原订单号 原交易流水号 关联交易号 originaltransactionid relatedtransactionid parenttransactionid balancetransactionid',
  status:
    '状态 交易状态 订单状态 支付状态 退款状态 status state transactionstatus paymentstatus orderstatus zahlungsstatus zustand statut etat estado situacao',
  kind: '类型 订单类型 kind transactionkind movementtype transaktionstyp typ typedetransaction tipodetransaccion tipotransaccion tipodetransacao',
  channel:
    '支付渠道 支付方式 付款方式 收款渠道 paymentchannel paymentmethod paymethod gateway zahlungsart zahlungsmethode zahlungsweg moyendepaiement modedepaiement ' +
    'metododepago formadepago mediodepago metododepagamento formadepagamento meiodepagamento',
  counterparty:
    '买家 客户 客户名称 买方 customer customername buyer client kunde kundenname kaufer acheteur cliente nomducliente comprador nombredelcliente',
  description:
    '商品 商品名称 商品说明 product productname item items artikel produkt produit article producto articulo produto artigo',
};

const EXACT = new Map<string, Guessed>();
for (const [role, words] of Object.entries(WORDS) as [Role, string][]) // The table is closed: its keys are roles.
  words.split(' ').forEach((word, rank) => {
    const key = headingKey(word);
    if (key !== '' && !EXACT.has(key)) EXACT.set(key, { role, rank, currency: '' });
  });

/** A bank's own words; some of them mean another thing in a bill, and the words above are asked first. */
const OF_BANKS: Readonly<Partial<Record<BankField, Role>>> = {
  type: 'kind',
  reference: 'bankReference',
  payer: 'counterparty',
  payee: 'counterparty',
};
const BANK_RANK = 100;

export function guessRole(heading: string): Guessed | null {
  if (heading.length > 80) return null;
  const own = EXACT.get(headingKey(heading));
  if (own) return own;
  const found = meaningOf(heading);
  if (!found) return null;
  const role = OF_BANKS[found.field] ?? ROLES.get(found.field);
  return role === undefined ? null : { role, rank: BANK_RANK + found.rank, currency: found.currency };
}

const ROLES: ReadonlyMap<string, Role> = new Map(
  ([...MAPPED_FIELDS, 'amount', 'in', 'out', 'direction', 'description'] as const).map((role) => [
    role,
    role,
  ]),
);
