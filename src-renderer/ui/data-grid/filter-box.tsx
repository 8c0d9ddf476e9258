/**
 * The filter of a list: typed in the language of shared/domain/filter.ts, shown as chips that can be changed and removed.
 *
 * What is still being typed filters too as soon as it can be read; what cannot be read is said with its place, and the list keeps the last
 * filter that could.
 */
import { Menu } from '@mantine/core';
import { IconFilterPlus, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { QUERY_LENGTH_MAX } from '../../../shared/contract/shapes.ts';
import {
  type FilterTerm,
  formatFilter,
  formatTerm,
  type ParsedFilter,
  parseFilter,
} from '../../../shared/domain/filter.ts';
import {
  FIELD_WORDS,
  type FilterField,
  type FilterState,
  wordOf,
} from '../../../shared/domain/filter-words.ts';
import type { Locale } from '../../../shared/wording/catalogue.ts';
import { KeyCap } from '../key-cap.tsx';
import { useKeys } from '../keys.ts';
import { useWords } from '../words.ts';
import classes from './filter-box.module.css';
import { filterExample } from './filter-example.ts';

interface FilterBoxProps {
  readonly value: string;
  readonly onChange: (query: string) => void;
  /** Fields worth offering on this list; all of the language are understood. */
  readonly fields: readonly FilterField[];
  /** A state of these rows, for the example. */
  readonly exampleState?: FilterState;
}

const written = (terms: readonly FilterTerm[], locale: Locale): string =>
  formatFilter(terms, locale).slice(0, QUERY_LENGTH_MAX);
const normal = (query: string, locale: Locale): string => written(termsOf(query), locale);

/** Long enough not to ask for every letter. */
const TYPING_MS = 250;
/** What a field is usually asked with. */
const USUAL_SIGN: Partial<Record<FilterField, string>> = { amount: '>', age: '>' };

export function FilterBox({ value, onChange, fields, exampleState }: FilterBoxProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [chips, setChips] = useState<readonly FilterTerm[]>(() => termsOf(value));
  const [draft, setDraft] = useState('');
  // As this box would write it: an address that says the same in other words is not written anew, which could pull a person back who has gone on.
  const told = useRef(normal(value, words.locale));
  const [problem, setProblem] = useState<Extract<ParsedFilter, { ok: false }> | null>(null);

  // Set from outside (a link, a cleared filter): the chips follow.
  useEffect(() => {
    const next = normal(value, words.locale);
    if (value === told.current || next === told.current) return;
    told.current = next;
    setChips(termsOf(value));
    setDraft('');
    setProblem(null);
  }, [value, words.locale]);

  useEffect(() => {
    const timer = setTimeout(() => {
      const read = parseFilter(draft);
      setProblem(read.ok ? null : read);
      if (!read.ok) return;
      const query = written([...chips, ...read.terms], words.locale);
      if (query === told.current) return;
      told.current = query;
      onChange(query);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [draft, chips, words.locale, onChange]);

  useKeys({ '/': { label: words('key.search'), run: () => input.current?.focus() } });

  const settle = (text: string): boolean => {
    const read = parseFilter(text);
    if (!read.ok) {
      setProblem(read);
      return false;
    }
    setChips([...chips, ...read.terms]);
    setDraft('');
    return true;
  };
  const edit = (at: number) => {
    const term = chips[at];
    if (!term) return;
    setChips(chips.filter((_, place) => place !== at));
    setDraft(formatTerm(term, words.locale));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') settle(draft);
    else if (event.key === 'Backspace' && draft === '') edit(chips.length - 1);
    else if (event.key === 'Escape') input.current?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const isEmpty = chips.length === 0 && draft === '';
  return (
    <div className={classes.field}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the text goes to the text. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input inside takes the keys. */}
      <div
        className={classes.box}
        data-bad={problem !== null || undefined}
        onClick={() => input.current?.focus()}
      >
        <IconSearch size={15} aria-hidden className={classes.icon} />
        {chips.map((term, at) => {
          const text = formatTerm(term, words.locale);
          return (
            <span key={`${text}-${at.toString()}`} className={classes.chip} data-not={term.not || undefined}>
              <button
                type="button"
                onClick={() => edit(at)}
                aria-label={words('filter.edit', { term: text })}
              >
                {text}
              </button>
              <button
                type="button"
                className={classes.remove}
                aria-label={words('filter.remove', { term: text })}
                onClick={() => setChips(chips.filter((_, place) => place !== at))}
              >
                <IconX size={11} aria-hidden />
              </button>
            </span>
          );
        })}
        <input
          ref={input}
          value={draft}
          maxLength={QUERY_LENGTH_MAX}
          aria-label={words('filter.label')}
          aria-invalid={problem !== null}
          placeholder={
            isEmpty
              ? words('filter.placeholder', { example: filterExample(fields, words.locale, exampleState) })
              : ''
          }
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            const text = event.target.value;
            // A space ends a condition, but not inside a quote that is still open.
            const read = /\s$/u.test(text) && text.trim() !== '' ? parseFilter(text) : null;
            if (read?.ok && read.terms.length > 0) settle(text);
            else setDraft(text);
          }}
          onKeyDown={onKeyDown}
        />
        {isEmpty ? (
          <KeyCap name="/" />
        ) : (
          <button
            type="button"
            className={classes.remove}
            aria-label={words('filter.clear')}
            onClick={() => {
              setChips([]);
              setDraft('');
            }}
          >
            <IconX size={14} aria-hidden />
          </button>
        )}
        <Menu position="bottom-end" withinPortal shadow="md">
          <Menu.Target>
            <button type="button" className={classes.add}>
              <IconFilterPlus size={15} aria-hidden />
              {words('filter.add')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {fields.map((field) => {
              const text = `${wordOf(FIELD_WORDS[field], words.locale)}${USUAL_SIGN[field] ?? ':'}`;
              return (
                <Menu.Item
                  key={field}
                  onClick={() => {
                    setDraft(draft.trim() === '' ? text : `${draft.trim()} ${text}`);
                    setTimeout(() => input.current?.focus(), 0); // After the menu has given the focus back.
                  }}
                >
                  {text}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      </div>
      {problem ? (
        <p className={classes.problem} role="status">
          {words(`filter.${problem.problem}`, { text: problem.text })}
        </p>
      ) : null}
    </div>
  );
}

function termsOf(query: string): readonly FilterTerm[] {
  const read = parseFilter(query);
  return read.ok ? read.terms : [];
}
