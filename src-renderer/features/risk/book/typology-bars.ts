/** A typology as bars: how far each rule alone can bring it, against its two thresholds. Lengths in hundredths of the whole width. Pure. */
import type { RiskBook, RiskRuleId, Typology } from '../../../../shared/domain/risk.ts';

export interface WeightBar {
  readonly rule: RiskRuleId;
  readonly percent: number;
  /** The most points it can add. */
  readonly most: number;
  readonly width: number;
  /** What it reaches alone. */
  readonly reaches: 'none' | 'review' | 'stop';
  /** A rule switched off adds nothing, whatever its weight. */
  readonly isOff: boolean;
}
export interface TypologyBars {
  readonly bars: readonly WeightBar[];
  /** Where the thresholds stand. */
  readonly review: number;
  readonly stop: number;
}

/** Room behind the stop threshold, so that its mark is not the edge. */
const HEADROOM_PERCENT = 120;

export function barsOf(typology: Typology, rules: RiskBook['rules']): TypologyBars {
  const weighed = typology.weights.map(({ rule, percent }) => {
    const found = rules.find(({ id }) => id === rule);
    const points = Math.max(0, ...(found?.bands ?? []).map((band) => band.points));
    return { rule, percent, most: Math.floor((points * percent) / 100), isOff: !(found?.isOn ?? false) };
  });
  const whole = Math.max(
    Math.floor((typology.stop * HEADROOM_PERCENT) / 100),
    ...weighed.map(({ most }) => most),
    1,
  );
  const widthOf = (points: number) => Math.min(100, Math.round((100 * points) / whole));
  return {
    bars: weighed
      .toSorted((a, b) => b.most - a.most)
      .map((each) => ({
        ...each,
        width: each.isOff ? 0 : widthOf(each.most),
        reaches:
          each.isOff || each.most < typology.review ? 'none' : each.most < typology.stop ? 'review' : 'stop',
      })),
    review: widthOf(typology.review),
    stop: widthOf(typology.stop),
  };
}
