/** Asks for a file whose proof failed to be taken in all the same: which checks failed, a reason, and a second person decides. */
import type { PlanView } from '../../../shared/contract/shapes.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useWords } from '../../ui/words.ts';

interface HeldDialogProps {
  readonly plan: PlanView;
  readonly onClose: () => void;
}

export function HeldDialog({ plan, onClose }: HeldDialogProps) {
  const words = useWords();
  const request = useAsk('statements.requestHeld');
  const failed = plan.checks.filter(({ holds, weight }) => !holds && weight === 'strict');
  return (
    <ReasonDialog
      about={`held ${plan.hash}`}
      title={words('statements.requestHeldTitle', { file: plan.file })}
      text={words('statements.requestHeldText')}
      confirm={words('statements.requestHeld')}
      error={request.error}
      isBusy={request.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        request.mutate(
          { planId: plan.planId, hash: plan.hash, reason },
          {
            onSuccess: ({ requestId }) => {
              if (requestId !== null) sayAsked(words, requestId);
              onClose();
            },
          },
        )
      }
    >
      <Facts
        facts={[
          {
            name: words('request.fact.failed_checks'),
            value: failed.map(({ name }) => words.or(`total.${name}`, name)).join(' · '),
          },
          { name: words('end.added'), value: plan.counts.added.toLocaleString('en') },
        ]}
      />
    </ReasonDialog>
  );
}
