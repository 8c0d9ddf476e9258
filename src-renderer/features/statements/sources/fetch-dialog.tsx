/** From which day to which: the last week and yesterday, unless somebody says otherwise. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FETCH_DAYS_MAX, type SourceView } from '../../../../shared/contract/sources.ts';
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './add-source.module.css';

interface FetchDialogProps {
  readonly source: SourceView;
  readonly onFetch: (from: string, to: string) => void;
  readonly onClose: () => void;
}

/** Today in China, where the channels' days are. */
/** The channels' day. */
const today = (): number => chinaDayNumber(Date.now() / 1000);

export function FetchDialog({ source, onFetch, onClose }: FetchDialogProps) {
  const words = useWords();
  const [from, setFrom] = useState(() => formatDay(today() - 7));
  // Files of a folder are of the day they were put there.
  const [to, setTo] = useState(() => formatDay(today() - (source.settings.kind === 'sftp' ? 0 : 1)));
  const days = (parseDay(to) ?? 0) - (parseDay(from) ?? Number.NaN) + 1;
  const isRange = days >= 1 && days <= FETCH_DAYS_MAX;
  return (
    <Modal opened onClose={onClose} title={words('sources.fetchTitle', { name: source.name })} size={420}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isRange) onFetch(from, to);
        }}
      >
        <div className={classes.two}>
          <TextInput
            type="date"
            label={words('sources.from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            type="date"
            label={words('sources.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
        <p className={classes.note}>{words('sources.fetchText')}</p>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" disabled={!isRange}>
            {words('sources.fetch')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
