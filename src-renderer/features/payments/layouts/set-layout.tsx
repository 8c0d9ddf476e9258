/** Proposes a layout: every difference to what holds now as a sentence, as the second person will read it, and the reason. */
import type { LayoutView } from '../../../../shared/contract/payment-layouts.ts';
import type { BankLayout } from '../../../../shared/domain/bank-layout.ts';
import { type LayoutChange, layoutChanges } from '../../../../shared/domain/layout-change.ts';
import { layoutChangeSentence } from '../../../../shared/wording/layout-sentence.ts';
import { useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './layout.module.css';

interface SetLayoutProps {
  /** Null for a new one. */
  readonly now: LayoutView | null;
  readonly name: string;
  readonly layout: BankLayout;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function SetLayout({ now, name, layout, onDone, onClose }: SetLayoutProps) {
  const words = useWords();
  const set = useAsk('payments.setLayout');
  const resumed: LayoutChange[] = now?.state === 'ended' ? [{ what: 'resumed' }] : [];
  const changes = [...resumed, ...layoutChanges(now, { name, layout })];
  return (
    <ReasonDialog
      about={`payments.setLayout ${now?.id ?? ''}`}
      title={now ? words('payments.layoutEditOf', { name: now.name }) : words('payments.layoutNew')}
      confirm={words('payments.layoutPropose')}
      size={680}
      error={set.error}
      isBusy={set.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        set.mutate(
          { id: now?.id ?? null, version: now?.version ?? 0, name, layout, reason },
          {
            onSuccess: ({ requestId }) => {
              onDone();
              if (requestId === null) sayDone(words('payments.layoutSet'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    >
      <ul className={classes.changes} data-code>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>{layoutChangeSentence(change, words)}</li>
        ))}
      </ul>
    </ReasonDialog>
  );
}
