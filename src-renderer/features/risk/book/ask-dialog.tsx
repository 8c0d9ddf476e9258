/** Asks for the change of the book with every change before the eyes; it holds once a second person agreed. */
import type { RiskBook } from '../../../../shared/domain/risk.ts';
import { useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import type { BookChange } from './book-changes.ts';
import { ChangeList } from './change-list.tsx';

interface AskDialogProps {
  readonly version: number;
  readonly book: RiskBook;
  readonly changes: readonly BookChange[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function AskDialog({ version, book, changes, onDone, onClose }: AskDialogProps) {
  const words = useWords();
  const change = useAsk('risk.changeBook');
  return (
    <ReasonDialog
      about={`risk book ${version}`}
      title={words('risk.askBookTitle', { count: changes.length })}
      text={words('risk.askBookText')}
      confirm={words('risk.askBook')}
      size={620}
      error={change.error}
      isBusy={change.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        change.mutate(
          { version, book, reason },
          {
            onSuccess: ({ requestId }) => {
              onDone();
              if (requestId === null) sayDone(words('risk.bookChanged'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    >
      <ChangeList changes={changes} />
    </ReasonDialog>
  );
}
