/** Approve, reject, withdraw: one dialog for each. An approval names the hash that was on the screen, so it is good for that and nothing else. */
import type { RequestState } from '../../../shared/contract/approvals.ts';
import { useAsk } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Difference } from '../../ui/difference.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords, type Words } from '../../ui/words.ts';
import type { RequestDetail } from './request-detail.tsx';
import { sidesOf } from './request-facts.ts';

export type Decision = 'approve' | 'reject' | 'withdraw';

interface DecideDialogProps {
  readonly decision: Decision;
  readonly request: RequestDetail;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Carried out by who asked: these need her hands, or a secret only she sees. */
const BY_MAKER: ReadonlySet<string> = new Set(['password_reset', 'backup_restore']);

export function DecideDialog({ decision, request, onClose, onDone }: DecideDialogProps) {
  const words = useWords();
  const approve = useAsk('approvals.approve');
  const reject = useAsk('approvals.reject');
  const withdraw = useAsk('approvals.withdraw');
  const sides = sidesOf(request);
  const what = words(`requestKind.${request.kind}`);
  const about = `${decision} request ${request.id}`;
  const done = (message: string) => {
    sayDone(`${message} · ${words('approvals.number', { id: String(request.id) })}`);
    onDone();
  };
  if (decision === 'approve')
    return (
      <ReasonDialog
        about={about}
        title={words('approvals.approveTitle', { what })}
        text={consequence(words, request)}
        label={words('approvals.note')}
        confirm={words('approvals.approve')}
        isOptional
        error={approve.error}
        isBusy={approve.isPending}
        onClose={onClose}
        onConfirm={(note) =>
          approve.mutate(
            { id: request.id, hash: request.hash, note },
            { onSuccess: ({ state }) => done(approvedText(words, state)) },
          )
        }
      >
        {sides ? (
          <Difference {...sides} currency={request.currency} />
        ) : request.amount === null ? null : (
          <Amount minor={request.amount} currency={request.currency} showsCurrency size="key" />
        )}
      </ReasonDialog>
    );
  const ending = decision === 'reject' ? reject : withdraw;
  return (
    <ReasonDialog
      about={about}
      title={words(`approvals.${decision}Title`, { what })}
      text={words(`approvals.${decision}Text`)}
      confirm={words(`approvals.${decision}`)}
      error={ending.error}
      isBusy={ending.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        ending.mutate(
          { id: request.id, reason },
          {
            onSuccess: () =>
              done(words(decision === 'reject' ? 'approvals.rejected' : 'approvals.withdrawn')),
          },
        )
      }
    />
  );
}

function consequence(words: Words, request: RequestDetail): string {
  const more = request.needed - request.approvals.length - 1;
  if (more > 0) return words('approvals.approveMore', { count: more });
  return words(BY_MAKER.has(request.kind) ? 'approvals.approveOpens' : 'approvals.approveLast');
}

const approvedText = (words: Words, state: RequestState): string =>
  words.or(`approvals.approved.${state}`, words('approvals.approved.done'));
