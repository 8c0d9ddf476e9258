/** Undoing an import: first what leaves with it, counted; then a reason; then exactly that, or a second person is asked. */
import { Button, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ImportView, NOTE_LENGTH_MAX } from '../../../shared/contract/shapes.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/words.ts';

interface UndoDialogProps {
  readonly file: ImportView;
  readonly onClose: (isUndone: boolean) => void;
}

export function UndoDialog({ file, onClose }: UndoDialogProps) {
  const words = useWords();
  const draft = useDraft(`undo import ${file.id}`);
  const reason = draft.text;
  const preview = useAnswer('statements.undoPreview', { importId: file.id });
  const undo = useAsk('statements.undo');
  const seen = preview.data;
  const close = () => {
    draft.keep();
    onClose(false);
  };
  const submit = () => {
    if (!seen || reason.trim() === '') return;
    draft.send();
    undo.mutate(
      { importId: file.id, hash: seen.hash, reason: reason.trim() },
      {
        onSuccess: ({ requestId }) => {
          if (requestId === null)
            notifications.show({ message: words('statements.undone', { file: file.file }) });
          else sayAsked(words, requestId);
          onClose(requestId === null);
        },
        onError: () => void preview.refetch(), // What leaves may have changed: the person sees it before trying again.
      },
    );
  };
  const figure = (count: number) => <strong>{count.toLocaleString('en')}</strong>;
  return (
    <Modal opened onClose={close} title={words('statements.undoTitle', { file: file.file })} size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        style={{ display: 'flex', flexDirection: 'column', gap: 14 }}
      >
        <p style={{ margin: 0 }}>{words('statements.undoText')}</p>
        <ErrorNote error={preview.error} retry={() => void preview.refetch()} />
        {seen ? (
          <Facts
            facts={[
              { name: words('statements.undoLines'), value: figure(seen.lines) },
              { name: words('statements.undoAccepted'), value: figure(seen.acceptedGroups) },
              { name: words('statements.undoConfirmed'), value: figure(seen.confirmedGroups) },
              { name: words('statements.undoProposed'), value: figure(seen.proposedGroups) },
              { name: words('statements.undoExceptions'), value: figure(seen.exceptions) },
              ...(seen.signedSettlements > 0
                ? [{ name: words('statements.undoSigned'), value: figure(seen.signedSettlements) }]
                : []),
              { name: words('statements.undoHeldByOthers'), value: figure(seen.heldByOthers) },
            ]}
          />
        ) : null}
        {seen && seen.signedSettlements > 0 ? (
          <p style={{ margin: 0 }}>{words('statements.undoSignedText')}</p>
        ) : null}
        {seen && seen.heldByOthers > 0 ? (
          <p style={{ margin: 0 }}>{words('statements.undoHeldText')}</p>
        ) : null}
        <Textarea
          label={words('statements.undoReason')}
          description={words('statements.undoReasonHint')}
          value={reason}
          onChange={(event) => draft.change(event.currentTarget.value)}
          maxLength={NOTE_LENGTH_MAX}
          autosize
          minRows={2}
          required
          data-autofocus
        />
        <ErrorNote error={undo.error} />
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button variant="default" onClick={close}>
            {words('action.cancel')}
          </Button>
          <Button color="red" type="submit" loading={undo.isPending} disabled={!seen || reason.trim() === ''}>
            {words('statements.undo')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
