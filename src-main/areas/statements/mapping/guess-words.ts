/** What the words in cells usually mean: kinds, statuses and channels, for the first proposal of a mapping. An unknown word is left to the clerk. */
import type { Channel, LineKind, LineStatus } from '../../../../shared/domain/statement-line.ts';
import { channelOf, statusOf } from '../adapters/orders-csv/columns.ts';
import { wordKey } from './words.ts';

const lookup = <Value>(table: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> =>
  new Map(table.flatMap(([value, words]) => words.split(' ').map((word) => [wordKey(word), value] as const)));

const KINDS = lookup<LineKind>([
  [
    'payment',
    '支付 付款 收款 消费 交易 订单 销售 在线支付 交易收款 payment pay sale charge purchase order capture zahlung verkauf kauf bestellung paiement vente achat ' +
      'commande pago venta compra pedido pagamento venda',
  ],
  [
    'refund',
    '退款 退货 交易退款 refund return ruckerstattung rueckerstattung erstattung ruckzahlung gutschrift remboursement reembolso devolucion estorno devolucao',
  ],
  [
    'fee',
    '手续费 服务费 扣除交易手续费 收费 fee fees commission gebuhr gebuehr gebuhren frais comision comisiones tarifa taxa taxas',
  ],
  ['fee_return', '退还手续费 手续费退回 手续费返还 feerefund feereturn'],
  [
    'payout',
    '提现 结算 出款 划付 payout withdrawal settlement auszahlung retrait versement retirada saque liquidacion',
  ],
  ['top_up', '充值 入金 topup deposit aufladung einzahlung recharge recarga'],
  ['transfer', '转账 transfer uberweisung ueberweisung virement transferencia'],
  [
    'chargeback',
    '拒付 chargeback dispute ruckbuchung ruecklastschrift rucklastschrift retrofacturation contracargo',
  ],
  ['adjustment', '调整 调账 adjustment korrektur anpassung ajustement ajuste'],
  ['interest', '利息 结息 interest zinsen interets intereses juros'],
]);
export const kindOfWord = (word: string): LineKind | null => KINDS.get(wordKey(word)) ?? null;

const STATUSES = lookup<LineStatus>([
  [
    'success',
    'bezahlt erfolgreich abgeschlossen erledigt paye payee reussi termine complete effectue pagado completado exitoso aprobado pago concluido aprovado settled captured ok approved',
  ],
  [
    'pending',
    'offen ausstehend inbearbeitung wartend enattente encours pendiente procesando pendente processando authorized onhold',
  ],
  [
    'closed',
    'storniert geschlossen abgebrochen annule annulee ferme cancelado cerrado anulado fechado expirado void',
  ],
  [
    'failed',
    'fehlgeschlagen abgelehnt echoue refuse fallido rechazado falhou recusado declined rejected error',
  ],
  [
    'refunded',
    'refund erstattet ruckerstattet rueckerstattet rembourse reembolsado devuelto estornado devolvido',
  ],
]);
export const statusOfWord = (word: string): LineStatus | null =>
  statusOf(word, 'payment') ?? STATUSES.get(wordKey(word)) ?? null;

/** A channel with a name we do not know is another one; no name is none. */
export const channelOfWord = (word: string): Channel => channelOf(word);

/** Said of rows that moved nothing. */
export const NONE_WORDS: ReadonlySet<string> = new Set(
  ['不计收支', '其他', '/', '中性交易', 'neutral', 'none'].map(wordKey),
);
