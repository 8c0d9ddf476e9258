/** Where a thing behind a figure is opened, and who may: null where it has no page of its own, or not for her. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { Rights } from '../../ui/rights.tsx';

export type Thing = Output<'analytics.behind'>['rows'][number];

export function thingAddress({ what, key }: Pick<Thing, 'what' | 'key'>, rights: Rights): string | null {
  const place = encodeURIComponent(key);
  switch (what) {
    case 'line':
      return rights.has('read') ? `/statements/line/${place}` : null;
    case 'exception':
      return rights.has('read') ? `/exceptions/${place}` : null;
    case 'order':
      return rights.has('read') ? `/orders/${place}` : null;
    case 'batch':
      return rights.has('read') ? `/settlement/${key}` : null;
    case 'file':
      return rights.has('read') ? `/statements?tab=history&import=${place}` : null;
    case 'alert':
      return rights.has('risk') ? `/risk?show=all&alert=${place}` : null;
    case 'case':
      return rights.has('risk') ? `/risk/case/${place}` : null;
    case 'large_value':
      return rights.has('risk') ? '/risk?tab=large&show=all' : null;
    default:
      return null; // A forecast is of no page; a group's has its leg in it, which the group itself says.
  }
}

/** Whether any of them is opened by her: a key that does nothing is not offered. */
export const opensAny = (things: readonly Pick<Thing, 'what' | 'key'>[], rights: Rights): boolean =>
  things.some(
    (thing) => thingAddress(thing, rights) !== null || (thing.what === 'group' && rights.has('read')),
  );
