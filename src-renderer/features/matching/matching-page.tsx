/**
 * The workbench: the legs with what is proved and what differs, and under them the work of one leg.
 *
 * Address: /matching/:leg?key=…&tab=…&q=…, so that a place can be kept, shared and gone back to. A link may name the group alone,
 * /matching/:leg/:key: it opens under the tab where the group stands.
 */
import { Button } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import { type GroupState, LEGS, type Leg, type Side } from '../../../shared/domain/leg.ts';
import { useAnswer } from '../../api/client.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { useWords } from '../../ui/words.ts';
import { LegCards } from './leg-cards.tsx';
import { LegWork, TABS, type Tab } from './leg-work.tsx';
import classes from './matching-page.module.css';
import { OfferLine } from './rules/offer-line.tsx';
import { RunBar } from './run-bar.tsx';

export default function MatchingPage() {
  const words = useWords();
  const place = usePlace();
  const navigate = useNavigate();
  const legs = useAnswer('matching.legs', {});
  const [hasChosen, setChosen] = useState(false);

  if (legs.isPending || place.isFinding) return <PageSkeleton />;
  if (legs.error)
    return (
      <div className={classes.page}>
        <ErrorNote error={legs.error} retry={() => void legs.refetch()} />
      </div>
    );
  const { asOf, ranAt, isStale } = legs.data;
  // A leg is chosen to be worked on: the keys go to its list, not to the card pressed again.
  const choose = (next: Leg) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setChosen(true);
    void navigate(`/matching/${next}`);
  };
  const shown = legs.data.legs;
  const leg = shown.find((each) => each.leg === place.leg)?.leg ?? nextLeg(shown);
  return (
    <div className={classes.page}>
      <RunBar asOf={asOf} ranAt={ranAt} isStale={isStale} />
      {leg === null ? (
        <EmptyState
          icon={<IconArrowsLeftRight size={36} stroke={1.2} />}
          title={words(ranAt === '' ? 'matching.notRun' : 'matching.empty')}
          text={words(ranAt === '' ? 'matching.notRunText' : 'matching.emptyText')}
          action={
            <Button component={Link} to="/statements" variant="default">
              {words('matching.goStatements')}
            </Button>
          }
        />
      ) : (
        <>
          <LegCards legs={shown} chosen={leg} onChoose={choose} />
          <OfferLine leg={leg} />
          <LegWork
            key={leg}
            leg={leg}
            summaries={shown.filter((each) => each.leg === leg)}
            groupKey={place.leg === leg ? place.key : ''}
            tab={place.tab}
            query={place.query}
            takesFocus={hasChosen}
            startSide={place.side}
            onPlace={place.goTo(leg)}
          />
        </>
      )}
    </div>
  );
}

export interface PlaceChange {
  readonly key?: string;
  readonly tab?: Tab;
  readonly query?: string;
}

const TAB_OF_STATE: Readonly<Record<GroupState, Tab>> = {
  proposed: 'proposals',
  accepted: 'accepted',
  confirmed: 'accepted',
  rejected: 'rejected',
};

function usePlace() {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [, , legPart = '', keyPart = ''] = pathname.split('/');
  const linkedKey = decodeURIComponent(keyPart);
  const linked = useAnswer('matching.group', { key: linkedKey }, { enabled: linkedKey !== '' });
  const linkedTab = linked.data ? TAB_OF_STATE[linked.data.group.state] : null;
  const isFinding = linkedKey !== '' && linked.isPending;
  const leg = LEGS.find((each) => each === legPart) ?? null;
  const key = linkedKey || (search.get('key') ?? '');
  const tab = TABS.find((each) => each === search.get('tab')) ?? null;
  const query = search.get('q') ?? '';
  const side: Side = search.get('side') === 'right' ? 'right' : 'left'; // Where a link from an exception begins.
  const goTo = (to: Leg) => (change: PlaceChange) => {
    const next = new URLSearchParams();
    const parts = { key: change.key ?? key, tab: change.tab ?? tab ?? '', q: change.query ?? query };
    for (const [name, value] of Object.entries(parts)) if (value !== '') next.set(name, value);
    navigate({ pathname: `/matching/${to}`, search: next.toString() }, { replace: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for a link that names the key in the path.
  useEffect(() => {
    if (leg !== null && linkedKey !== '' && !isFinding) goTo(leg)(linkedTab ? { tab: linkedTab } : {});
  }, [leg, linkedKey, isFinding]);
  return { leg, key, tab, query, side, goTo, isFinding };
}

/** The leg with most to decide comes first to hand. */
function nextLeg(legs: readonly LegSummary[]): Leg | null {
  const byWork = legs.toSorted(
    (a, b) => b.proposedGroups - a.proposedGroups || b.openExceptions - a.openExceptions,
  );
  return byWork[0]?.leg ?? null;
}
