/** Puts on a legal hold: of a kind of record, of days, of one party, or of everything. It holds at once. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { classOf } from './due-choice.ts';

/** More are found by typing more of a name. */
const PARTIES_SHOWN = 50;
const PAUSE_MS = 250;

export function HoldDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const hold = useAsk('retention.hold');
  const { fields, isLoaded, type, send } = useKeptFields('audit.hold', {
    recordClass: 'all',
    from: '',
    to: '',
    party: '',
    name: '',
  });
  const [search, setSearch] = useState(fields.name);
  const [asked] = useDebouncedValue(search === fields.name ? '' : search, PAUSE_MS);
  const found = useAnswer('parties.list', {
    ...{ query: asked.trim(), kind: 'all' as const, isClosedShown: true },
    ...{ offset: 0, limit: PARTIES_SHOWN },
  });
  // The one chosen stays a choice whatever is searched for next.
  const names = new Map((found.data?.rows ?? []).map(({ id, name }) => [id, name]));
  if (fields.party !== '') names.set(fields.party, fields.name || fields.party);
  if (!isLoaded) return null;
  const isBackwards = fields.from !== '' && fields.to !== '' && fields.from > fields.to;
  return (
    <ReasonDialog
      about="legal hold"
      title={words('holds.add')}
      text={words('holds.addText')}
      label={words('holds.col.reason')}
      confirm={words('holds.add')}
      canConfirm={!isBackwards}
      error={hold.error}
      isBusy={hold.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        hold.mutate(
          {
            recordClass: classOf(fields.recordClass),
            from: fields.from,
            to: fields.to,
            party: fields.party,
            reason,
          },
          {
            onSuccess: () => {
              send();
              onClose();
              sayDone(words('holds.added'));
            },
          },
        )
      }
    >
      <div className={classes.fields}>
        <Select
          data-autofocus
          label={words('retentionScreen.col.class')}
          allowDeselect={false}
          value={classOf(fields.recordClass)}
          onChange={(recordClass) => type({ recordClass: recordClass ?? 'all' })}
          data={['all' as const, ...RECORD_CLASSES].map((value) => ({
            value,
            label: words(`record_class.${value}`),
          }))}
        />
        <Select
          label={words('holds.col.party')}
          placeholder={words('packScreen.all')}
          clearable
          searchable
          searchValue={search}
          onSearchChange={setSearch}
          filter={({ options }) => options}
          nothingFoundMessage={words('filter.nothing')}
          value={fields.party === '' ? null : fields.party}
          onChange={(party) => type({ party: party ?? '', name: names.get(party ?? '') ?? '' })}
          data={[...names].map(([value, label]) => ({ value, label }))}
        />
        <DayField label={words('packScreen.from')} value={fields.from} onChange={(from) => type({ from })} />
        <DayField label={words('packScreen.to')} value={fields.to} onChange={(to) => type({ to })} />
      </div>
      {isBackwards ? <p className={classes.warned}>{words('papers.backwards')}</p> : null}
    </ReasonDialog>
  );
}
