/** Orders paid straight into the bank: lines of banks that are matched to orders, of the days a filter asks for. */

import { linesAsked } from '../accounts/asked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { tradeDays } from '../rules/trade-days.ts';
import { broughtBy } from './banked-parts.ts';

export function eachDirectOrder(
  deps: Pick<AnalyticsDeps, 'standing' | 'parties' | 'lines'>,
  asked: Asked,
  visit: (lineId: number, amount: number) => void,
): void {
  const { standing } = deps;
  if (!standing.legs().includes('order_bank')) return;
  const view = standing.view('order_bank');
  const { right } = view;
  const days = tradeDays(right);
  const isWanted = linesAsked(deps, asked, right);
  for (let position = 0; position < right.count; position += 1) {
    const day = days[position] ?? 0;
    const lineId = right.lineId[position] ?? 0;
    if (day < asked.from || day > asked.to || view.partnerOf('right', lineId) === 0) continue;
    if (asked.currency === (right.currencies[right.currency[position] ?? 0] ?? '') && isWanted(position))
      visit(lineId, broughtBy(right, position));
  }
}
