/** Asks for a period to be closed or opened, with the check list of what stands against closing it in sight. */
import type { PeriodState } from '../../../shared/domain/books.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';
import { type Check, mayMove, worstFirst } from './period-moves.ts';

interface PeriodDialogProps {
  readonly period: string;
  readonly state: PeriodState;
  readonly onClose: () => void;
}

const TONES: Readonly<Record<Check['outcome'], Tone>> = { pass: 'ok', warn: 'warn', stop: 'bad' };

export function PeriodDialog({ period, state, onClose }: PeriodDialogProps) {
  const words = useWords();
  const asksFirst = state !== 'open';
  const check = useAnswer('journal.closeCheck', { period }, { enabled: asksFirst });
  const set = useAsk('journal.setPeriod');
  return (
    <ReasonDialog
      about={`period ${period} ${state}`}
      title={words(`books.setPeriodTitle.${state}`, { period })}
      text={words(`books.periodState.${state}.text`)}
      confirm={words(`books.setPeriod.${state}`)}
      canConfirm={mayMove(state, check.data?.checks ?? null)}
      size={560}
      error={set.error}
      isBusy={set.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        set.mutate(
          { period, state, reason },
          {
            onSuccess: ({ requestId }) => {
              onClose();
              if (requestId !== null) sayAsked(words, requestId);
              else sayDone(words('books.periodDone', { period, state: words(`books.periodState.${state}`) }));
            },
          },
        )
      }
    >
      {!asksFirst ? null : check.error ? (
        <ErrorNote error={check.error} />
      ) : check.data ? (
        <CheckList period={period} checks={check.data.checks} />
      ) : (
        <RowsSkeleton />
      )}
    </ReasonDialog>
  );
}

function CheckList({ period, checks }: { readonly period: string; readonly checks: readonly Check[] }) {
  const words = useWords();
  return (
    <section className={classes.checks} aria-label={words('books.closeCheck', { period })}>
      <p className={classes.muted}>{words('books.closeCheckText')}</p>
      <ul>
        {worstFirst(checks).map(({ name, outcome, facts }) => (
          <li key={name}>
            <Tag tone={TONES[outcome]}>{words(`books.check.${outcome}`)}</Tag>
            <span>{words(`books.check.${name}`)}</span>
            <small>
              {outcome === 'pass' ? '' : words.or(`books.check.${name}.found`, foundText(facts), facts)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whatever the engine found, where no sentence was made for it. */
const foundText = (facts: Check['facts']): string =>
  Object.values(facts)
    .filter((value) => value !== '')
    .join(' · ');
