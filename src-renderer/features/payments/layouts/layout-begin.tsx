/** How a new layout begins: from the bank's own template or an exported layout, dropped or chosen, or from one that is shipped. */
import { Button } from '@mantine/core';
import { type Ref, useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { ask, putFile, useAnswer } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useWords } from '../../../ui/words.ts';
import { FileZone, type FileZoneHandle } from '../file-zone.tsx';
import classes from './layout.module.css';
import { type LayoutFields, layoutFields } from './layout-form.ts';

interface LayoutBeginProps {
  readonly handle: Ref<FileZoneHandle>;
  readonly onBegin: (fields: LayoutFields) => void;
}

interface Guessed extends Output<'payments.guessLayout'> {
  readonly file: string;
}

export function LayoutBegin({ handle, onBegin }: LayoutBeginProps) {
  const words = useWords();
  const shipped = useAnswer('payments.layouts', {}).data?.shipped ?? [];
  const [guessed, setGuessed] = useState<Guessed | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setGuessed(null);
    setFault(null);
    setBusy(true);
    try {
      const answer = await ask('payments.guessLayout', { file: await putFile(file) });
      setGuessed({ ...answer, file: file.name });
      onBegin(layoutFields(answer.name, answer.layout));
    } catch (refused) {
      setFault(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <FileZone
        title={words('payments.layoutDrop')}
        text={words('payments.layoutDropText')}
        choose={words('payments.chooseFile')}
        keyName="f"
        isBusy={isBusy}
        handle={handle}
        onFiles={([file]) => void read(file)}
      />
      {fault ? <ErrorNote error={fault} /> : null}
      {guessed ? (
        <div className={classes.notes} role="status">
          <strong>
            {words('payments.layoutGuessed', { file: guessed.file, count: guessed.layout.columns.length })}
          </strong>
          {guessed.notes.map(({ note, text }) => (
            <p key={note} data-code>
              {words(`layoutNote.${note}`, { text })}
            </p>
          ))}
        </div>
      ) : (
        <div className={classes.shipped}>
          <span>{words('payments.layoutBegin')}</span>
          {shipped.map(({ format, layout }) => (
            <Button
              key={format}
              variant="default"
              size="compact-sm"
              onClick={() => onBegin(layoutFields('', layout))}
            >
              {words(`instructionFormat.${format}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
