/** Whose a case is and by when she is to decide it. */
import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../../api/client.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import type { CaseDialogProps } from './case-dialogs.tsx';

export function AssignDialog({ found, onClose }: CaseDialogProps) {
  const words = useWords();
  const assign = useAsk('risk.assign');
  const { caseNo } = found.case;
  const [owner, setOwner] = useState(found.case.owner);
  const [due, setDue] = useState(found.case.due);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('risk.do.assign')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          assign.mutate({ caseNo, owner, due }, { onSuccess: onClose });
        }}
      >
        <Select
          data-autofocus
          label={words('risk.col.owner')}
          allowDeselect={false}
          value={owner}
          onChange={(value) => setOwner(value ?? '')}
          data={[
            { value: '', label: words('risk.nobody') },
            ...found.officers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <DayField label={words('risk.col.due')} value={due} onChange={setDue} />
        <ErrorNote error={assign.error} />
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" loading={assign.isPending}>
            {words('risk.do.assign')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
