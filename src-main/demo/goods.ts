/**
 * What the made-up shop sells and to whom: names with commas and quotes on purpose, prices skewed as real ones are.
 */
import type { Random } from './random.ts';

export const PRODUCTS = [
  '手冲咖啡豆,耶加雪菲,250克',
  '棉麻围巾 浅灰',
  '儿童绘本,三册装',
  '青瓷茶杯(一对)',
  'Wool scarf, charcoal',
  '保温杯500ml',
  '8"平板支架',
  '桂花乌龙茶 礼盒',
  '亚麻床品四件套,1.8米',
  '手工皂 买二送一',
  '会员充值卡',
  '实木书架',
  '云南鲜花饼,10枚',
  '跑步腰包',
] as const;

export const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'] as const;

/** Skewed as shops are: half below about 50 yuan, a long tail to tens of thousands; many round prices. In fen. */
export function drawPrice(random: Random): number {
  const yuan = Math.exp(3.9 + 1.35 * random.normal());
  // Only the draw is a float; from here on the price is a whole number of fen.
  const fen = Math.min(5_000_000, Math.max(1, Math.round(yuan * 100)));
  if (fen < 1000) return fen;
  const ending = random.next();
  if (ending < 0.45) return fen - (fen % 100);
  if (ending < 0.7) return fen - (fen % 100) + 90;
  return fen;
}

/** Seconds of the day: few at night, most at noon and in the evening. Never in the first or last minutes, which are the cut-off's. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 11, 13, 14, 11, 10, 10, 10, 11, 13, 15, 16, 14, 9, 5];

export const drawSecond = (random: Random): number =>
  Math.min(86_100, Math.max(600, random.weighted(HOURS) * 3600 + random.int(0, 3599)));
