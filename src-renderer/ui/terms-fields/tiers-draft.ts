/** Steps by the month's volume as they are typed, read step by step; each has to ask for more than the one before. Pure. */
import { formatMinor, fractionDigits } from '../../../shared/domain/money.ts';
import { type FeeTiers, feeTiers } from '../../../shared/domain/settlement-terms.ts';
import { percentText } from '../../../shared/wording/terms-sentence.ts';
import { amountOf, ppmOf } from './typed-number.ts';

export interface StepFields {
  readonly above: string;
  readonly rate: string;
  readonly fixed: string;
}

export interface TierFields {
  readonly tierKind: FeeTiers['kind'] | 'none';
  readonly tierBy: FeeTiers['by'];
  readonly steps: readonly StepFields[];
}

export const NO_STEP: StepFields = { above: '', rate: '', fixed: '' };
export const NO_TIERS: TierFields = { tierKind: 'none', tierBy: 'value', steps: [] };

export function tierFields(tiers: FeeTiers | null, currency: string): TierFields {
  if (tiers === null) return NO_TIERS;
  return {
    tierKind: tiers.kind,
    tierBy: tiers.by,
    steps: tiers.steps.map(({ above, ratePpm, fixedMinor }) => ({
      above: tiers.by === 'value' ? formatMinor(above, currency) : String(above),
      rate: percentText(ratePpm),
      fixed: fixedMinor === 0 ? '' : formatMinor(fixedMinor, currency),
    })),
  };
}

export type StepField = `${keyof StepFields}${number}`;

export interface ReadTiers {
  /** Null where there are none, and where they cannot be read: `isGood` tells the two apart. */
  readonly tiers: FeeTiers | null;
  readonly isGood: boolean;
  readonly bad: ReadonlySet<StepField>;
}

export function readTiers({ tierKind, tierBy, steps }: TierFields, currency: string): ReadTiers {
  if (tierKind === 'none') return { tiers: null, isGood: true, bad: new Set() };
  const digits = fractionDigits(currency);
  const bad = new Set<StepField>();
  let last = 0;
  const read = steps.map(({ above, rate, fixed }, at) => {
    const step = {
      above: amountOf(above, tierBy === 'value' ? digits : 0) ?? Number.NaN,
      ratePpm: ppmOf(rate),
      fixedMinor: amountOf(fixed, digits) ?? 0,
    };
    if (!(step.above > last)) bad.add(`above${at}`);
    else last = step.above;
    if (Number.isNaN(step.ratePpm)) bad.add(`rate${at}`);
    if (Number.isNaN(step.fixedMinor)) bad.add(`fixed${at}`);
    return step;
  });
  const checked = feeTiers.safeParse({ kind: tierKind, by: tierBy, steps: read });
  const isGood = bad.size === 0 && checked.success;
  return { tiers: isGood ? checked.data : null, isGood, bad };
}
