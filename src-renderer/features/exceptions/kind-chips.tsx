/** How many of each kind, with the amount they are about; a press shows that kind alone. Every name says both sides. */
import type { ReactNode } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import type { ExceptionKind } from '../../../shared/domain/leg.ts';
import { useWords } from '../../ui/words.ts';
import classes from './exceptions-page.module.css';

interface KindChipsProps {
  /** Beside the chips. */
  readonly tools: ReactNode;
  readonly counts: Output<'exceptions.list'>['byKind'];
  readonly total: number;
  readonly chosen: ExceptionKind | null;
  readonly onChoose: (kind: ExceptionKind | null) => void;
}

export function KindChips({ tools, counts, total, chosen, onChoose }: KindChipsProps) {
  const words = useWords();
  // A kind that was chosen stays in sight when nothing of it is left.
  const shown =
    chosen && !counts.some((each) => each.kind === chosen) ? [...counts, { kind: chosen, count: 0 }] : counts;
  return (
    <fieldset
      className={classes.chips}
      style={{ border: 0, margin: 0, padding: 0 }}
      aria-label={words('exceptions.kinds')}
    >
      <button
        type="button"
        className={classes.chip}
        aria-pressed={chosen === null}
        onClick={() => onChoose(null)}
      >
        {words('exceptions.allKinds')} <strong>{total.toLocaleString('en-US')}</strong>
      </button>
      {shown.map(({ kind, count }) => (
        <button
          key={kind}
          type="button"
          className={classes.chip}
          aria-pressed={kind === chosen}
          onClick={() => onChoose(kind === chosen ? null : kind)}
        >
          {words(`exceptionKind.${kind}`)} <strong>{count.toLocaleString('en-US')}</strong>
        </button>
      ))}
      {tools}
    </fieldset>
  );
}
