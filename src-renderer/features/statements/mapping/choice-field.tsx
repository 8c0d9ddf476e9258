/** One of a few readings, each with what a cell of the file would be by it. Where the file cannot say, it stands out until a person has said. */
import { Radio } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import classes from './field.module.css';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly reading: string }[];
  /** The data cannot decide it. */
  readonly isAsked: boolean;
  readonly onChange: (value: Value) => void;
}

export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const words = useWords();
  const { label, value, choices, isAsked, onChange } = props;
  const isOpen = value === null;
  return (
    <Radio.Group
      className={isOpen ? classes.open : isAsked ? classes.said : undefined}
      label={label}
      description={isOpen || isAsked ? words('mapping.asked') : undefined}
      descriptionProps={{ className: classes.why }}
      value={value ?? ''}
      onChange={(chosen) => {
        const found = choices.find((each) => each.value === chosen);
        if (found) onChange(found.value);
      }}
    >
      <div className={classes.radios}>
        {choices.map((each) => (
          <Radio
            key={each.value}
            size="xs"
            value={each.value}
            label={each.label}
            description={each.reading === '' ? undefined : each.reading}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
