/**
 * Makes labelled pairs of files that have nothing in common but amount, date and free text: payments as they leave one account and arrive at
 * another, with hidden fees, exchange, delays, and texts that are cut off, shortened or half missing.
 *
 * The same seed gives the same files. `truth` says which right row each left row became; −1 where its counterpart is not there.
 */
import { formatDay, parseDay } from '../../shared/domain/dates.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import { Random } from '../fuzz/random.ts';
import { line } from './lines.ts';

export interface WeakRow {
  readonly memo: string;
  readonly day: number;
  readonly minor: number;
  /** Number of the payment both rows tell of. */
  readonly truth: number;
}

export interface WeakEvidence {
  readonly left: readonly WeakRow[];
  readonly right: readonly WeakRow[];
  /** For each left row the place of its counterpart in right, or −1. */
  readonly truth: readonly number[];
}

export interface WeakAsk {
  readonly seed: number;
  readonly payments: number;
  /** Of each side so many of a hundred are not there. */
  readonly missingPercent?: number;
  /** Of a hundred payments so many have one of eight amounts. */
  readonly alikePercent?: number;
  /** Of a hundred payments so many arrive with the very amount that left. */
  readonly equalPercent?: number;
  readonly tongue?: 'latin' | 'chinese';
}

const FIRST =
  'Anneke Bertil Carlotta Dov Elspeth Farid Greta Hamish Ilse Jarek Katya Lennart Mirela Nils Oona Pavel Quentin Rosa Sven Tilda Ulrik Vera Wim Xenia Yusuf Zoltan Aino Bruno Celia Dario'.split(
    ' ',
  );
const LAST =
  'Abeling Brouwer Castellan Dreyfus Eklund Farkas Gustavson Halvorsen Ivanisev Jankovic Kowalczyk Lindqvist Marchetti Nagarajan Oyelaran Petrossian Quarles Rademaker Sandoval Thorvald Ubels Vasquez Wendell Xanthis Yilmaz Zeeman Ahlgren Bonnet Cardoso Dimitrov Espinoza Fontaine Gallagher Hruska Iglesias Jorgensen Kaplan Lombardi Moravec Novotny'.split(
    ' ',
  );
