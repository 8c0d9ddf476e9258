/** Alerts put to a case that is looked into already: chosen by its number and name. */
import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { caseAddress } from '../tabs.ts';
import type { AlertActProps } from './alert-acts.tsx';

/** More open cases than this are found in the list of cases, not in a choice. */
const OFFERED_MAX = 200;

export function AddToCaseDialog({ alerts, onClose, onDone }: AlertActProps) {
  const words = useWords();
  const navigate = useNavigate();
  const cases = useAnswer('risk.cases', { query: '', show: 'unclosed', offset: 0, limit: OFFERED_MAX });
  const add = useAsk('risk.addAlerts');
  const [caseNo, setCaseNo] = useState('');
  const submit = () => {
    if (caseNo === '' || add.isPending) return;
    add.mutate(
      { caseNo, keys: alerts.map(({ key }) => key) },
      {
        onSuccess: () => {
          onDone();
          sayDone(words('risk.added', { case: caseNo, count: alerts.length }));
          void navigate(caseAddress(caseNo));
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('risk.addTitle', { count: alerts.length })}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Select
          data-autofocus
          label={words('risk.case')}
          withAsterisk
          searchable
          value={caseNo}
          onChange={(value) => setCaseNo(value ?? '')}
          nothingFoundMessage={words('risk.noCases.unclosed')}
          data={(cases.data?.rows ?? []).map((each) => ({
            value: each.caseNo,
            label: `${each.caseNo} · ${each.title}`,
          }))}
        />
        <ErrorNote error={cases.error ?? add.error} />
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" disabled={caseNo === ''} loading={add.isPending}>
            {words('risk.addToCase')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
