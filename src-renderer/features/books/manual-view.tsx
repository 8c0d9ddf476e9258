/** A manual entry (手工凭证): typed, even in every currency as it is typed, asked for by one and agreed to by another. */
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeptDraft } from '../../ui/kept-draft.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { localToday } from '../../ui/local-today.ts';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';
import { emptyForm, emptyRow, formOf, type ManualForm, madeEven, readForm, withRow } from './manual-form.ts';
import { ManualRows } from './manual-rows.tsx';
import { ManualSums } from './manual-sums.tsx';
import { useSubs } from './use-subs.ts';

const MEMO_LENGTH_MAX = 500;

export function ManualView() {
  const words = useWords();
  const navigate = useNavigate();
  const chart = useAnswer('journal.chart', {});
  const subsOf = useSubs();
  const draft = useKeptDraft<ManualForm>('journal.manual', emptyForm(localToday()), (body) =>
    formOf(body, localToday()),
  );
  const [isAsking, setAsking] = useState(false);
  const propose = useAsk('journal.propose');
  const accounts = useMemo(() => chart.data?.accounts ?? [], [chart.data]);
  const form = draft.value;
  const read = useMemo(() => readForm(form, accounts), [form, accounts]);
  const { change } = draft;
  const add = () => change({ ...form, rows: [...form.rows, emptyRow(form.rows.at(-1)?.currency)] });
  const submit = () => {
    if (read.postings) setAsking(true);
  };
  useKeys({
    n: { label: words('books.manualAdd'), run: add },
    s: { label: words('books.manualSubmit'), run: submit },
  });
  if (chart.error) return <ErrorNote error={chart.error} retry={() => void chart.refetch()} />;
  if (!chart.data || !draft.isLoaded) return <PageSkeleton />;
  return (
    <div className={classes.scroll}>
      <Panel title={words('books.manual')}>
        <div className={classes.manual}>
          <p className={classes.muted}>{words('books.manualText')}</p>
          <div className={classes.manualHead}>
            <DayField
              label={words('books.manualDay')}
              value={form.day}
              onChange={(day) => change({ ...form, day })}
            />
            <TextInput
              label={words('books.manualMemo')}
              maxLength={MEMO_LENGTH_MAX}
              value={form.memo}
              onChange={(event) => change({ ...form, memo: event.currentTarget.value })}
            />
          </div>
          <ManualRows
            rows={form.rows}
            problems={read.problems}
            accounts={accounts}
            subsOf={subsOf}
            onType={(at, typed) => change(withRow(form, at, typed))}
            onEven={(at) => change(madeEven(form, at))}
            onRemove={(at) => change({ ...form, rows: form.rows.filter((_, place) => place !== at) })}
          />
          <div className={classes.tools}>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              rightSection={<KeyCap name="n" />}
              onClick={add}
            >
              {words('books.manualAdd')}
            </Button>
            <Button variant="subtle" onClick={draft.drop}>
              {words('books.manualClear')}
            </Button>
            <span className={classes.spread} />
            <ManualSums sums={read.sums} />
            <Button disabled={!read.postings} rightSection={<KeyCap name="s" />} onClick={submit}>
              {words('books.manualSubmit')}
            </Button>
          </div>
          <p className={classes.muted}>{words(draft.isKept ? 'books.manualKept' : 'books.manualKeeping')}</p>
        </div>
      </Panel>
      {isAsking && read.postings ? (
        <ReasonDialog
          about="manual entry reason"
          title={words('books.manualTitle')}
          confirm={words('books.manualSubmit')}
          error={propose.error}
          isBusy={propose.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            propose.mutate(
              { day: form.day, memo: form.memo, postings: [...(read.postings ?? [])], reason },
              {
                onSuccess: ({ requestId, entryId }) => {
                  setAsking(false);
                  draft.drop();
                  if (requestId !== null) sayAsked(words, requestId);
                  else {
                    sayDone(words('books.manualDone'));
                    if (entryId !== null) void navigate(`/books/entry/${entryId}`);
                  }
                },
              },
            )
          }
        />
      ) : null}
    </div>
  );
}
