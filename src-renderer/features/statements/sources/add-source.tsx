/** Adds a source, field by field for its kind. Keys leave the form with the call and are seen no more; the source is off until it is switched on. */
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { SOURCE_NAME_MAX, SOURCE_TYPES } from '../../../../shared/contract/sources.ts';
import { useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './add-source.module.css';
import { ChannelFields } from './channel-fields.tsx';
import { SftpFields } from './sftp-fields.tsx';
import {
  type DraftField,
  EMPTY_DRAFT,
  faultsOf,
  ofKind,
  type SourceDraft,
  sentSource,
} from './source-form.ts';

export function AddSource({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const [draft, setDraft] = useState<SourceDraft>(EMPTY_DRAFT);
  const [wasTried, setTried] = useState(false);
  const add = useAsk('sources.add');
  const change = (part: Partial<SourceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const faults = wasTried ? faultsOf(draft) : new Set<DraftField>();
  const errorOf = (field: DraftField, hint: string) => (faults.has(field) ? hint : null);
  const submit = () => {
    setTried(true);
    const sent = sentSource(draft);
    if (sent === null || add.isPending) return;
    add.mutate(sent, {
      onSuccess: () => {
        notifications.show({ message: words('sources.addDone', { name: sent.name }) });
        onClose();
      },
    });
  };
  const fields = { draft, change, errorOf };
  return (
    <Modal opened onClose={onClose} title={words('sources.addTitle')} size={720} closeOnClickOutside={false}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={classes.two}>
          <Select
            label={words('sources.kind')}
            data={SOURCE_TYPES.map((value) => ({ value, label: words(`sources.kind.${value}`) }))}
            value={draft.kind}
            allowDeselect={false}
            onChange={(value) => {
              const kind = SOURCE_TYPES.find((each) => each === value);
              if (kind) setDraft((before) => ofKind(before, kind));
            }}
          />
          <TextInput
            label={words('sources.name')}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={errorOf('name', words('sources.needed'))}
            maxLength={SOURCE_NAME_MAX}
            autoComplete="off"
            required
            data-autofocus
          />
        </div>
        {draft.kind === 'sftp' ? <SftpFields {...fields} /> : <ChannelFields {...fields} />}
        <p className={classes.note}>{words('sources.leaves')}</p>
        <ErrorNote error={add.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {words('sources.add')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
