/** Verification: of this workspace's own record, or of a pack somebody brought; each for who has the right to it. Address: &of=pack. */
import { SegmentedControl } from '@mantine/core';
import { useMay } from '../../ui/rights.tsx';
import { useSearch } from '../../ui/use-search.ts';
import { useWords } from '../../ui/words.ts';
import classes from './parts.module.css';
import { PackView } from './verify/pack-view.tsx';
import { type Verified, VerifyView } from './verify-view.tsx';

interface VerifyTabProps {
  readonly verified: Verified | null;
  readonly onVerified: (verified: Verified) => void;
}

const KINDS = ['record', 'pack'] as const;

export function VerifyTab({ verified, onVerified }: VerifyTabProps) {
  const words = useWords();
  const { said, go } = useSearch();
  const mayRecord = useMay('record');
  const mayPack = useMay('audit');
  const isPack = mayPack && (!mayRecord || said('of') === 'pack');
  return (
    <>
      {mayPack && mayRecord ? (
        <div className={classes.tools}>
          <SegmentedControl
            aria-label={words('verifyOf.title')}
            value={isPack ? 'pack' : 'record'}
            onChange={(value) => go({ of: value === 'pack' ? value : '' })}
            data={KINDS.map((value) => ({ value, label: words(`verifyOf.${value}`) }))}
          />
        </div>
      ) : null}
      {isPack ? <PackView /> : <VerifyView verified={verified} onVerified={onVerified} />}
    </>
  );
}
