/** Fields of the form that are chosen from short lists, by the browser's own list. */
import { NativeSelect } from '@mantine/core';

interface ListFieldProps<Value extends string> {
  readonly label: string;
  readonly description?: string | undefined;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function ListField<Value extends string>({ choices, onChange, ...field }: ListFieldProps<Value>) {
  return (
    <NativeSelect
      {...field}
      size="xs"
      data={choices.map((each) => ({ ...each }))}
      onChange={({ currentTarget }) => {
        const found = choices.find((each) => each.value === currentTarget.value);
        if (found) onChange(found.value);
      }}
    />
  );
}
