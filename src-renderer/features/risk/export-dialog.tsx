/**
 * What leaves as a file names who gets it and what for (网络数据安全管理条例 art. 12); the file holds identities unmasked, which is said before it is made.
 */
import { Button, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/calls.ts';
import { saveFile, useTask } from '../../api/client.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './risk.module.css';

type Ask = Input<'risk.export'>;
/** Reports go to a bank or the authority as their fields in XML; lists are tables. */
const FORMATS: Readonly<Record<Ask['kind'], readonly Ask['format'][]>> = {
  large_value: ['xlsx', 'xml', 'csv'],
  suspicious: ['xlsx', 'xml'],
  alerts: ['xlsx', 'csv'],
  cases: ['xlsx', 'csv'],
};
const RECIPIENT_LENGTH_MAX = 120;

interface ExportProps {
  readonly kind: Ask['kind'];
  readonly caseNo?: string;
  readonly label?: string;
}

export function ExportButton(props: ExportProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {props.label ?? words('risk.export')}
      </Button>
      {isOpen ? <ExportDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ExportDialog({ kind, caseNo = '', onClose }: ExportProps & { readonly onClose: () => void }) {
  const words = useWords();
  const task = useTask();
  const recipient = useDraft(`risk export recipient ${kind} ${caseNo}`);
  const purpose = useDraft(`risk export purpose ${kind} ${caseNo}`);
  const [format, setFormat] = useState<Ask['format']>('xlsx');
  const [range, setRange] = useState({ from: '', to: '' });
  const [fault, setFault] = useState<unknown>(null);
  const canSend = recipient.text.trim() !== '' && purpose.text.trim() !== '' && !task.isRunning;
  const close = () => {
    recipient.keep();
    purpose.keep();
    onClose();
  };
  const take = async () => {
    if (!canSend) return;
    setFault(null);
    const file = await task.run('risk.export', {
      kind,
      format,
      ...range,
      caseNo,
      recipient: recipient.text.trim(),
      purpose: purpose.text.trim(),
    });
    if (!file) return;
    try {
      await saveFile(file);
    } catch (problem) {
      setFault(problem);
      return;
    }
    recipient.send();
    purpose.send();
    onClose();
    sayDone(words('exports.done', { file: file.fileName }));
  };
  return (
    <Modal
      opened
      onClose={close}
      title={words(`risk.exportTitle.${kind}`)}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p className={classes.muted}>{words('risk.exportText')}</p>
        <SegmentedControl
          aria-label={words('risk.format')}
          value={format}
          onChange={(value) => setFormat(FORMATS[kind].find((each) => each === value) ?? 'xlsx')}
          data={FORMATS[kind].map((value) => ({ value, label: value.toUpperCase() }))}
        />
        {caseNo === '' ? (
          <div className={classes.fields}>
            <DayField
              label={words('risk.from')}
              value={range.from}
              onChange={(from) => setRange({ ...range, from })}
            />
            <DayField
              label={words('risk.to')}
              value={range.to}
              onChange={(to) => setRange({ ...range, to })}
            />
          </div>
        ) : null}
        <TextInput
          data-autofocus
          label={words('risk.recipient')}
          withAsterisk
          maxLength={RECIPIENT_LENGTH_MAX}
          value={recipient.text}
          onChange={(event) => recipient.change(event.currentTarget.value)}
        />
        <Textarea
          label={words('risk.purpose')}
          withAsterisk
          autosize
          minRows={2}
          maxRows={6}
          value={purpose.text}
          onChange={(event) => purpose.change(event.currentTarget.value)}
        />
        {task.isRunning ? (
          <ProgressNote call="risk.export" progress={task.progress} onCancel={task.cancel} />
        ) : null}
        <ErrorNote error={task.error ?? fault} />
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={close}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" disabled={!canSend} loading={task.isRunning}>
            {words('risk.export')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
