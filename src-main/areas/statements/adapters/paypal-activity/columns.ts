/**
 * The columns of PayPal's activity and statement downloads by their words, in the languages PayPal prints them in. Both layouts, and the one
 * of personal accounts with a single amount, have the same meanings.
 */
import type { FieldSources, Header, HeaderWords } from '../cells.ts';

export type Field =
  | 'date'
  | 'time'
  | 'zone'
  | 'name'
  | 'type'
  | 'description'
  | 'status'
  | 'currency'
  | 'gross'
  | 'fee'
  | 'net'
  | 'balance'
  | 'transactionId'
  | 'reference'
  | 'invoice'
  | 'custom'
  | 'impact'
  | 'from'
  | 'to'
  | 'item'
  | 'subject'
  | 'note'
  | 'bank';

const list = (text: string): string[] => text.split('|');

export const WORDS: HeaderWords<Field> = {
  date: list('Date|Datum|Fecha|Data|日期|日付'),
  time: list('Time|Uhrzeit|Zeit|Hora|Heure|Ora|Orario|Tijd|Godzina|时间|時間|時刻'),
  zone: list(
    'TimeZone|Time Zone|Zeitzone|Zona horaria|Fuseau horaire|Fuso orario|Fuso horário|Tijdzone|Strefa czasowa|时区|時區|タイムゾーン',
  ),
  name: list('Name|Nombre|Nom|Nome|Naam|Nazwa|名称|姓名|名稱|名前'),
  type: list('Type|Typ|Tipo|类型|類型|タイプ'),
  description: list(
    'Description|Beschreibung|Descripción|Descrizione|Descrição|Omschrijving|Opis|说明|描述|說明|説明',
  ),
  status: list('Status|Estado|État|Stato|状态|狀態|ステータス'),
  currency: list('Currency|Währung|Divisa|Moneda|Devise|Valuta|Moeda|Waluta|币种|货币|幣別|通貨'),
  gross: list('Gross|Brutto|Bruto|Avant commission|Brut|Lordo|总额|總額|合計'),
  fee: list(
    'Fee|Fees|Gebühr|Gebühren|Entgelt|Comisión|Tarifa|Commission|Frais|Tariffa|Commissione|Kosten|Taxa|Comissão|Opłata|费用|手续费|費用|手数料',
  ),
  net: list(
    'Net|Netto|Neto|Líquido|净额|淨額|正味|Amount|Betrag|Importe|Montant|Importo|Bedrag|Valor|Kwota|金额|金額',
  ),
  balance: list('Balance|Available Balance|Guthaben|Saldo|Solde|余额|餘額|残高'),
  transactionId: list(
    'Transaction ID|Transaktionscode|Id. de transacción|ID de transacción|Numéro de transaction|N° de transaction|Codice transazione|' +
      'Transactiereferentie|Transactie-ID|ID da transação|Código da transação|Numer transakcji|交易号|交易編號|取引ID|Receipt ID|Codice ricevuta',
  ),
  reference: list(
    'Reference Txn ID|Zugehöriger Transaktionscode|Txn-Referenzkennung|Id. de referencia de trans.|ID de referencia de la transacción|' +
      'Numéro de la transaction de référence|Nº de transaction de référence|Codice transazione di riferimento|' +
      'ID de referência da transação|Pomocniczy numer transakcji|参考交易号',
  ),
  invoice: list(
    'Invoice Number|Invoice ID|Rechnungsnummer|Id. de factura|Número de factura|Nº de facture|Numéro de facture|Identifiant de facture|' +
      'N° ordine commerciante|N. fattura pro-forma|Factuurnummer|Factuurreferentie|Número da fatura|Numer faktury|账单号|請求書番号',
  ),
  custom: list(
    'Custom Number|Zollnummer|Individuelle Nummer|Número personalizado|Nº de client|Numero personalizzato|自定义号码',
  ),
  impact: list(
    'Balance Impact|Auswirkung auf Guthaben|Impacto en el saldo|Impact sur le solde|Impatto sul saldo|Impacto no saldo|Effect op saldo|引起余额变动',
  ),
  from: list(
    "From Email Address|Absender E-Mail-Adresse|Correo electrónico del remitente|Remitente|De l'adresse email|" +
      "Adresse email de l'expéditeur|Indirizzo email mittente|Van e-mailadres|Z adresu e-mail|发件人邮箱地址",
  ),
  to: list(
    "To Email Address|Empfänger E-Mail-Adresse|An E-Mail-Adresse|Correo electrónico del destinatario|Destinatario|À l'adresse email|" +
      'Indirizzo email destinatario|Naar e-mailadres|Na adres e-mail|收件人邮箱地址',
  ),
  item: list("Item Title|Artikelbezeichnung|Título del artículo|Titre de l'objet|Titolo oggetto|物品名称"),
  subject: list('Subject|Betreff|Asunto|Objet|Oggetto|Onderwerp|主题'),
  note: list('Note|Hinweis|Nota|Remarque|Messaggio|备注'),
  bank: list(
    'Bank Name|Name der Bank|Nombre del banco|Nom de la banque|Nome banca|Naam bank|Nazwa banku|Nome do banco',
  ),
};

