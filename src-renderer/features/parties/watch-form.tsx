/** Puts many on the watch list at once: pasted, or from a CSV file. What cannot be read is said line by line, and nothing is put on until it can. */
import { Button, FileButton, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WatchBody } from '../../../shared/contract/parties.ts';
import { useAsk } from '../../api/client.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';
import { readWatch } from './watch-paste.ts';

const WHAT = ['name', 'account', 'identity'] as const;
/** The most the engine takes in one call. */
const AT_ONCE = 2000;
const BAD_SHOWN = 5;

/** A spreadsheet in China writes its CSV in GB18030. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function WatchForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const watch = useAsk('parties.watch');
  const [isTooLong, setTooLong] = useState(false);
  const first: { text: string; what: WatchBody['what']; source: string } = {
    text: '',
    what: 'name',
    source: '',
  };
  const { fields, isLoaded, type, send } = useKeptFields('watch.new', first);
  const { entries, bad } = readWatch(fields.text, fields);
  const isFull = entries.length > AT_ONCE;
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about="watch new reason"
      title={words('parties.watchAdd')}
      text={words('parties.watchAddText')}
      confirm={words('parties.watchAdd')}
      canConfirm={entries.length > 0 && bad.length === 0 && !isFull}
      size={680}
      error={watch.error}
      isBusy={watch.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        watch.mutate(
          { entries: [...entries], reason },
          {
            onSuccess: ({ added }) => {
              send();
              onClose();
              sayDone(words('parties.watchAdded', { count: added }));
            },
          },
        )
      }
    >
      <Textarea
        label={words('parties.watchEntries')}
        description={words('parties.watchCount', { count: entries.length })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={fields.text}
        autosize
        minRows={4}
        maxRows={10}
        spellCheck={false}
        data-autofocus
        onChange={(event) => type({ text: event.currentTarget.value })}
      />
      {bad.length === 0 ? null : (
        <ul className={classes.bad} role="status">
          {bad.slice(0, BAD_SHOWN).map(({ row, text }) => (
            <li key={row}>{words('parties.watchBad', { row, text })}</li>
          ))}
        </ul>
      )}
      {isFull || isTooLong ? (
        <p className={classes.warnNote}>{words('parties.watchTooMany', { limit: AT_ONCE })}</p>
      ) : null}
      <div className={classes.fields}>
        <Select
          label={words('parties.watchWhat')}
          data={WHAT.map((value) => ({ value, label: words(`watchWhat.${value}`) }))}
          value={fields.what}
          allowDeselect={false}
          onChange={(value) => type({ what: WHAT.find((each) => each === value) ?? fields.what })}
        />
        <TextInput
          label={words('parties.watchSource')}
          value={fields.source}
          maxLength={120}
          onChange={(event) => type({ source: event.currentTarget.value })}
        />
      </div>
      <div>
        <FileButton
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(file) => {
            setTooLong((file?.size ?? 0) > FILE_MAX);
            if (file && file.size <= FILE_MAX) void textOf(file).then((text) => type({ text }));
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {words('parties.watchFile')}
            </Button>
          )}
        </FileButton>
      </div>
    </ReasonDialog>
  );
}

/** Bytes: what is kept as a draft while it is typed; two thousand entries are below. */
const FILE_MAX = 200_000;
