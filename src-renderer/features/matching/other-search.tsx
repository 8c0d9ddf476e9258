/** The search over the whole other side: amounts with what may be missing on either side, and any text. F goes to it, Esc lets it go. */
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { searchFilter } from '../../../shared/domain/amount-search.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.ts';

/** Long enough not to ask for every letter. */
const TYPING_MS = 200;
const LENGTH_MAX = 120;

interface OtherSearchProps {
  /** A filter of the lists' language; '' when nothing is searched. */
  readonly onSearch: (query: string) => void;
  readonly hasKey?: boolean;
  /** Enter leaves the field for what was found. */
  readonly onEnter?: () => void;
}

export function OtherSearch({ onSearch, hasKey = true, onEnter }: OtherSearchProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const search = useDebouncedCallback(
    (next: string) => onSearch(searchFilter(next, words.locale)),
    TYPING_MS,
  );
  useKeys(hasKey ? { f: { label: words('matching.searchOther'), run: () => input.current?.focus() } } : {});
  const change = (next: string) => {
    setText(next);
    search(next);
  };
  return (
    <TextInput
      ref={input}
      data-autofocus={!hasKey || undefined}
      size="xs"
      w={320}
      value={text}
      maxLength={LENGTH_MAX}
      aria-label={words('matching.searchOther')}
      placeholder={words('matching.searchHint')}
      leftSection={<IconSearch size={13} aria-hidden />}
      {...(hasKey && text === '' ? { rightSection: <KeyCap name="f" /> } : {})}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          // The first Esc lets the text go, the next one the field.
          // In a dialog there is nothing to go back to: Esc is the dialog's.
          if (text === '' && !hasKey) return;
          if (text === '') input.current?.blur();
          else change('');
        } else if (event.key === 'Enter') {
          search.flush();
          input.current?.blur();
          onEnter?.();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
