/** The work of one leg: proposals, what is matched, what was rejected, what is open; one filter over all of them. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import type { FilterField } from '../../../shared/domain/filter.ts';
import type { GroupState, Leg, Side } from '../../../shared/domain/leg.ts';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { AcceptClass } from './accept-class.tsx';
import { GroupsView } from './groups-view.tsx';
import classes from './matching-page.module.css';
import type { PlaceChange } from './matching-page.tsx';
import { OpenView } from './open-view.tsx';

export const TABS = ['proposals', 'accepted', 'rejected', 'open'] as const;
export type Tab = (typeof TABS)[number];

const STATES: Readonly<Record<Exclude<Tab, 'open'>, readonly GroupState[]>> = {
  proposals: ['proposed'],
  accepted: ['accepted', 'confirmed'],
  rejected: ['rejected'],
};
const FIELDS: readonly FilterField[] = [
  'amount',
  'day',
  'channel',
  'kind',
  'reference',
  'currency',
  'file',
  'account',
];

interface LegWorkProps {
  readonly leg: Leg;
  /** One per currency. */
  readonly summaries: readonly LegSummary[];
  readonly groupKey: string;
  readonly tab: Tab | null;
  readonly query: string;
  readonly startSide: Side;
  /** The list takes the keys as it appears. */
  readonly takesFocus: boolean;
  readonly onPlace: (change: PlaceChange) => void;
}

export function LegWork({
  leg,
  summaries,
  groupKey,
  tab,
  query,
  startSide,
  takesFocus,
  onPlace,
}: LegWorkProps) {
  const words = useWords();
  const mayReview = useMay('review');
  const [isByClass, setByClass] = useState(false);
  const first = summaries[0]; // Groups are counted per leg; each summary carries the same counts.
  const open = summaries.reduce(
    (sum, each) => sum + each.leftCount - each.leftMatched + each.rightCount - each.rightMatched,
    0,
  );
  const counts: Partial<Record<Tab, number>> = {
    proposals: first?.proposedGroups ?? 0,
    accepted: (first?.acceptedGroups ?? 0) + (first?.confirmedGroups ?? 0),
    open,
  };
  // After the last proposal the view says so; it does not change under the hand.
  const [hadProposals, setHadProposals] = useState(groupKey !== '');
  if (!hadProposals && (counts.proposals ?? 0) > 0) setHadProposals(true);
  const shown = tab ?? (hadProposals ? 'proposals' : 'open');
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={(next) => onPlace({ query: next, key: '' })} fields={FIELDS} />
        {mayReview && shown === 'proposals' && (counts.proposals ?? 0) > 1 ? (
          <Button
            size="sm"
            h={34}
            variant="default"
            leftSection={<IconChecks size={15} aria-hidden />}
            onClick={() => setByClass(true)}
          >
            {words('matching.acceptClass')}
          </Button>
        ) : null}
        <SegmentedControl
          aria-label={words('matching.tabs')}
          value={shown}
          onChange={(next) => onPlace({ tab: TABS.find((each) => each === next) ?? 'proposals', key: '' })}
          data={TABS.map((each) => ({
            value: each,
            label: (
              <span>
                {words(`matching.tab.${each}`)}
                {counts[each] === undefined ? null : (
                  <span className={classes.tabCount}>{counts[each]?.toLocaleString('en-US')}</span>
                )}
              </span>
            ),
          }))}
        />
      </div>
      {shown === 'open' ? (
        <OpenView
          leg={leg}
          startSide={startSide}
          takesFocus={takesFocus}
          query={query}
          onClearFilter={() => onPlace({ query: '' })}
        />
      ) : (
        <GroupsView
          key={shown}
          leg={leg}
          tab={shown}
          states={STATES[shown]}
          query={query}
          groupKey={groupKey}
          takesFocus={takesFocus}
          onKey={(key) => onPlace({ key })}
          onClearFilter={() => onPlace({ query: '', key: '' })}
        />
      )}
      {isByClass ? <AcceptClass leg={leg} query={query} onClose={() => setByClass(false)} /> : null}
    </>
  );
}
