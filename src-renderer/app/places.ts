/** The places of the left rail, in the order of the work. Only those that exist. */
import {
  IconAlertTriangle,
  IconArrowsLeftRight,
  IconFileText,
  IconReceipt,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import type { Output } from '../../shared/contract/calls.ts';
import type { WordKey } from '../../shared/wording/catalogue.ts';

type Summary = Output<'today.summary'>;

export interface Place {
  readonly path: string;
  readonly label: WordKey;
  readonly Icon: typeof IconSun;
  /** After G. */
  readonly key: string;
  readonly badge?: {
    readonly count: (summary: Summary) => number;
    readonly label: WordKey;
    readonly tone: 'plain' | 'bad';
  };
}

const today: Place = { path: '/today', label: 'place.today', Icon: IconSun, key: 't' };
const statements: Place = {
  path: '/statements',
  label: 'place.statements',
  Icon: IconFileText,
  key: 's',
  badge: { count: (summary) => summary.plansWaiting, label: 'badge.statements', tone: 'plain' },
};
const matching: Place = {
  path: '/matching',
  label: 'place.matching',
  Icon: IconArrowsLeftRight,
  key: 'm',
  badge: { count: (summary) => summary.proposals, label: 'badge.matching', tone: 'plain' },
};
const exceptions: Place = {
  path: '/exceptions',
  label: 'place.exceptions',
  Icon: IconAlertTriangle,
  key: 'e',
  badge: { count: (summary) => summary.openExceptions, label: 'badge.exceptions', tone: 'bad' },
};
const orders: Place = { path: '/orders', label: 'place.orders', Icon: IconReceipt, key: 'o' };
const settings: Place = { path: '/settings', label: 'place.settings', Icon: IconSettings, key: ',' };

export const PLACE_GROUPS: readonly { readonly label: WordKey | null; readonly places: readonly Place[] }[] =
  [
    { label: null, places: [today] },
    { label: 'placeGroup.reconcile', places: [statements, matching, exceptions] },
    { label: 'placeGroup.business', places: [orders] },
    { label: 'placeGroup.system', places: [settings] },
  ];
export const PLACES: readonly Place[] = PLACE_GROUPS.flatMap((group) => group.places);
