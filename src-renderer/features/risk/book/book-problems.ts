/** What of a rule book cannot hold, said while it is typed; the engine refuses the same. Pure. */
import type { RiskBook, RiskRuleId, TypologyId } from '../../../../shared/domain/risk.ts';

export type BookProblem =
  | { readonly kind: 'bands_not_rising'; readonly rule: RiskRuleId }
  | { readonly kind: 'stop_below_review' | 'no_weights'; readonly typology: TypologyId };

export function bookProblems({ rules, typologies }: RiskBook): readonly BookProblem[] {
  return [
    ...rules
      .filter(({ bands }) => bands.some((band, at) => at > 0 && band.from <= (bands[at - 1]?.from ?? -1)))
      .map(({ id }) => ({ kind: 'bands_not_rising' as const, rule: id })),
    ...typologies
      .filter(({ review, stop }) => stop < review)
      .map(({ id }) => ({ kind: 'stop_below_review' as const, typology: id })),
    ...typologies
      .filter(({ weights }) => weights.length === 0)
      .map(({ id }) => ({ kind: 'no_weights' as const, typology: id })),
  ];
}
