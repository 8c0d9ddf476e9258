/**
 * The yardstick: what readable engines do. Left lines in order; each takes the first open right line with its number, else with its amount and
 * currency within the days. What it takes it accepts.
 */
import { parseDay } from '../../../shared/domain/dates.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { LabelledLeg, TrueGroup } from './labelled-leg.ts';

const DAYS_AFTER = 10;
const dayOf = (line: ParsedLine): number => parseDay(line.occurredAt.slice(0, 10)) ?? 0;

export function firstFit({ left, right }: LabelledLeg): (TrueGroup & { readonly isAccepted: true })[] {
  const byNumber = new Map<string, number[]>();
  const byAmount = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, at: number) => {
    const list = map.get(key) ?? [];
    map.set(key, list);
    list.push(at);
  };
  right.forEach((line, at) => {
    if (line.merchantOrderNo !== '') put(byNumber, line.merchantOrderNo, at);
    put(byAmount, `${line.currency}|${line.net}`, at);
  });
  const taken = new Set<number>();
  const isNear = (one: ParsedLine, at: number) => {
    const other = right[at];
    const lag = other ? dayOf(other) - dayOf(one) : -1;
    return lag >= 0 && lag <= DAYS_AFTER;
  };
  return left.flatMap((line, at) => {
    const numbered = line.merchantOrderNo === '' ? [] : (byNumber.get(line.merchantOrderNo) ?? []);
    const found =
      numbered.find((other) => !taken.has(other)) ??
      (byAmount.get(`${line.currency}|${line.net}`) ?? []).find(
        (other) => !taken.has(other) && isNear(line, other),
      );
    if (found === undefined) return [];
    taken.add(found);
    return [{ left: [at], right: [found], isAccepted: true as const }];
  });
}
