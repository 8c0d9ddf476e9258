/** An account of the chart as it is typed: what is wrong with it, field by field. Pure. */
import type { ChartView } from '../../../shared/contract/journal-views.ts';
import { chartBody } from '../../../shared/contract/journal-views.ts';

export type ChartFields = Pick<ChartView, 'code' | 'nameZh' | 'nameEn' | 'class' | 'role' | 'subLedger'>;

export const NEW_ACCOUNT: ChartFields = {
  code: '',
  nameZh: '',
  nameEn: '',
  class: 'asset',
  role: 'none',
  subLedger: 'none',
};

/** Names of the fields that cannot be kept; `codes` are taken already. */
export function badFields(fields: ChartFields, codes: ReadonlySet<string>): ReadonlySet<keyof ChartFields> {
  const checked = chartBody.safeParse(fields);
  const bad = new Set<keyof ChartFields>();
  if (!checked.success)
    for (const { path } of checked.error.issues) {
      const name = FIELDS.find((each) => each === path[0]);
      if (name) bad.add(name);
    }
  if (codes.has(fields.code)) bad.add('code');
  return bad;
}
const FIELDS = ['code', 'nameZh', 'nameEn', 'class', 'role', 'subLedger'] as const;
