/** Reverses an entry whole, by two persons: the one way to undo what is posted. */
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { EntryView } from '../../../shared/contract/journal-views.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

interface ReverseDialogProps {
  readonly entry: EntryView;
  readonly onClose: () => void;
}

export function ReverseDialog({ entry, onClose }: ReverseDialogProps) {
  const words = useWords();
  const navigate = useNavigate();
  const [day, setDay] = useState(entry.day);
  const reverse = useAsk('journal.reverse');
  return (
    <ReasonDialog
      about={`reverse entry ${entry.id}`}
      title={words('books.reverseTitle', { number: entry.number })}
      text={words('books.reverseText')}
      confirm={words('books.reverse')}
      canConfirm={day !== ''}
      error={reverse.error}
      isBusy={reverse.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        reverse.mutate(
          { entryId: entry.id, day, reason },
          {
            onSuccess: ({ requestId, entryId }) => {
              onClose();
              if (requestId !== null) sayAsked(words, requestId);
              else {
                sayDone(words('books.reversed'));
                if (entryId !== null) void navigate(`/books/entry/${entryId}`);
              }
            },
          },
        )
      }
    >
      <DayField label={words('books.reverseDay')} value={day} onChange={setDay} />
    </ReasonDialog>
  );
}
