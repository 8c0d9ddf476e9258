/** Bounds of sharing as they are typed. Pure. */
import { type SharingTerms, sharingTerms } from '../../../../shared/domain/settlement-terms.ts';
import { percentText } from '../../../../shared/wording/terms-sentence.ts';
import { ppmOf, wholeOf } from '../../../ui/terms-fields/typed-number.ts';

export interface SharingFields {
  readonly most: string;
  readonly releaseDays: string;
}

export const sharingFields = ({ maxPpm, releaseDays }: SharingTerms): SharingFields => ({
  most: percentText(maxPpm),
  releaseDays: String(releaseDays),
});

export interface ReadSharing {
  readonly sharing: SharingTerms | null;
  readonly bad: ReadonlySet<keyof SharingFields>;
}

export function readSharing({ most, releaseDays }: SharingFields): ReadSharing {
  const checked = sharingTerms.safeParse({ maxPpm: ppmOf(most), releaseDays: wholeOf(releaseDays) });
  if (checked.success) return { sharing: checked.data, bad: new Set() };
  const names = checked.error.issues.map(({ path }) => path[0]);
  return {
    sharing: null,
    bad: new Set([
      ...(names.includes('maxPpm') ? (['most'] as const) : []),
      ...(names.includes('releaseDays') ? (['releaseDays'] as const) : []),
    ]),
  };
}
