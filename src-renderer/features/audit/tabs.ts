/** The ways to look at the audit, each for who has the right to what it asks. Pure. */
import type { Right } from '../../../shared/contract/call.ts';
import type { Rights } from '../../ui/rights.tsx';

export const TABS = [
  'record',
  'signals',
  'evidence',
  'verify',
  'samples',
  'tests',
  'papers',
  'retention',
] as const;
export type Tab = (typeof TABS)[number];

/** Any one of these opens it. */
const NEEDS: Readonly<Record<Tab, readonly Right[]>> = {
  record: ['record'],
  signals: ['signals'],
  evidence: ['audit'],
  verify: ['record', 'audit'],
  samples: ['audit'],
  tests: ['audit'],
  papers: ['audit'],
  retention: ['audit'],
};

export const tabsFor = (rights: Rights): readonly Tab[] =>
  TABS.filter((tab) => NEEDS[tab].some((right) => rights.has(right)));

/** The tab of an address; the first she may see where it names none of hers. */
export function tabOf(text: string | null, rights: Rights): Tab {
  const tabs = tabsFor(rights);
  return tabs.find((each) => each === text) ?? tabs[0] ?? 'record';
}
