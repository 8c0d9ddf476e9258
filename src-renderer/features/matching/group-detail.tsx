/** The two sides of a group beside each other, with what speaks for and against it and what happened to it. */
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { SIDES } from '../../../shared/domain/leg.ts';
import { History } from '../../ui/review/history.tsx';
import { legAmount } from '../../ui/review/leg-sum.ts';
import classes from '../../ui/review/side-lines.module.css';
import { SideLines } from '../../ui/review/side-lines.tsx';
import { useWords } from '../../ui/words.ts';
import { Signals } from './signals.tsx';
import { WhyGroupSection } from './why-group.tsx';

export function GroupDetail({ detail }: { readonly detail: Output<'matching.group'> }) {
  const words = useWords();
  const { group } = detail;
  const [showsWhy, setShowsWhy] = useState(true);
  return (
    <div className={classes.detail}>
      {showsWhy ? null : <Signals signals={detail.signals} />}
      <div className={classes.sides}>
        {SIDES.map((side) => (
          <SideLines
            key={side}
            title={words(`leg.${group.leg}.${side}`)}
            lines={detail[side]}
            amountOf={(line) => legAmount(group.leg, side, line)}
          />
        ))}
      </div>
      <WhyGroupSection
        leg={group.leg}
        why={detail.why}
        isOpen={showsWhy}
        onToggle={() => setShowsWhy((shows) => !shows)}
      />
      <h3>{words('matching.history')}</h3>
      <History entries={detail.history} />
    </div>
  );
}

export const DetailSkeleton = () => (
  <div className={classes.detail} aria-hidden>
    <Skeleton height={20} width="70%" />
    <div className={classes.sides}>
      <Skeleton height={120} />
      <Skeleton height={120} />
    </div>
  </div>
);
