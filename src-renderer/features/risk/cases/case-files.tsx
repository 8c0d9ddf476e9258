/** Files put to a case: dropped or chosen, each to be saved as a copy. They lie sealed in the workspace and no other screen names them. */
import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { putFile, saveFile, useAsk } from '../../../api/client.tsx';
import { OurClock } from '../../../ui/day.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { sayDone } from '../../../ui/said.ts';
import { sizeText } from '../../../ui/size-text.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';

interface CaseFilesProps {
  readonly caseNo: string;
  readonly files: Output<'risk.case'>['attachments'];
  readonly isOpen: boolean;
}

export function CaseFiles({ caseNo, files, isOpen }: CaseFilesProps) {
  const words = useWords();
  const attach = useAsk('risk.attach');
  const save = useAsk('risk.attachment');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);

  const take = async (chosen: readonly File[]) => {
    setError(null);
    setBusy(true);
    try {
      for (const file of chosen) {
        await attach.mutateAsync({ caseNo, file: await putFile(file) });
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
      await saveFile(await save.mutateAsync({ caseNo, id }));
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button beside it does the same by key.
    <div
      className={classes.files}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(isOpen);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation(); // Elsewhere in the window a dropped file is a statement.
        setOver(false);
        if (isOpen) void take([...event.dataTransfer.files]);
      }}
    >
      {files.length === 0 ? (
        <p className={classes.muted}>{words('risk.filesHint')}</p>
      ) : (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <IconPaperclip size={14} aria-hidden />
              <span className={classes.cut} title={file.fileName}>
                {file.fileName}
              </span>
              <span className={classes.spread} />
              <small className={classes.muted}>
                {sizeText(file.bytes)} · <OurClock value={file.at} />
              </small>
              <ActionIcon
                size="sm"
                variant="subtle"
                aria-label={words('exceptions.saveFile', { file: file.fileName })}
                onClick={() => void copy(file.id)}
              >
                <IconDownload size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <FileButton multiple onChange={(chosen) => void take(chosen)}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default" loading={isBusy}>
              {words('exceptions.attach')}
            </Button>
          )}
        </FileButton>
      ) : null}
      <ErrorNote error={error} />
    </div>
  );
}
