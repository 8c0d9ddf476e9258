/** What the figures of a leg are worth: its files proved, or those named that fail, that are missing, or that state nothing to prove them by. */
import type { LegSummary } from '../../shared/contract/shapes.ts';
import classes from './leg-standing.module.css';
import { Standing } from './standing.tsx';
import { useWords, type Words } from './words.ts';

export function LegStanding({ leg }: { readonly leg: LegSummary }) {
  const words = useWords();
  const { failedFiles, missingFiles } = leg;
  const missing = missingFiles.map((each) => `${sourceName(words, each)} ${each.day.slice(5)}`);
  return (
    <span className={classes.standing}>
      {failedFiles.length > 0 ? (
        <Standing
          standing="failed"
          names={failedFiles}
          detail={named(words, 'proof.failedFile', failedFiles)}
        />
      ) : null}
      {missing.length > 0 ? (
        <Standing standing="incomplete" names={missing} detail={named(words, 'proof.missingFile', missing)} />
      ) : null}
      {failedFiles.length + missing.length === 0 ? <Standing standing={leg.standing} isOfFiles /> : null}
    </span>
  );
}

/** The first by its name, the others counted. */
function named(
  words: Words,
  key: 'proof.failedFile' | 'proof.missingFile',
  names: readonly string[],
): string {
  const first = words(key, { what: names[0] ?? '' });
  return names.length > 1 ? `${first} ${words('proof.andMore', { count: names.length })}` : first;
}

/** A bank is its own source; the channel says more of all others. */
const sourceName = (words: Words, { sourceKind, channel }: LegSummary['missingFiles'][number]): string =>
  channel === 'bank' || channel === 'none'
    ? words(`sourceKind.${sourceKind}`)
    : `${words(`channel.${channel}`)} ${words(`sourceKind.${sourceKind}`)}`;
