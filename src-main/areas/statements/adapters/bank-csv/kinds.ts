/**
 * What a row's own words say it is: fee and interest on any statement; purchase, refund and payment on a card's.
 */
import type { Direction, LineKind } from '../../../../../shared/domain/statement-line.ts';

// The word must open or close the cell: 扣除手续费后的结算款 is no fee.
const FEE =
  /(?:手续费|工本费|汇划费|服务费|管理费|账户维护费|年费|短信费|验资费)$|^(?:手续费|收费|扣收手续费|电子汇划费)|^(?:(?:bank|service|account|wire|transfer|transaction|monthly|maintenance|overdraft|international)\s+)*(?:fees?|charges?)\b|\b(?:fees?|bank charges?|service charges?)$|^(?:konto(?:führungs)?gebühr|gebühr|entgelt|frais\b|comisi[oó]n\b|commissioni?\b|tarifa\b|provisjon\b|opłata\b|gebyr\b|avgift\b)/i;
const INTEREST =
  /(?:利息|结息)(?:收入|支出|入账)?$|^(?:结息|利息(?!税))|^(?:\w+\s+)?interest\b|\binterest$|^(?:haben|soll)?zinsen\b|^int[eé]r[eê]ts\b|^interess[ei]\b|^intereses\b|^juros\b|^odsetki\b|^ränta\b|^rente\b/i;

/** 手续费 and 利息 by their plain words; everything else on a bank statement is a transfer. */
export function kindOf(cells: readonly string[], direction: Direction | null): LineKind {
  for (const cell of cells) {
    if (cell.length > 80) continue;
    if (INTEREST.test(cell)) return 'interest';
    if (direction === 'out' && FEE.test(cell)) return 'fee';
  }
  return 'transfer';
}

/** What a card statement's text begins with, perhaps in brackets: （退款）示例商户. */
const OPENING = /^[\s（(【[]*/;
const CARD_IN =
  /^(?:auto-?pay|payments?|returns?|refunds?|credit|reversal)\b|^(?:信用卡|自动|转账|本行|他行|手工)*还款|^退货|^退款|^返现|^返还|^存入|^溢缴|^冲正|^消费(?:撤销|退货|退款|冲正)|^分期(?:撤销|退货)/i;
const CARD_OUT =
  /^(?:sales?|purchases?|charge|cash advance)\b|^消费|^取现|^预借现金|^分期|^利息|^年费|^手续费|^违约金|^滞纳金/i;
const CARD_IN_ANYWHERE =
  /还款|payments?.{0,20}(?:received|thank)|thank you.{0,20}payment|^automatic payment/i;

function senseOfText(text: string): Direction | null {
  const opening = text.replace(OPENING, '');
  if (CARD_IN.test(opening)) return 'in';
  if (CARD_OUT.test(opening)) return 'out';
  return CARD_IN_ANYWHERE.test(opening) ? 'in' : null;
}

/** What a card statement's words say about a row, for finding out what its sign means. */
export function cardSenseOf(texts: readonly string[]): Direction | null {
  let found: Direction | null = null;
  for (const text of texts) {
    if (text === '') continue;
    const sense = senseOfText(text.slice(0, 120));
    if (sense === 'in') return 'in';
    found ??= sense;
  }
  return found;
}

/** Only a card thanks for a payment: the bank account that it came from says whom it went to. */
export const isCardThanks = (text: string): boolean =>
  /payment.{0,20}thank ?you|thank ?you.{0,20}payment/i.test(text);
