/** One word a row and what it means. Words come from the file; one that this file does not have may be added by hand. */
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../../ui/words.ts';
import classes from './field.module.css';

interface Told<Value extends string> {
  readonly word: string;
  readonly value: Value;
}

interface WordTableProps<Value extends string> {
  readonly title: string;
  readonly seen: readonly string[];
  readonly told: readonly Told<Value>[];
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** Words that were not told have a meaning all the same. */
  readonly isOpenAllowed?: boolean;
  readonly onChange: (told: readonly Told<Value>[]) => void;
  readonly children?: ReactNode;
}

/** The contract's limit of a word. */
const WORD_LENGTH_MAX = 120;

export function WordTable<Value extends string>(props: WordTableProps<Value>) {
  const words = useWords();
  const { title, seen, told, choices, isOpenAllowed = false, onChange, children } = props;
  const [extra, setExtra] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const rows = [...new Set([...seen, ...told.map(({ word }) => word), ...extra])].filter(
    (word) => word.length <= WORD_LENGTH_MAX,
  );
  const meaningOf = (word: string): Value | '' => told.find((each) => each.word === word)?.value ?? '';
  const say = (word: string, text: string) => {
    const value = choices.find((each) => each.value === text)?.value;
    const others = told.filter((each) => each.word !== word);
    onChange(value === undefined ? others : [...others, { word, value }]);
  };
  const add = () => {
    const word = typed.trim();
    if (word !== '') setExtra([...extra, word]);
    setTyped('');
  };
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      <table className={classes.words}>
        <tbody>
          {rows.map((word) => {
            const value = meaningOf(word);
            return (
              <tr key={word} data-open={(value === '' && !isOpenAllowed) || undefined}>
                <td title={word}>{word}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={words('mapping.wordMeans', { word })}
                    value={value}
                    onChange={({ currentTarget }) => say(word, currentTarget.value)}
                  >
                    <option value="">{words('mapping.notSaid')}</option>
                    {choices.map((each) => (
                      <option key={each.value} value={each.value}>
                        {each.label}
                      </option>
                    ))}
                  </NativeSelect>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <TextInput
        size="xs"
        aria-label={words('mapping.addWord')}
        placeholder={words('mapping.addWord')}
        maxLength={WORD_LENGTH_MAX}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
        rightSection={
          <ActionIcon
            size="sm"
            variant="subtle"
            disabled={typed.trim() === ''}
            aria-label={words('mapping.addWord')}
            onClick={add}
          >
            <IconPlus size={14} aria-hidden />
          </ActionIcon>
        }
      />
      {children}
    </section>
  );
}
