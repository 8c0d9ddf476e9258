/**
 * An amount written out, as receipts have it beside the figures: 人民币壹仟肆佰零玖圆伍角 and "CNY One thousand four hundred nine and 50/100".
 *
 * The Chinese form keeps to 正确填写票据和结算凭证的基本规定 (附件一 of 支付结算办法): 壹拾 never 拾 alone, 零 once for noughts in the middle and before a lone fen,
 * 整 after whole yuan. Minor units in, text out; nothing is rounded.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import { assert } from '../../../../../shared/result.ts';

const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
/** Every four digits; 2^53 minor units without decimals reach into 兆. */
const GROUPS = ['', '万', '亿', '万亿'];
const NAMES: Readonly<Record<string, string>> = {
  CNY: '人民币',
  HKD: '港币',
  MOP: '澳门元',
  TWD: '新台币',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  KRW: '韩元',
  SGD: '新加坡元',
  AUD: '澳元',
  CAD: '加元',
};

/** '' for a currency whose unit is not counted in 角 and 分 (three decimals): figures alone are said then. */
export function chineseCapitals(amount: number, currency: string): string {
  assert(Number.isSafeInteger(amount) && amount > 0, 'an amount above zero is written out');
  const digits = fractionDigits(currency);
  if (digits > 2) return '';
  const text = String(amount).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  const [jiao = 0, fen = 0] = (digits === 0 ? '00' : text.slice(-digits)).split('').map(Number);
  const yuan = wholeCapitals(whole);
  const parts = [NAMES[currency] ?? currency, yuan === '' ? '' : `${yuan}圆`];
  if (jiao === 0 && fen === 0) return [...parts, '整'].join('');
  // A nought where 角 would stand is said before 分, after 圆; also where the yuan end in one and 角 follows.
  const isNoughtSaid = yuan !== '' && (jiao === 0 || whole.endsWith('0'));
  if (isNoughtSaid) parts.push('零');
  if (jiao > 0) parts.push(`${CAPITALS[jiao]}角`);
  if (fen > 0) parts.push(`${CAPITALS[fen]}分`);
  return parts.join('');
}

function wholeCapitals(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  let text = '';
  let isNoughtOwed = false;
  for (let at = 0; at < padded.length; at += 4) {
    const group = padded.slice(at, at + 4);
    for (const [place, sign] of [...group].entries()) {
      const digit = Number(sign);
      if (digit === 0) {
        isNoughtOwed = text !== '';
        continue;
      }
      if (isNoughtOwed) text += '零';
      isNoughtOwed = false;
      text += `${CAPITALS[digit]}${PLACES[3 - place]}`;
    }
    const left = (padded.length - at) / 4 - 1;
    // 壹万亿零伍仟万 says 亿 once more where the group of 亿 is empty and that of 万亿 is not.
    if (Number(group) > 0) text += GROUPS[left] === '万亿' ? '万' : (GROUPS[left] ?? '');
    else if (left === 2 && text !== '') text += '亿';
  }
  return text;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const THOUSANDS = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'];

/** The minor units stand as a fraction, as on a cheque. */
export function englishWords(amount: number, currency: string): string {
  assert(Number.isSafeInteger(amount) && amount > 0, 'an amount above zero is written out');
  const digits = fractionDigits(currency);
  const text = String(amount).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  const words = wholeWords(whole);
  const said = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return digits === 0
    ? `${currency} ${said}`
    : `${currency} ${said} and ${text.slice(-digits)}/1${'0'.repeat(digits)}`;
}

function wholeWords(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 3) * 3, '0');
  const parts: string[] = [];
  for (let at = 0; at < padded.length; at += 3) {
    const group = Number(padded.slice(at, at + 3));
    if (group > 0) parts.push(groupWords(group), THOUSANDS[(padded.length - at) / 3 - 1] ?? '');
  }
  return parts.filter((part) => part !== '').join(' ') || 'zero';
}

function groupWords(group: number): string {
  const hundreds = Math.floor(group / 100);
  const rest = group % 100;
  const parts = hundreds > 0 ? [`${ONES[hundreds]} hundred`] : [];
  if (rest > 0 && rest < 20) parts.push(ONES[rest] ?? '');
  else if (rest >= 20)
    parts.push(`${TENS[Math.floor(rest / 10)]}${rest % 10 > 0 ? `-${ONES[rest % 10]}` : ''}`);
  return parts.join(' ');
}
