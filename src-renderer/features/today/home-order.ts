/**
 * What stands where on the day's screen: for each person first what she needs first. Pure, by rights and not by roles, so that who has two posts sees what
 * both of them need.
 */
import type { Rights } from '../../ui/rights.tsx';

export type Block = 'figures' | 'legs' | 'arrivals' | 'breaks' | 'transit';
/** record: verified, and signals that wait. evidence: what was handed over. */
export type Figure = 'risk' | 'approvals' | 'record' | 'evidence' | 'funds' | 'sales' | 'fees' | 'backup';

/** Every block once. Whoever matches begins with the legs; who decides, with what waits; who looks, with the money. */
export function blocksOf(rights: Rights): readonly Block[] {
  const works = rights.has('match') || rights.has('review');
  if (works && !rights.has('approve')) return ['legs', 'arrivals', 'breaks', 'transit', 'figures'];
  if (works) return ['figures', 'legs', 'arrivals', 'breaks', 'transit'];
  if (rights.has('approve_money')) return ['figures', 'breaks', 'transit', 'arrivals', 'legs'];
  if (rights.has('read')) return ['figures', 'legs', 'breaks', 'arrivals', 'transit'];
  return ['figures', 'transit', 'breaks', 'arrivals', 'legs'];
}

export function figuresOf(rights: Rights): readonly Figure[] {
  const works = rights.has('match') || rights.has('review');
  const first: readonly (Figure | false)[] = [
    rights.has('risk') && 'risk',
    rights.has('approve') && 'approvals',
    rights.has('record') && !works && 'record',
    rights.has('audit') && !works && 'evidence',
  ];
  // Her own money first, or what the house earned.
  const then: readonly Figure[] =
    works || rights.has('approve_money') ? ['funds', 'sales', 'fees'] : ['sales', 'fees', 'funds'];
  const last: readonly (Figure | false)[] = [
    !rights.has('approve') && 'approvals',
    'backup',
    rights.has('record') && works && 'record',
  ];
  return [...first, ...then, ...last].filter((each) => each !== false);
}