const PURPOSES = ['payment', 'money', 'donation', 'rent', ''];
const CODES = ['BGC', 'CSH', 'CHQ', 'WRE', 'TFR'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文斌辉鹏'];
const PLACES = ['上海', '北京', '深圳', '杭州', '成都', '苏州', '宁波', '青岛'];
const BRANDS = [...'恒瑞昌盛宏达兴隆泰和信诚永丰嘉美联创智远博雅'];
const TRADES = ['贸易', '科技', '餐饮', '服饰', '建材', '物流', '食品'];
const PURPOSES_ZH = ['货款', '服务费', '房租', '往来款', ''];
const CODES_ZH = ['网银', '柜面', '汇兑', '代付'];
const CUT_AT = 15;
const FIRST_DAY = parseDay('2026-01-05') ?? 0;
const DAYS = 120;
/** Days under way and how many of a hundred payments take them; the rest takes five to thirty. */
const UNDER_WAY = [15, 24, 22, 14, 10];

export function weakEvidence(ask: WeakAsk): WeakEvidence {
  const { seed, payments, missingPercent = 0, alikePercent = 0, equalPercent = 25, tongue = 'latin' } = ask;
  const random = new Random(seed);
  const chance = (percent: number) => random.below(10_000) < percent * 100;
  const payers = Array.from({ length: Math.ceil(payments / 2) }, () => payerOf(random, tongue));
  const left: WeakRow[] = [];
  const right: WeakRow[] = [];
  for (let truth = 0; truth < payments; truth += 1) {
    // A few pay often, most pay once or twice; who pays often mostly pays the same.
    const often = random.next();
    const payer = payers[Math.floor(often ** 1.5 * payers.length)];
    if (!payer) continue;
    const sent = chance(alikePercent)
      ? (ALIKE[random.below(ALIKE.length)] ?? 100)
      : payer.isRegular && chance(70)
        ? payer.amount
        : amountOf(random);
    const day = FIRST_DAY + dayOf(random);
    const arrived = chance(equalPercent) ? sent : afterFees(random, sent);
    const texts = textsOf(random, payer.name, tongue);
    if (!chance(missingPercent)) left.push({ memo: texts[0], day, minor: sent, truth });
    if (!chance(missingPercent))
      right.push({ memo: texts[1], day: day + underWay(random), minor: arrived, truth });
  }
  return labelled(shuffled(random, left), shuffled(random, right));
}

export function labelled(left: readonly WeakRow[], right: readonly WeakRow[]): WeakEvidence {
  const places = new Map(right.map((row, at) => [row.truth, at]));
  return { left, right, truth: left.map((row) => places.get(row.truth) ?? -1) };
}

export const weakLine = (row: WeakRow): ParsedLine =>
  line({
    channel: 'bank',
    kind: 'transfer',
    account: '',
    status: 'none',
    direction: 'in',
    net: row.minor,
    occurredAt: formatDay(row.day),
    description: row.memo,
  });

const ALIKE = [1000, 2000, 5000, 6000, 9990, 10_000, 20_000, 50_000];

interface Payer {
  readonly name: string;
  readonly amount: number;
  readonly isRegular: boolean;
}

function payerOf(random: Random, tongue: 'latin' | 'chinese'): Payer {
  const amount = amountOf(random);
  const isRegular = random.below(100) < 40;
  const pick = (from: readonly string[]) => random.pick(from) ?? '';
  if (tongue === 'chinese') {
    const person = `${pick(SURNAMES)}${pick(GIVEN)}${random.below(2) === 0 ? pick(GIVEN) : ''}`;
    const firm = `${pick(PLACES)}${pick(BRANDS)}${pick(BRANDS)}${pick(TRADES)}有限公司`;
    return { name: random.below(3) === 0 ? person : firm, amount, isRegular };
  }
  const first = pick(FIRST).toUpperCase();
  const last = `${pick(LAST)}${random.below(4) === 0 ? pick(['', 'sen', 'ova', 'ic']) : ''}`.toUpperCase();
  const forms = [
    `${first} ${last.slice(0, 1)}`,
    `${first.slice(0, 1)} ${last}`,
    `${first.slice(0, 1)} ${last.slice(0, 1)}`,
    `${first} DE ${last.slice(0, 1)}`,
    `${first.slice(0, 1)} ${pick(LAST).slice(0, 1)} ${last}`,
  ];
  return { name: pick(forms), amount, isRegular };
}

/** Crowded low, a long tail upwards, round ones often, and one price many pay. */
function amountOf(random: Random): number {
  const kind = random.below(100);
  if (kind < 3) return 5900 + random.below(200);
  if (kind < 15) return (1 + random.below(20)) * 500;
  const spread = (random.next() + random.next() + random.next()) / 3;
  return Math.round(300 * Math.exp(spread * 9)) + random.below(100);
}

/** More weekdays than weekends, the end of the months more than their middle. */
function dayOf(random: Random): number {
  for (;;) {
    const day = random.below(DAYS);
    const isWeekend = day % 7 > 4;
    const isBusy = day % 30 > 24;
    if (random.below(100) < (isWeekend ? 15 : 55) + (isBusy ? 45 : 0)) return day;
  }
}

/** Hidden fees take a little, exchange takes or gives up to ten percent. */
function afterFees(random: Random, sent: number): number {
  const kind = random.below(75);
  const share =
    kind < 20
      ? random.next() * 0.01
      : kind < 52
        ? 0.01 + random.next() * 0.02
        : kind < 74
          ? 0.03 + random.next() * 0.07
          : random.next() * 0.3;
  const sign = random.below(100) < 75 ? -1 : 1;
  return Math.max(1, Math.round(sent * (1 + sign * share)));
}

function underWay(random: Random): number {
  let draw = random.below(100);
  for (const [days, percent] of UNDER_WAY.entries()) {
    if (draw < percent) return days;
    draw -= percent;
  }
  return random.below(3) < 2 ? 5 + random.below(6) : 11 + random.below(20);
}

/** What the two banks print of one payment. */
function textsOf(random: Random, name: string, tongue: 'latin' | 'chinese'): readonly [string, string] {
  const isChinese = tongue === 'chinese';
  const pick = (from: readonly string[]) => random.pick(from) ?? '';
  const purpose =
    random.below(100) < 12
      ? (random.below(0x7fffffff) + 0x10000000).toString(16)
      : pick(isChinese ? PURPOSES_ZH : PURPOSES);
  const code = pick(isChinese ? CODES_ZH : CODES);
  const whole = `${name} ${purpose} ${code}`.trim();
  const isCut = random.below(100) < 50;
  const told = isCut ? whole.slice(0, isChinese ? 10 : CUT_AT) : whole;
  const kind = random.below(100);
  if (kind < 44) return [told, told];
  if (kind < 64) return [whole.slice(0, isChinese ? 10 : CUT_AT), whole];
  if (kind < 80) return [told, `${name} ${code}`];
  if (kind < 90) return [`${name} ${purpose}`.trim(), `${name} ${code}`];
  if (kind < 95) return [told, isChinese ? `${purpose} ${name}`.trim() : `${code} ${name}`];
  return [told, `${purpose} ${code}`.trim()];
}

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    const [one, two] = [mixed[at], mixed[other]];
    if (one !== undefined && two !== undefined) {
      mixed[at] = two;
      mixed[other] = one;
    }
  }
  return mixed;
}
