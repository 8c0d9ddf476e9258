/** Whose term it is: a channel, and one account of it where it is not for all. */
import { Select, TextInput } from '@mantine/core';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { useWords } from '../../../ui/words.ts';

const LISTED = CHANNELS.filter((channel) => channel !== 'none');

/** The hint stands below, so that fields side by side begin at one height. */
const BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

interface OwnerFieldsProps {
  readonly channel: Channel;
  readonly account: string;
  readonly takesFocus?: boolean;
  readonly onChange: (owner: { readonly channel: Channel; readonly account: string }) => void;
}

export function OwnerFields({ channel, account, takesFocus, onChange }: OwnerFieldsProps) {
  const words = useWords();
  return (
    <>
      <Select
        data-autofocus={takesFocus || undefined}
        label={words('terms.channel')}
        data={LISTED.map((each) => ({ value: each, label: words(`channel.${each}`) }))}
        value={channel}
        allowDeselect={false}
        onChange={(value) => onChange({ channel: LISTED.find((each) => each === value) ?? channel, account })}
      />
      <TextInput
        label={words('terms.account')}
        description={words('terms.accountHint')}
        inputWrapperOrder={BELOW}
        value={account}
        maxLength={120}
        onChange={(event) => onChange({ channel, account: event.currentTarget.value })}
      />
    </>
  );
}
