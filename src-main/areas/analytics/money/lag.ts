/** Days from trade to fund bill to bank (到账间隔), leg by leg: how many lines and how much money took how long, with the median and the 95th percentile. */
import { LAG_BUCKETS } from '../../../../shared/domain/analytics/panel.ts';
import { quotient } from '../../../../shared/domain/analytics/quotient.ts';
import type { Leg } from '../../../../shared/domain/leg.ts';
import type { LegView } from '../../review/leg-view.ts';
import { linesAsked } from '../accounts/asked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { BehindLines } from '../rules/behind.ts';
import type { Asked, Behind, CellAsked, Found, FoundRow } from '../rules/found.ts';
import { amountOf } from '../rules/roles.ts';
import { tradeDays } from '../rules/trade-days.ts';
import { bucketOf, LagCounts, legLags, NO_LAG } from './rules/leg-lags.ts';

/** Legs on which money moves on; between orders and trades none does. */
const LAG_LEGS: readonly Leg[] = ['trade_fund', 'fund_bank', 'trade_bank'];

/** As long as the leg stands as it does. */
const kept = new WeakMap<LegView, Int32Array>();

/** Goes through the matched left lines that the filter asks for. */
function eachLag(
  deps: AnalyticsDeps,
  asked: Asked,
  visit: (leg: Leg, view: LegView, position: number, days: number) => void,
): void {
  const { standing } = deps;
  const legs = standing.legs();
  for (const leg of LAG_LEGS) {
    if (!legs.includes(leg)) continue;
    const view = standing.view(leg);
    const lags = kept.get(view) ?? legLags(view);
    kept.set(view, lags);
    const { left } = view;
    const days = tradeDays(left);
    const isWanted = linesAsked(deps, asked, left);
    const isCurrency = left.currencies.map((each) => asked.currency === '' || each === asked.currency);
    for (let position = 0; position < left.count; position += 1) {
      const lag = lags[position] ?? NO_LAG;
      const day = days[position] ?? 0;
      if (lag !== NO_LAG && day >= asked.from && day <= asked.to)
        if (isCurrency[left.currency[position] ?? 0] && isWanted(position)) visit(leg, view, position, lag);
    }
  }
}

class LegSums {
  readonly lines = LAG_BUCKETS.map(() => 0);
  readonly values = LAG_BUCKETS.map(() => 0);
  readonly all = new LagCounts();

  add(days: number, value: number): void {
    const bucket = bucketOf(days);
    this.lines[bucket] = (this.lines[bucket] ?? 0) + 1;
    this.values[bucket] = (this.values[bucket] ?? 0) + value;
    this.all.add(days);
  }

  /** Every row of a leg says the leg's percentiles: they are of all its lines, not of a bucket's. */
  rows(leg: Leg): FoundRow[] {
    const percentiles = this.percentiles();
    const all = this.lines.reduce((sum, each) => sum + each, 0);
    return LAG_BUCKETS.map((bucket, at) => ({
      of: [leg, bucket],
      values: {
        ...{ lag_lines: this.lines[at] ?? 0, lag_value: this.values[at] ?? 0, ...percentiles },
        lag_share: quotient(this.lines[at] ?? 0, all, 'ppm'),
      },
    }));
  }

  percentiles = () => ({ lag_p50: this.all.percentile(50), lag_p95: this.all.percentile(95) });
}

function read(deps: AnalyticsDeps, asked: Asked): Found {
  const tables = new Map<string, Map<Leg, LegSums>>();
  const sumsOf = (leg: Leg, currency: string): LegSums => {
    const legs = tables.get(currency) ?? new Map<Leg, LegSums>();
    tables.set(currency, legs);
    const sums = legs.get(leg) ?? new LegSums();
    legs.set(leg, sums);
    return sums;
  };
  // By place of the currency in its side: a million lines look nothing up. Legs come one after the other.
  let ofView: LegSums[] = [];
  let lastView: LegView | null = null;
  eachLag(deps, asked, (leg, view, position, days) => {
    const { left } = view;
    if (view !== lastView) [ofView, lastView] = [[], view];
    const place = left.currency[position] ?? 0;
    ofView[place] ??= sumsOf(leg, left.currencies[place] ?? '');
    ofView[place]?.add(days, amountOf(left, position));
  });
  return {
    tables: [...tables]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, legs]) => {
        const [only, ...others] = legs.values();
        return {
          currency,
          rows: [...legs].flatMap(([leg, sums]) => sums.rows(leg)),
          // Days of different legs make no common percentile.
          ...(only && others.length === 0 ? { totals: only.percentiles() } : {}),
        };
      }),
  };
}

/** Behind a percentile stand the lines of its row. */
function behind(deps: AnalyticsDeps, asked: Asked, { currency, of }: CellAsked): Behind {
  const found = new BehindLines();
  eachLag(deps, { ...asked, currency }, (leg, { left }, position, days) => {
    if (!of || (of[0] === leg && of[1] === LAG_BUCKETS[bucketOf(days)]))
      found.add(left.lineId[position] ?? 0, amountOf(left, position));
  });
  return found.behind();
}

export const lagPanel: PanelSource = { read, behind };
