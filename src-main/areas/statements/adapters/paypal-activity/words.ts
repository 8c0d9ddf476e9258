/**
 * What PayPal calls things, in the languages it prints: the kind of a movement by its type, and whether a status or a balance impact says
 * that money moved. A word not known here says nothing by itself; the running balance may.
 */
import type { LineKind, LineStatus } from '../../../../../shared/domain/statement-line.ts';

const wordOf = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** By parts of the type, the first that fits; in the order of what says most. */
const KINDS: readonly (readonly [LineKind, RegExp])[] = [
  ['transfer', /conver[sz]|umrechnung|devise|valutaomrekening|przeliczenie|兑换|兌換|換算/],
  ['chargeback', /charge\s?back|dispute|rückbuchung|contracargo|rétrofacturation|storno carta|拒付/],
  ['refund', /refund|rückzahlung|erstattung|reembolso|remboursement|rimborso|terugbetaling|zwrot|退款|返金/],
  [
    'adjustment',
    /\bhold\b|\brelease\b|reserve|einbehal|freigabe|retenci|liberaci|blocage|déblocage|blocco|sblocco|riserva|retenç|liberaç|blokkering|冻结|解冻|保留|correction|korrektur/,
  ],
  [
    'top_up',
    /deposit|add(?:ed)? funds|funds added|bankgutschrift|einzahlung|ingreso|dépôt|versamento|bonifico bancario sul conto|storting|depósito|wpłata|充值|存入/,
  ],
  [
    'payout',
    /withdraw|transfer to bank|abbuchung|auszahlung|retirada|retiro|retrait|prelievo|saque|opname|wypłata|提现|提領/,
  ],
  ['fee', /\bfees?\b|gebühr|entgelt|comisión|commission|tariffa|opłata|费用|手续费/],
  ['interest', /interest|dividend|zinsen|interes|intérêt|interessi|利息/],
  ['refund', /reversal|reversed|storn|anulaci|annulation|cancellation of/],
  ['other', /authori[sz]ation|autorisierung|autorizaci|autorisation|autorizzazione|授权|\border\b/],
];

/** Paid to us, unless the type says otherwise; what we paid is no trade of ours. */
export function kindOf(type: string, isIn: boolean): LineKind {
  const word = wordOf(type);
  return KINDS.find(([, pattern]) => pattern.test(word))?.[0] ?? (isIn ? 'payment' : 'transfer');
}

const table = <Value>(rows: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> =>
  new Map(rows.flatMap(([value, words]) => words.split('|').map((word) => [wordOf(word), value] as const)));

const STATUSES = table<LineStatus>([
  [
    'success',
    'Completed|Complete|Cleared|Paid|Abgeschlossen|Completado|Completada|Terminé|Terminée|Effectué|Completato|Completata|' +
      'Concluído|Concluída|Voltooid|Afgerond|Zakończono|Zrealizowano|Zakończona|已完成|完成|完了|Partially Refunded|Teilweise erstattet|' +
      'Teilweise zurückgezahlt|Parcialmente reembolsado|Partiellement remboursé|Parzialmente rimborsato|部分退款',
  ],
  [
    'refunded',
    'Refunded|Erstattet|Zurückgezahlt|Reembolsado|Remboursé|Rimborsato|Terugbetaald|Zwrócono|已退款',
  ],
  ['revoked', 'Reversed|Returned|Rückgebucht|Storniert|Revertido|Stornato|已撤销'],
  [
    'pending',
    'Pending|Held|On Hold|In Progress|Processing|Placed|Unclaimed|Uncleared|Under Review|Temporary Hold|Active|Created|' +
      'Ausstehend|Offen|Einbehalten|In Bearbeitung|Pendiente|En espera|En attente|In sospeso|In attesa|Pendente|In behandeling|' +
      'Openstaand|Oczekuje|Oczekująca|W toku|待处理|处理中|待确认|暂停|保留中',
  ],
  [
    'failed',
    'Denied|Failed|Rejected|Abgelehnt|Fehlgeschlagen|Denegado|Denegada|Rechazado|Refusé|Refusée|Échoué|Rifiutato|Rifiutata|' +
      'Negado|Recusado|Geweigerd|Mislukt|Odrzucono|Odrzucona|已拒绝|失败',
  ],
  [
    'closed',
    'Canceled|Cancelled|Expired|Voided|Removed|Abgebrochen|Abgelaufen|Cancelado|Cancelada|Caducado|Annulé|Annulée|Expiré|' +
      'Annullato|Annullata|Scaduto|Expirado|Geannuleerd|Verlopen|Anulowano|Anulowana|已取消|已过期',
  ],
]);

/** Null where the word is not known; 'none' where there is none. */
export const statusOf = (text: string): LineStatus | null =>
  text === '' ? 'none' : (STATUSES.get(wordOf(text)) ?? null);

/** Movements for certain, and for certain not; null where the status alone does not say (pending). */
export const movesBy = (status: LineStatus): boolean | null =>
  status === 'pending' ? null : status !== 'failed' && status !== 'closed';

const IMPACTS = table<boolean>([
  [
    true,
    'Credit|Debit|Haben|Soll|Gutschrift|Lastschrift|Crédit|Débit|Accredito|Addebito|Crédito|Débito|Abono|Cargo|Bij|Af|Kredyt|Debet|' +
      'Wpływ|Obciążenie|贷记|借记|贷方|借方|入账|出账',
  ],
  [false, 'Memo|Mémo|Promemoria|Memorándum|Notiz|Kein Einfluss|No Impact|备忘|备忘录|无'],
]);

/** Whether the balance was moved, as the balance impact says; null where it does not. */
export const movesByImpact = (text: string): boolean | null => IMPACTS.get(wordOf(text)) ?? null;
