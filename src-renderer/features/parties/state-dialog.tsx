/** Suspends a party at once, or asks for its being taken up again or closed. */
import type { PartyView } from '../../../shared/contract/parties.ts';
import type { PartyState } from '../../../shared/domain/party.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';

const WORDS = {
  suspended: ['parties.suspend', 'parties.suspendText'],
  active: ['parties.resume', 'parties.resumeText'],
  closed: ['parties.close', 'parties.closeText'],
} as const;

interface StateDialogProps {
  readonly party: PartyView;
  readonly state: PartyState;
  readonly onClose: () => void;
}

export function StateDialog({ party, state, onClose }: StateDialogProps) {
  const words = useWords();
  const set = useAsk('parties.setState');
  const [title, text] = WORDS[state];
  return (
    <ReasonDialog
      about={`${state} ${party.id}`}
      title={`${words(title)} ${party.name}`}
      text={words(text)}
      confirm={words(title)}
      error={set.error}
      isBusy={set.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        set.mutate(
          { partyId: party.id, state, reason },
          {
            onSuccess: ({ requestId }) => {
              onClose();
              if (requestId !== null) sayAsked(words, requestId);
              else
                sayDone(
                  words('parties.stateDone', { name: party.name, state: words(`partyState.${state}`) }),
                );
            },
          },
        )
      }
    />
  );
}
