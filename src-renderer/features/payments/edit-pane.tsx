/**
 * A draft being typed: its header, the payment under the hands, the list, and the totals, always in sight. What stands in the list is saved by the
 * engine as the hands rest; what is half typed is kept beside it.
 */
import { IconClipboardText, IconTrash } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { BATCH_ITEMS_MAX } from '../../../shared/contract/payment-views.ts';
import { ask } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { DataGrid, type GridHandle, type RowKey } from '../../ui/data-grid/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useKeptDraft } from '../../ui/kept-draft.ts';
import { useKeys } from '../../ui/keys.ts';
import { Panel } from '../../ui/panel.tsx';
import { BatchHeaderFields } from '../../ui/payment-header/header-fields.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import {
  type FormRow,
  isUntouched,
  keptRow,
  NO_ROW,
  type RowFields,
  rowFields,
  totalsOf,
} from './batch-form.ts';
import { type PlacedRow, useDraftColumns } from './draft-columns.tsx';
import { EntryBar, type EntryHandle } from './entry-bar.tsx';
import { KeyButton } from './key-button.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import classes from './payments.module.css';
import { SaveNote } from './save-note.tsx';
import type { BatchDraft } from './use-batch-draft.ts';
import { usePages, useVersion } from './use-batch-items.ts';

export function EditPane({ batchNo, draft }: { readonly batchNo: string; readonly draft: BatchDraft }) {
  const words = useWords();
  const { header, rows } = draft;
  const entry = useRef<EntryHandle>(null);
  const grid = useRef<GridHandle>(null);
  const kept = useKeptDraft(`payments.entry.${batchNo}`, NO_ROW, keptRow);
  const fields = kept.value;
  const setFields = (next: RowFields) => (isUntouched(next) ? kept.drop() : kept.change(next));
  const [place, setPlace] = useState(0);
  const [active, setActive] = useState<PlacedRow | null>(null);
  const [selected, setSelected] = useState<ReadonlyMap<RowKey, PlacedRow>>(new Map());
  const [pasted, setPasted] = useState<string | null>(null);
  const placed = useMemo(() => rows.map((row, at): PlacedRow => ({ ...row, place: at + 1 })), [rows]);
  const totals = totalsOf(rows.map((row) => row.draft));
  const known = useRef(new Map<string, AccountView>());
  if (fields.account) known.current.set(fields.account.id, fields.account);

  const done = (row: FormRow) => {
    if (place > 0) draft.changeRows(rows.map((each, at) => (at + 1 === place ? row : each)));
    else if (rows.length < BATCH_ITEMS_MAX) draft.changeRows([...rows, row]);
    leave();
  };
  const leave = () => {
    setPlace(0);
    setFields(NO_ROW);
  };
  const edit = async (row: PlacedRow) => {
    const account = known.current.get(row.draft.accountId) ?? (await accountOf(row));
    setFields(rowFields(row, account, header.currency));
    setPlace(row.place);
    entry.current?.focus();
  };
  const targets = selected.size > 0 ? [...selected.values()] : active ? [active] : [];
  const remove = () => {
    if (targets.length === 0) return;
    const gone = new Set(targets.map((row) => row.place));
    draft.changeRows(rows.filter((_, at) => !gone.has(at + 1)));
    setSelected(new Map());
    leave();
    sayDone(words('payments.removed', { count: gone.size }));
    grid.current?.focus();
  };
  const removing = { label: words('payments.remove'), run: remove };
  useKeys({
    a: { label: words('payments.add'), run: () => entry.current?.focus() },
    ...(targets.length > 0 ? { d: removing, Delete: { ...removing, isQuiet: true } } : {}),
  });
  // A paste that no field asked for is meant for the list.
  useEffect(() => {
    const hear = (event: globalThis.ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('input,textarea')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') setPasted(text);
    };
    window.addEventListener('paste', hear);
    return () => window.removeEventListener('paste', hear);
  }, []);
  const columns = useDraftColumns(header.currency);
  return (
    <div className={classes.pane}>
      <Panel title={words('payments.header')} aside={<SaveNote draft={draft} />}>
        <BatchHeaderFields fields={header} onChange={draft.changeHeader} />
      </Panel>
      <Panel
        className={classes.list ?? ''}
        isFlush
        title={words('payments.items')}
        aside={
          <div className={classes.aside}>
            <KeyButton Icon={IconClipboardText} variant="default" onClick={() => setPasted('')}>
              {words('payments.paste')}
            </KeyButton>
            <KeyButton
              keyName="d"
              Icon={IconTrash}
              variant="default"
              isOff={targets.length === 0}
              onClick={remove}
            >
              {words('payments.remove')}
            </KeyButton>
          </div>
        }
      >
        <div className={classes.editor}>
          {kept.isLoaded ? (
            <EntryBar
              handle={entry}
              fields={fields}
              onChange={setFields}
              currency={header.currency}
              rows={rows}
              place={place}
              onDone={done}
              onLeave={leave}
              onPaste={setPasted}
            />
          ) : null}
          <DataGrid
            label={words('payments.items')}
            columns={columns}
            total={placed.length}
            fetchPage={usePages(placed)}
            resetKey={`draft ${batchNo}`}
            version={useVersion(placed)}
            rowKey={(row) => row.place}
            handle={grid}
            isMain
            onOpen={(row) => void edit(row)}
            onActiveChange={setActive}
            selected={selected}
            onSelectedChange={setSelected}
            empty={<EmptyState title={words('payments.noRows')} text={words('payments.noRowsText')} />}
          />
          <footer className={classes.totals} aria-live="polite">
            <span>{words('payments.itemCount', { count: totals.count })}</span>
            <span>{words('payments.sum')}</span>
            <Amount minor={totals.sum} currency={header.currency} showsCurrency size="key" />
          </footer>
        </div>
      </Panel>
      {pasted === null ? null : (
        <PasteDialog
          text={pasted}
          currency={header.currency}
          onClose={() => setPasted(null)}
          onAdd={(more) => {
            draft.changeRows([...rows, ...more].slice(0, BATCH_ITEMS_MAX));
            setPasted(null);
          }}
        />
      )}
    </div>
  );
}

/** The bound account behind a row that was not typed at this window; null where it is bound no longer. */
async function accountOf({ draft, number }: PlacedRow): Promise<AccountView | null> {
  for (const query of [draft.accountId, `"${number}"`]) {
    const found = await ask('parties.accounts', { query, of: 'all', offset: 0, limit: 20 }).catch(() => null);
    const account = found?.rows.find(({ id }) => id === draft.accountId);
    if (account) return account;
  }
  return null;
}
