/** Asks for the reason of a publication; what comes of it is said: done where nobody else could agree, else the request that waits. */
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';
import { useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { ruleName } from '../../../ui/match-rules/rule-words.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';

interface PublishDialogProps {
  readonly draft: MatchRule;
  readonly onClose: () => void;
}

export function PublishDialog({ draft, onClose }: PublishDialogProps) {
  const words = useWords();
  const publish = useAsk('matching.publishRule');
  return (
    <ReasonDialog
      about={`publish ${draft.id}`}
      title={words('rules.publishTitle', { name: ruleName(words, draft) })}
      text={words('rules.publishText')}
      confirm={words('rules.publish')}
      error={publish.error}
      isBusy={publish.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        publish.mutate(
          { id: draft.id, reason },
          {
            onSuccess: ({ requestId }) => {
              onClose();
              if (requestId === null) sayDone(words('rules.published'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    />
  );
}
