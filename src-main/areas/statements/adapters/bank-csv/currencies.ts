/**
 * Which currency a word, a sign or a code stands for, and what a file without any says by other means.
 */
const CODES = new Set(
  (
    'AED ARS AUD BDT BGN BHD BND BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HRK HUF IDR ILS INR IQD IRR ISK JOD JPY KES KHR ' +
    'KRW KWD KZT LAK LKR LYD MAD MMK MNT MOP MXN MYR NGN NOK NZD OMR PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD ' +
    'TZS UAH UGX USD UYU UZS VND VUV XAF XOF XPF ZAR ZMW'
  ).split(' '),
);

const WORDS: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  人民币元: 'CNY',
  元: 'CNY',
  本币: 'CNY',
  RMB: 'CNY',
  CNH: 'CNY',
  '01': 'CNY',
  美元: 'USD',
  港币: 'HKD',
  港元: 'HKD',
  欧元: 'EUR',
  日元: 'JPY',
  英镑: 'GBP',
  澳元: 'AUD',
  澳大利亚元: 'AUD',
  加元: 'CAD',
  加拿大元: 'CAD',
  新加坡元: 'SGD',
  新西兰元: 'NZD',
  瑞士法郎: 'CHF',
  韩元: 'KRW',
  泰铢: 'THB',
  卢布: 'RUB',
  澳门元: 'MOP',
  新台币: 'TWD',
  EURO: 'EUR',
  EUROS: 'EUR',
  '€': 'EUR',
  '£': 'GBP',
  R$: 'BRL',
  US$: 'USD',
  HK$: 'HKD',
  C$: 'CAD',
  A$: 'AUD',
  NZ$: 'NZD',
  S$: 'SGD',
  ZŁ: 'PLN',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '฿': 'THB',
};

/** Signs that several countries share: taken as the file's own currency where that is one of them, else as the first. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'CLP', 'COP', 'ARS'],
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  KR: ['', 'DKK', 'SEK', 'NOK', 'ISK'],
};

/** ISO code of a word or sign, '' where it is none. `home` is what the file as a whole is in, where that is known. */
export function currencyOf(text: string, home = ''): string {
  const word = text.toUpperCase();
  if (word.length === 3 && CODES.has(word)) return word;
  const shared = SHARED[word];
  if (shared) return shared.includes(home) ? home : (shared[0] ?? '');
  return WORDS[word] ?? '';
}

const NAMES =
  /人民币|美元|港币|港元|欧元|日元|英镑|澳元|澳大利亚元|加元|加拿大元|新加坡元|新西兰元|瑞士法郎|韩元|泰铢|卢布|澳门元|新台币/g;

/** The one currency that a Chinese text names ('活期储蓄存款 美元'); '' where it names none or several. */
export function currencyNamedIn(text: string): string {
  const found = new Set((text.match(NAMES) ?? []).map((name) => WORDS[name] ?? ''));
  const [only = ''] = found;
  return found.size === 1 ? only : '';
}

export const isCurrencyMark = (text: string): boolean => {
  const word = text.toUpperCase();
  return CODES.has(word) || word in WORDS || word in SHARED;
};

/** Banks of the United States and of English Canada print the month first. */
const MONTH_FIRST =
  /\binterac\b|\be-?(?:tfr|transfer)\b|\bMSP\b|\bchequing\b|\bGST\/HST\b|\bzelle\b|\bppd id\b/i;
export const isMonthFirstHome = (texts: readonly string[]): boolean =>
  texts.some((text) => MONTH_FIRST.test(text));

/** Words only one country's banks print. Each is explained in NOTES.md. */
const CLUES: readonly (readonly [RegExp, string])[] = [
  [/first bank card|\binterac\b|\be-?(?:tfr|transfer)\b|\bMSP\b|\bchequing\b|\bGST\/HST\b/i, 'CAD'],
  [/depend[eê]ncia origem|data do balancete/i, 'BRL'],
  [/\bdankort/i, 'DKK'],
  [/\bprlv\b|\bcarte \d+ cb\b/i, 'EUR'],
];

/** Countries whose accounts are in euros, as an IBAN begins. */
const EURO_IBAN =
  /^(?:AD|AT|BE|CY|DE|EE|ES|FI|FR|GR|HR|IE|IT|LT|LU|LV|MC|MT|NL|PT|SI|SK|SM|VA)\d{2}[A-Z0-9 ]{11,30}$/;
/** 'Af' and 'Bij' stand beside the amounts of Dutch accounts only. */
const DUTCH = /^(?:af|bij)$/i;

/** The currency of the account's own country, by its IBAN or by the words beside its amounts; ''. */
export function currencyOfHome(accounts: readonly string[], directions: readonly string[]): string {
  const said = directions.filter((text) => text !== '');
  if (said.length > 0 && said.every((text) => DUTCH.test(text))) return 'EUR';
  return accounts.length > 0 && accounts.every((text) => EURO_IBAN.test(text)) ? 'EUR' : '';
}

/** Card statements end the shop's text with its country; where most are of one country, the card is. */
const COUNTRIES: Readonly<Record<string, string>> = {
  CHN: 'CNY',
  NZL: 'NZD',
  AUS: 'AUD',
  CAN: 'CAD',
  USA: 'USD',
  GBR: 'GBP',
  HKG: 'HKD',
  SGP: 'SGD',
  JPN: 'JPY',
  CHE: 'CHF',
};

/** A currency told by the texts of the file; '' where they tell none. */
export function currencyOfTexts(header: string, texts: readonly string[]): string {
  for (const [clue, currency] of CLUES) {
    if (clue.test(header) || texts.some((text) => clue.test(text))) return currency;
  }
  const seen = new Map<string, number>();
  for (const text of texts) {
    const country = COUNTRIES[/\s([A-Z]{3})\s*$/.exec(text)?.[1] ?? ''];
    if (country !== undefined) seen.set(country, (seen.get(country) ?? 0) + 1);
  }
  for (const [currency, count] of seen) if (count > 1 && 2 * count > texts.length) return currency;
  return '';
}

/** ISO 4217's own code for "no currency": what a file is read in that names none anywhere. It never equals a channel's currency. */
export const NO_CURRENCY = 'XXX';
