/**
 * Signs, holds or returns batches, with a reason. What is signed is what was looked at: each batch goes with the hash of what stood on the screen, and
 * what its checks found is read here before.
 */
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { sumsOf } from './batch-figures.ts';
import type { Decision } from './decide-bar.tsx';
import { ListSums } from './list-sums.tsx';
import classes from './settlement.module.css';
import { WarningsToRead } from './warnings-to-read.tsx';

const NO_LINES: readonly number[] = [];

interface DecideDialogProps {
  readonly decision: Decision;
  readonly batches: readonly SettlementView[];
  /** Lines left out of a batch that is signed alone. */
  readonly without?: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function DecideDialog({ decision, batches, without = NO_LINES, onClose, onDone }: DecideDialogProps) {
  const words = useWords();
  const decide = useAsk('settlement.decide');
  const about = batches
    .map(({ key }) => key)
    .toSorted()
    .join(' ');
  return (
    <ReasonDialog
      about={`settlement ${decision} ${about}`}
      title={words(`settlement.decideTitle.${decision}`)}
      text={words(`settlement.decideText.${decision}`)}
      confirm={words(`settlement.${decision}`)}
      size={620}
      error={decide.error}
      isBusy={decide.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        decide.mutate(
          {
            batches: batches.map(({ key, hash }) => ({ key, hash })),
            decision,
            without: [...without],
            reason,
          },
          {
            onSuccess: ({ requestId, decided }) => {
              onDone();
              if (requestId !== null) sayAsked(words, requestId);
              else sayDone(words(`settlement.decided.${decision}`, { count: decided }));
            },
          },
        )
      }
    >
      <ListSums found={[]} chosen={sumsOf(batches)} />
      {without.length > 0 ? (
        <p className={classes.warned}>
          {words('settlement.leftOut', { count: without.length })} · {words('settlement.beforeLeftOut')}
        </p>
      ) : null}
      {decision === 'approve' ? <WarningsToRead batches={batches} /> : null}
    </ReasonDialog>
  );
}
