/** What differs between two versions of a draft: said to whoever would have saved over somebody else's. */
import type { ItemDraft } from '../../../../shared/contract/payment-views.ts';

export interface DraftBody {
  readonly header: Readonly<Record<string, string>>;
  readonly items: readonly ItemDraft[];
}

/** Items are told apart by what they say, so one that was edited is one gone and one new. */
export function draftChange(
  before: DraftBody,
  after: DraftBody,
): { readonly added: number; readonly removed: number; readonly isHeaderOther: boolean } {
  const counts = new Map<string, number>();
  for (const item of before.items) count(counts, JSON.stringify(item), 1);
  for (const item of after.items) count(counts, JSON.stringify(item), -1);
  let [added, removed] = [0, 0];
  for (const left of counts.values())
    if (left > 0) removed += left;
    else added -= left;
  return { added, removed, isHeaderOther: JSON.stringify(before.header) !== JSON.stringify(after.header) };
}

const count = (counts: Map<string, number>, key: string, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};
