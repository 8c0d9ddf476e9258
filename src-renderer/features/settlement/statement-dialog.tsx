/** The statement a merchant gets: her batches and every line, for some days, in her language. Masked unless a reason says otherwise. */
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import { saveFile, useTask } from '../../api/client.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './settlement.module.css';

const LANGUAGES = ['zh-CN', 'en'] as const;
const FORMATS = ['pdf', 'xlsx'] as const;
const REVEAL_LENGTH_MAX = 500;

interface StatementDialogProps {
  readonly batch: SettlementView;
  /** As the list is asked; the month up to the batch where it says none. */
  readonly range: { readonly from: string; readonly to: string };
  readonly onClose: () => void;
}

export function StatementDialog({ batch, range, onClose }: StatementDialogProps) {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const task = useTask();
  const [days, setDays] = useState({
    from: range.from || `${batch.to.slice(0, 7)}-01`,
    to: range.to || batch.to,
  });
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>(words.locale);
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('pdf');
  const reveal = useDraft(`settlement statement reveal ${batch.partyId}`);
  const make = async () => {
    const { partyId, currency } = batch;
    const what = { kind: 'statement' as const, channel: 'none' as const, partyId, currency, ...days };
    const file = await task.run('settlement.export', {
      ...what,
      ...{ format, language, reveal: mayReveal ? reveal.text.trim() : '' },
    });
    if (!file) return;
    await saveFile(file);
    reveal.send();
    sayDone(words('exports.done', { file: file.fileName }));
    onClose();
  };
  const close = () => {
    reveal.keep();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={words('settlement.st.title', { name: batch.partyName || batch.partyId })}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!task.isRunning) void make();
        }}
      >
        <p className={classes.muted}>{words('settlement.st.text')}</p>
        <div className={classes.fields}>
          <DayField
            label={words('settlement.from')}
            value={days.from}
            onChange={(from) => setDays({ ...days, from })}
          />
          <DayField
            label={words('settlement.to')}
            value={days.to}
            onChange={(to) => setDays({ ...days, to })}
          />
          <Select
            label={words('settlement.st.language')}
            allowDeselect={false}
            value={language}
            onChange={(value) => setLanguage(LANGUAGES.find((each) => each === value) ?? 'zh-CN')}
            data={[
              { value: 'zh-CN', label: words('settings.locale.zh-CN') },
              { value: 'en', label: words('settings.locale.en') },
            ]}
          />
          <Select
            label={words('settlement.st.format')}
            allowDeselect={false}
            value={format}
            onChange={(value) => setFormat(FORMATS.find((each) => each === value) ?? 'pdf')}
            data={FORMATS.map((value) => ({ value, label: words(`settlement.st.${value}`) }))}
          />
        </div>
        {mayReveal ? (
          <TextInput
            label={words('settlement.st.reveal')}
            maxLength={REVEAL_LENGTH_MAX}
            value={reveal.text}
            onChange={(event) => reveal.change(event.currentTarget.value)}
          />
        ) : null}
        {task.error ? <ErrorNote error={task.error} /> : null}
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={close}>
            {words('action.cancel')}
          </Button>
          <Button
            type="submit"
            data-autofocus
            loading={task.isRunning}
            rightSection={<KeyCap name="Enter" />}
          >
            {words('settlement.st.make')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
