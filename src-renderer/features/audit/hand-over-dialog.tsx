/** Before a file leaves: who gets it and what for. Both are kept in the record with the file's hash; nothing leaves without them. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { saveFile, useTask } from '../../api/client.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import type { HandOver, HandOverCall } from './hand-over.ts';

const RECIPIENT_LENGTH_MAX = 120;

interface HandOverDialogProps {
  readonly title: string;
  readonly text: string;
  readonly of: HandOver;
  /** More to say before it goes: what stands unmasked in it. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

export function HandOverDialog({ title, text, of, children, onClose }: HandOverDialogProps) {
  const words = useWords();
  const task = useTask();
  const [fault, setFault] = useState<unknown>(null);
  const { fields, isLoaded, type, send } = useKeptFields('audit.hand-over', { recipient: '' });
  const recipient = fields.recipient.trim();
  if (!isLoaded) return null;
  const take = async (purpose: string) => {
    setFault(null);
    const file = await task.run<HandOverCall>(of.call, { ...of.input, recipient, purpose });
    if (!file) return;
    try {
      await saveFile(file);
    } catch (refused) {
      return setFault(refused);
    }
    send();
    onClose();
    sayDone(words('handOver.done', { file: file.fileName }));
  };
  return (
    <ReasonDialog
      about={`hand over ${of.call}`}
      title={title}
      text={text}
      label={words('handOver.purpose')}
      confirm={words('handOver.confirm')}
      canConfirm={recipient !== ''}
      size={560}
      error={task.error ?? fault}
      isBusy={task.isRunning}
      onClose={() => {
        if (task.isRunning) task.cancel();
        onClose();
      }}
      onConfirm={(purpose) => void take(purpose)}
    >
      {children}
      <TextInput
        data-autofocus
        label={words('handOver.recipient')}
        placeholder={words('handOver.recipientExample')}
        withAsterisk
        autoComplete="off"
        maxLength={RECIPIENT_LENGTH_MAX}
        value={fields.recipient}
        onChange={(event) => type({ recipient: event.currentTarget.value })}
      />
      {task.isRunning ? (
        <ProgressNote call={of.call} progress={task.progress} onCancel={task.cancel} />
      ) : null}
    </ReasonDialog>
  );
}
