/** What a mapping says beside its columns. What only a person can say stands first; the rest is what was guessed, or what is usual. */
import { TagsInput, TextInput } from '@mantine/core';
import { CHANNELS, SOURCE_KINDS } from '../../../../shared/domain/statement-line.ts';
import { useWords } from '../../../ui/words.ts';
import { AmountFields } from './amount-fields.tsx';
import classes from './field.module.css';
import { ListField } from './list-field.tsx';
import {
  CurrencyField,
  DateOrderField,
  DecimalField,
  type FieldProps,
  PlusField,
} from './question-fields.tsx';
import { isAsked } from './seen-file.ts';
import { WordFields } from './word-fields.tsx';
import { zonesWith } from './zones.ts';

/** The contract's limits. */
const NAME_LENGTH_MAX = 80;
const WORD_LENGTH_MAX = 120;
const SKIP_WORDS_MAX = 100;

export function MappingForm(props: FieldProps) {
  const words = useWords();
  const { edit, file, onChange } = props;
  const asked = {
    order: isAsked(file, 'date_order'),
    decimal: isAsked(file, 'decimal_sign'),
    plus: isAsked(file, 'amount_sign') && edit.form === 'signed',
    currency: isAsked(file, 'currency'),
  };
  const hasTimes = edit.zone !== 'none';
  return (
    <>
      {Object.values(asked).includes(true) ? (
        <section className={classes.section}>
          <h3>{words('mapping.questions')}</h3>
          {asked.order ? <DateOrderField {...props} /> : null}
          {asked.decimal ? <DecimalField {...props} /> : null}
          {asked.plus ? <PlusField {...props} /> : null}
          {asked.currency ? <CurrencyField {...props} /> : null}
        </section>
      ) : null}
      <section className={classes.section}>
        <h3>{words('mapping.about')}</h3>
        <TextInput
          size="xs"
          label={words('mapping.name')}
          description={words('mapping.nameText')}
          maxLength={NAME_LENGTH_MAX}
          value={edit.name}
          onChange={({ currentTarget }) => onChange({ ...edit, name: currentTarget.value })}
        />
        <div className={classes.two}>
          <ListField
            label={words('column.sourceKind')}
            value={edit.sourceKind}
            choices={SOURCE_KINDS.map((value) => ({ value, label: words(`sourceKind.${value}`) }))}
            onChange={(sourceKind) => onChange({ ...edit, sourceKind })}
          />
          <ListField
            label={words('column.channel')}
            value={edit.channel}
            choices={CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))}
            onChange={(channel) => onChange({ ...edit, channel })}
          />
        </div>
        <TextInput
          size="xs"
          label={words('column.account')}
          description={
            edit.places.account === undefined
              ? words('mapping.accountText')
              : words('mapping.fromColumn', { column: file.header[edit.places.account] ?? '' })
          }
          maxLength={WORD_LENGTH_MAX}
          value={edit.account}
          onChange={({ currentTarget }) => onChange({ ...edit, account: currentTarget.value })}
        />
        {asked.currency ? null : <CurrencyField {...props} />}
      </section>
      <AmountFields {...props} />
      <section className={classes.section}>
        <h3>{words('mapping.writing')}</h3>
        {asked.order ? null : <DateOrderField {...props} />}
        {asked.decimal ? null : <DecimalField {...props} />}
        <ListField
          label={words('mapping.zone')}
          description={hasTimes ? undefined : words('mapping.zone.noneText')}
          value={edit.zone}
          choices={zonesWith(edit.zone).map((value) => ({
            value,
            label: value === 'none' ? words('mapping.zone.none') : `UTC${value}`,
          }))}
          onChange={(zone) => onChange({ ...edit, zone })}
        />
      </section>
      <WordFields {...props} />
      <section className={classes.section}>
        <h3>{words('mapping.skip')}</h3>
        <TagsInput
          size="xs"
          aria-label={words('mapping.skip')}
          description={words('mapping.skipText')}
          value={[...edit.skipWords]}
          maxTags={SKIP_WORDS_MAX}
          clearable={false}
          onChange={(typed) =>
            onChange({
              ...edit,
              skipWords: typed
                .map((word) => word.trim())
                .filter((word) => word !== '' && word.length <= WORD_LENGTH_MAX),
            })
          }
        />
      </section>
    </>
  );
}
