/** The state of the day in one screen: its blocks in the order in which she needs them. Legs come with the summary, the rest as soon as it is worked out. */
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { useRights } from '../../ui/rights.tsx';
import { ArrivalsPanel } from './arrivals-panel.tsx';
import { BreaksPanel } from './breaks-panel.tsx';
import { Figures } from './figures.tsx';
import classes from './home.module.css';
import { type Block, blocksOf } from './home-order.ts';
import type { HomeState } from './home-view.ts';
import { LegCard } from './leg-card.tsx';
import { TransitPanel } from './transit-panel.tsx';

interface DayStateProps {
  readonly legs: readonly LegSummary[];
  /** Undefined until it is here. */
  readonly state: HomeState | undefined;
  readonly hasFailed: boolean;
}

const WIDTHS: Readonly<Record<Block, string | undefined>> = {
  figures: classes.whole,
  legs: classes.whole,
  arrivals: classes.third,
  breaks: classes.wide,
  transit: classes.narrow,
};

export function DayState({ legs, state, hasFailed }: DayStateProps) {
  const blocks = blocksOf(useRights());
  return (
    <div className={classes.blocks}>
      {blocks
        .filter((block) => (block === 'legs' ? legs.length > 0 : state !== undefined))
        .map((block) => (
          <div key={block} className={WIDTHS[block]}>
            <One block={block} legs={legs} state={state} />
          </div>
        ))}
      {state || hasFailed ? null : (
        <div className={classes.whole}>
          <PageSkeleton />
        </div>
      )}
    </div>
  );
}

function One({ block, legs, state }: Omit<DayStateProps, 'hasFailed'> & { readonly block: Block }) {
  if (block === 'legs')
    return (
      <div className={classes.legs}>
        {legs.map((leg) => (
          <LegCard
            key={`${leg.leg}|${leg.currency}`}
            {...{ leg, rates: state?.rates, isStale: state?.run.isStale ?? false }}
          />
        ))}
      </div>
    );
  if (!state) return null;
  if (block === 'figures') return <Figures state={state} />;
  if (block === 'arrivals') return <ArrivalsPanel arrivals={state.arrivals} />;
  return block === 'breaks' ? (
    <BreaksPanel breaks={state.breaks} run={state.run} />
  ) : (
    <TransitPanel state={state} />
  );
}
