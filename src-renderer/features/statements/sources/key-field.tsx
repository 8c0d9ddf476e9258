/** A key as text: pasted, or read from a file that the person chooses. It stays in the form until it is sent, and nowhere after. */
import { Button, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useRef } from 'react';
import { KEY_TEXT_MAX } from '../../../../shared/contract/sources.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './add-source.module.css';

interface KeyFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
}

export function KeyField({ label, description, value, error, onChange }: KeyFieldProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    // What is longer is no key; its beginning is enough to say so.
    if (file) onChange(await file.slice(0, KEY_TEXT_MAX + 1).text());
  };
  return (
    <div className={classes.key}>
      <Textarea
        label={label}
        description={description}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        minRows={2}
        maxRows={4}
        autosize
        autoComplete="off"
        spellCheck={false}
        required
        classNames={{ input: classes.keyText }}
      />
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconFileText size={14} aria-hidden />}
        aria-label={`${words('sources.keyFile')}: ${label}`}
        onClick={() => input.current?.click()}
      >
        {words('sources.keyFile')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pem,.key,.crt,.cer,.txt,text/plain"
        aria-label={`${words('sources.keyFile')}: ${label}`}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = ''; // The same file may be chosen again.
        }}
      />
    </div>
  );
}
