/**
 * What becomes another in a layout, part by part: what whoever agrees to it is shown. A column that only moved is told as the new order; nothing
 * that would be written otherwise is left out.
 */
import type { BankLayout, LayoutColumn } from './bank-layout.ts';

export const LAYOUT_SETTINGS = [
  'amountIn',
  'dayForm',
  'organisation',
  'encoding',
  'separator',
  'hasTotal',
  'currencies',
  'itemsMax',
] as const;
export type LayoutSetting = (typeof LAYOUT_SETTINGS)[number];

export type LayoutChange =
  | { readonly what: 'name'; readonly before: string; readonly after: string }
  | { readonly what: 'column_added'; readonly place: number; readonly column: LayoutColumn }
  | { readonly what: 'column_removed'; readonly column: LayoutColumn }
  | { readonly what: 'column_changed'; readonly before: LayoutColumn; readonly after: LayoutColumn }
  | { readonly what: 'order'; readonly headings: readonly string[] }
  | {
      readonly what: 'setting';
      readonly setting: LayoutSetting;
      /** '' where there was none. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly what: 'ended' }
  /** What was ended holds again. */
  | { readonly what: 'resumed' };

export interface NamedLayout {
  readonly name: string;
  readonly layout: BankLayout;
}

/** From nothing to a new one, from one version to the next. Columns are the same where their headings are. */
export function layoutChanges(before: NamedLayout | null, after: NamedLayout): LayoutChange[] {
  const changes: LayoutChange[] = [];
  if (before && before.name !== after.name)
    changes.push({ what: 'name', before: before.name, after: after.name });
  const old = before?.layout.columns ?? [];
  const next = after.layout.columns;
  const inOld = (heading: string) => old.find((each) => each.heading === heading);
  for (const column of old)
    if (!next.some((each) => each.heading === column.heading))
      changes.push({ what: 'column_removed', column });
  for (const [at, column] of next.entries()) {
    const was = inOld(column.heading);
    if (!was) changes.push({ what: 'column_added', place: at + 1, column });
    else if (!isSameColumn(was, column)) changes.push({ what: 'column_changed', before: was, after: column });
  }
  const headings = next.map((each) => each.heading);
  const kept = (columns: readonly LayoutColumn[], others: readonly LayoutColumn[]) =>
    columns
      .map((each) => each.heading)
      .filter((heading) => others.some((each) => each.heading === heading))
      .join('\n');
  if (kept(old, next) !== kept(next, old)) changes.push({ what: 'order', headings });
  for (const setting of LAYOUT_SETTINGS) {
    const was = before ? settingText(before.layout, setting) : '';
    const now = settingText(after.layout, setting);
    if (was !== now) changes.push({ what: 'setting', setting, before: was, after: now });
  }
  return changes;
}

export const settingText = (layout: BankLayout, setting: LayoutSetting): string => {
  const value = layout[setting];
  return typeof value === 'object' ? value.join(' / ') : String(value);
};

const isSameColumn = (one: LayoutColumn, other: LayoutColumn): boolean =>
  one.field === other.field &&
  one.text === other.text &&
  one.max === other.max &&
  one.isRequired === other.isRequired;
