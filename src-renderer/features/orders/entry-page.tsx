/** New orders, one a row, checked as they are typed and kept through a crash; all are taken in as one file, or none. */
import { Button } from '@mantine/core';
import { IconChevronLeft, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { ENTRY_ROWS_MAX, type OrderEntry } from '../../../shared/domain/order-entry.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeptDraft } from '../../ui/kept-draft.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { type EntryFields, isBlankEntry, newEntry, readDraft, readEntries } from './entry-form.ts';
import classes from './entry-page.module.css';
import { EntryRow } from './entry-row.tsx';

const FORM = 'orders.enter';
/** Long enough not to ask for every letter. */
const TYPING_MS = 350;
const NOTHING = { currency: 'CNY', minor: 0 } as const;

export function EntryPage() {
  const words = useWords();
  const navigate = useNavigate();
  const enter = useAsk('orders.enter');
  const draft = useKeptDraft<readonly EntryFields[]>(FORM, [newEntry()], readDraft);
  const [isTried, setTried] = useState(false);
  const own = readEntries(draft.value);
  const asked = useSettled(own.rows);
  const isSettled = JSON.stringify(asked) === JSON.stringify(own.rows);
  const checked = useAnswer(
    'orders.checkEntry',
    { rows: [...asked] },
    { enabled: asked.length > 0 && isSettled && draft.isLoaded },
  );
  const { rows, problems, sums } = readEntries(draft.value, isSettled ? checked.data?.problems : []);
  const isFit = rows.length > 0 && problems.size === 0;
  const isFull = draft.value.length >= ENTRY_ROWS_MAX;
  const add = () => draft.change([...draft.value, newEntry(draft.value.at(-1))]);
  const save = () => {
    setTried(true);
    if (!isFit || enter.isPending) return;
    enter.mutate(
      { rows: [...rows] },
      {
        onSuccess: ({ file }) => {
          draft.drop();
          sayDone(words('orders.entrySaved', { count: rows.length, file }));
          navigate('/orders');
        },
      },
    );
  };
  // A new row is there to be typed into.
  const list = useRef<HTMLDivElement>(null);
  const count = draft.isLoaded ? draft.value.length : 0;
  useEffect(() => {
    if (count > 0) toLastRow(list.current);
  }, [count]);
  const goOn = () => {
    const last = draft.value.at(-1);
    if ((last && isBlankEntry(last)) || isFull) toLastRow(list.current);
    else add();
  };
  useKeys({
    a: { label: words('orders.entryAdd'), run: add },
    'mod+s': { label: words('orders.entrySave', { count: rows.length }), run: save },
    Escape: { label: words('orders.back'), run: () => void navigate('/orders') },
  });
  if (!draft.isLoaded) return <PageSkeleton />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Link to="/orders" className={classes.back} aria-label={words('orders.back')}>
          <IconChevronLeft size={18} aria-hidden />
        </Link>
        <h1>{words('orders.enter')}</h1>
        <span className={classes.kept}>{draft.isKept ? words('orders.entryKept') : ''}</span>
      </header>
      <p className={classes.text}>{words('orders.enterText')}</p>
      <form
        className={classes.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          // Enter ends a row and begins the next; what is half typed is saved by no slip of it.
          const { target, nativeEvent, key } = event;
          if (key !== 'Enter' || nativeEvent.isComposing || event.defaultPrevented) return;
          if (!(target instanceof HTMLInputElement) || target.ariaHasPopup !== null) return;
          event.preventDefault();
          goOn();
        }}
      >
        <div className={classes.rows} ref={list}>
          {draft.value.map((fields, place) => (
            <EntryRow
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
              key={place}
              place={place}
              fields={fields}
              problems={problems}
              isTried={isTried}
              onChange={(next) => draft.change(draft.value.map((each, at) => (at === place ? next : each)))}
              onRemove={
                draft.value.length > 1
                  ? () => draft.change(draft.value.filter((_, at) => at !== place))
                  : null
              }
            />
          ))}
        </div>
        {enter.error ? <ErrorNote error={enter.error} /> : null}
        <footer className={classes.foot}>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            rightSection={<KeyCap name="a" />}
            disabled={isFull}
            onClick={add}
          >
            {words('orders.entryAdd')}
          </Button>
          <Button variant="subtle" onClick={draft.drop}>
            {words('orders.entryClear')}
          </Button>
          <span className={classes.sums}>
            {words('orders.entrySum')}
            {(sums.length > 0 ? sums : [NOTHING]).map(({ currency, minor }) => (
              <Amount key={currency} minor={minor} currency={currency} size="strong" showsCurrency />
            ))}
          </span>
          <Button
            onClick={save}
            loading={enter.isPending}
            disabled={!isFit}
            rightSection={<KeyCap name="mod+s" />}
          >
            {words('orders.entrySave', { count: rows.length })}
          </Button>
        </footer>
      </form>
    </div>
  );
}

const toLastRow = (rows: HTMLElement | null): void =>
  rows?.querySelector<HTMLInputElement>('fieldset:last-of-type input')?.focus();

/** The rows once nobody has typed for a moment. */
function useSettled(rows: readonly OrderEntry[]): readonly OrderEntry[] {
  const [settled, setSettled] = useState<readonly OrderEntry[]>([]);
  const text = JSON.stringify(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same rows in a new list are no change.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(rows), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
