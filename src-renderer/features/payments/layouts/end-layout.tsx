/** Ends a layout, with a reason and by a second person's yes: nothing is written by it any more, and what it wrote is still answered. */
import type { LayoutView } from '../../../../shared/contract/payment-layouts.ts';
import { useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';

interface EndLayoutProps {
  readonly layout: LayoutView;
  readonly onClose: () => void;
}

export function EndLayout({ layout: { id, version, name }, onClose }: EndLayoutProps) {
  const words = useWords();
  const end = useAsk('payments.endLayout');
  return (
    <ReasonDialog
      about={`payments.endLayout ${id}`}
      title={words('payments.layoutEndOf', { name })}
      text={words('payments.layoutEndText')}
      confirm={words('payments.layoutEnd')}
      error={end.error}
      isBusy={end.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        end.mutate(
          { id, version, reason },
          {
            onSuccess: ({ requestId }) => {
              onClose();
              if (requestId === null) sayDone(words('payments.layoutEnded'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    />
  );
}
