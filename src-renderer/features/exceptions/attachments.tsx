/** Files put to an exception: dropped or chosen, each to be saved as a copy or taken off. They travel as tokens and lie encrypted in the workspace. */
import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconDownload, IconPaperclip, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { ATTACHMENTS_MAX, type Attachment } from '../../../shared/contract/review.ts';
import { putFile, saveFile, useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { sizeText } from '../../ui/size-text.ts';
import { useWords } from '../../ui/words.ts';
import classes from './attachments.module.css';

interface AttachmentsProps {
  readonly exceptionKey: string;
  readonly files: readonly Attachment[];
}

export function Attachments({ exceptionKey: key, files }: AttachmentsProps) {
  const words = useWords();
  const mayReview = useMay('review');
  const attach = useAsk('exceptions.attach');
  const detach = useAsk('exceptions.detach');
  const save = useAsk('exceptions.saveAttachment');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);

  const take = async (chosen: readonly File[]) => {
    setError(null);
    setBusy(true);
    try {
      for (const file of chosen) {
        await attach.mutateAsync({ key, file: await putFile(file) });
        sayDone(words('exceptions.attached', { file: file.name }));
      }
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const copy = async (id: number) => {
    setError(null);
    try {
      await saveFile(await save.mutateAsync({ key, id }));
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button beside it does the same by key.
    <section
      className={classes.attachments}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!mayReview) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!mayReview) return;
        event.preventDefault();
        event.stopPropagation(); // Elsewhere in the window a dropped file is a statement.
        setOver(false);
        void take([...event.dataTransfer.files]);
      }}
    >
      <h3>{words('exceptions.files')}</h3>
      {files.length === 0 ? (
        <p className={classes.hint}>{words(mayReview ? 'exceptions.filesHint' : 'exceptions.filesNone')}</p>
      ) : (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <IconPaperclip size={14} aria-hidden />
              <span className={classes.name} title={file.sha256}>
                {file.name}
              </span>
              <small>{words('exceptions.fileMeta', { size: sizeText(file.bytes), person: file.by })}</small>
              <ActionIcon
                size="sm"
                variant="subtle"
                aria-label={words('exceptions.saveFile', { file: file.name })}
                onClick={() => void copy(file.id)}
              >
                <IconDownload size={14} aria-hidden />
              </ActionIcon>
              {mayReview ? (
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={words('exceptions.detach', { file: file.name })}
                  onClick={() =>
                    detach.mutate(
                      { key, id: file.id },
                      { onSuccess: () => sayDone(words('exceptions.detached')), onError: setError },
                    )
                  }
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayReview && files.length < ATTACHMENTS_MAX ? (
        <FileButton multiple onChange={(chosen) => void take(chosen)}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default" loading={isBusy}>
              {words('exceptions.attach')}
            </Button>
          )}
        </FileButton>
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
    </section>
  );
}
