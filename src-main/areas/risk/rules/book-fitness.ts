/**
 * Whether a risk book can be gone by: every rule once with the parameters it goes by, bands that rise with points that do not fall, and lines for stopping
 * that are not below those for looking. A book that is not is never put in force.
 */
import { RISK_RULES, type RiskBook, type RiskRule, TYPOLOGIES } from '../../../../shared/domain/risk.ts';

type BookFault =
  | 'risk_missing'
  | 'risk_parameters'
  | 'risk_window'
  | 'risk_bands'
  | 'risk_points'
  | 'risk_weights'
  | 'risk_lines';

/** The first fault, with the name of what has it; null where there is none. */
export function bookFault(
  book: RiskBook,
  shipped: RiskBook,
): { readonly why: BookFault; readonly name: string } | null {
  const missing =
    onlyOnce(
      RISK_RULES,
      book.rules.map(({ id }) => id),
    ) ??
    onlyOnce(
      TYPOLOGIES,
      book.typologies.map(({ id }) => id),
    );
  if (missing !== null) return { why: 'risk_missing', name: missing };
  for (const rule of book.rules) {
    const fault = ruleFault(
      rule,
      shipped.rules.find(({ id }) => id === rule.id),
    );
    if (fault) return { why: fault, name: rule.id };
  }
  for (const { id, weights, review, stop } of book.typologies) {
    if (new Set(weights.map(({ rule }) => rule)).size < weights.length)
      return { why: 'risk_weights', name: id };
    if (stop < review) return { why: 'risk_lines', name: id };
  }
  return null;
}

function onlyOnce(wanted: readonly string[], given: readonly string[]): string | null {
  return wanted.find((each) => given.filter((other) => other === each).length !== 1) ?? null;
}

function ruleFault({ bands, parameters }: RiskRule, shipped: RiskRule | undefined): BookFault | null {
  const names = (of: RiskRule['parameters']) => Object.keys(of).toSorted().join(' ');
  if (!shipped || names(parameters) !== names(shipped.parameters)) return 'risk_parameters';
  // A window without a day or an hour holds nothing: whoever slides it over what happened never comes to an end.
  if (Object.entries(parameters).some(([name, value]) => /window/i.test(name) && value < 1))
    return 'risk_window';
  if (new Set(bands.map(({ code }) => code)).size < bands.length) return 'risk_bands';
  for (const [place, band] of bands.entries()) {
    const before = bands[place - 1];
    if (before && band.from <= before.from) return 'risk_bands';
    if (before && band.points < before.points) return 'risk_points';
  }
  return null;
}