/** Columns a user may choose besides; each was seen in a download or a program that reads one (NOTES.md). */
export const UNUSED: readonly string[] = list(
  'Shipping Address|Address Status|Item ID|Shipping and Handling Amount|Insurance Amount|Sales Tax|Option 1 Name|Option 1 Value|' +
    'Option 2 Name|Option 2 Value|Auction Site|Buyer ID|Item URL|Closing Date|Escrow ID|Subscription Number|Quantity|Receipt ID|' +
    'Address Line 1|Address Line 2/District/Neighborhood|Town/City|' +
    'State/Province/Region/County/Territory/Prefecture/Republic|Zip/Postal Code|Country|Contact Phone Number|Country Code|' +
    'Counterparty Status|Payment Type|Tip|Discount|Seller ID|Bank Account|Payment Source|Card Type|Transaction Event Code|' +
    'Payment Tracking ID|Bank Reference ID|Transaction Buyer Country Code|Item Details|Coupons|Special Offers|Loyalty Card Number|' +
    'Authorization Review Status|Protection Eligibility|Risk Filter|Note 1|Note 2|' +
    'Lieferadresse|Adress-Status|Adressstatus|Artikelnummer|Versand- und Bearbeitungsgebühr|Versicherungsbetrag|Umsatzsteuer|' +
    'Option 1 Wert|Option 2 Wert|Anzahl|Empfangsnummer|Bestätigungsnummer|Adresszeile 1|Adresszusatz|Ort|Bundesland|PLZ|Land|Telefon|' +
    'Ländervorwahl|Bankkonto|Importe de envío y manipulación|Impuesto de ventas|Cuenta bancaria|Compte bancaire|TVA|' +
    'Montant des frais de livraison et de traitement|Adresse de livraison|Ville|Code postal|Pays|' +
    "Indirizzo di spedizione|Stato dell'indirizzo|Codice articolo|Importo spese di spedizione e imballaggio|Importo assicurazione|" +
    'Imposte sulle vendite|Nome opzione 1|Valore opzione 1|Nome opzione 2|Valore opzione 2|Quantità|Codice ricevuta|Indirizzo|' +
    'Indirizzo (continua)|Città|Provincia|CAP/Codice postale|Paese|Telefono|Prefisso internazionale|Conto bancario|' +
    'Importo per spedizione e imballaggio|IVA|Bankrekening|Verzendkosten|BTW|Rachunek bankowy|Kwota podatku|' +
    'Koszt wysyłki oraz koszty manipulacyjne|收货地址|地址状态|物品号|运费和手续费金额|保险金额|营业税|选项 1 名称|选项 1 值|选项 2 名称|' +
    '选项 2 值|数量|收据号|地址第1行|地址第2行/区/临近地区|城镇/城市|省/市/自治区/直辖市/特别行政区|邮政编码|国家/地区|联系电话号码|国家/地区代码',
);

/** A zone of its own beside currency and amount is what only PayPal's files have; without it, its number of the transaction and a fee. */
export function isHeader({ columns }: Header<Field>): boolean {
  const has = (...fields: readonly Field[]) => fields.every((field) => columns.has(field));
  if (!has('date') || !(has('net') || has('gross'))) return false;
  if (has('time', 'zone') && (has('currency') || has('transactionId'))) return true;
  return has('time', 'currency', 'transactionId', 'gross', 'fee');
}

export const NEEDED: readonly Field[] = ['date', 'currency', 'net'];

export const SOURCES: FieldSources<Field> = {
  occurredAt: ['date', 'time', 'zone'],
  kind: ['type', 'description'],
  direction: ['net', 'impact', 'status'],
  gross: ['gross'],
  fee: ['fee'],
  net: ['net'],
  currency: ['currency'],
  balance: ['balance'],
  status: ['status'],
  merchantOrderNo: ['invoice', 'custom'],
  channelTransactionId: ['transactionId', 'reference'],
  relatedTransactionId: ['transactionId'],
  counterparty: ['name', 'from', 'to', 'bank'],
  description: ['type', 'description', 'item', 'subject', 'note'],
};
