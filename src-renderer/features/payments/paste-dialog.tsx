/**
 * Rows from a spreadsheet, each looked up among the bound accounts before anything is added. Every row is told of; those that were not understood, or
 * whose payee is nobody's or several people's, are left out only by a press that says so.
 */
import { Button, Modal, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { ask } from '../../api/client.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { type FormRow, readRow } from './batch-form.ts';
import { type PastedRow, pastedRows } from './pasted-rows.ts';
import classes from './payments.module.css';

interface PasteDialogProps {
  /** '' where nothing was pasted yet: then it is pasted here. */
  readonly text: string;
  readonly currency: string;
  readonly onAdd: (rows: readonly FormRow[]) => void;
  readonly onClose: () => void;
}
interface LookedUp {
  readonly pasted: PastedRow;
  readonly row: FormRow | null;
  /** '' where it is good. */
  readonly why: string;
}

export function PasteDialog({ text: given, currency, onAdd, onClose }: PasteDialogProps) {
  const words = useWords();
  const [text, setText] = useState(given);
  const adding = useRef<HTMLButtonElement>(null);
  const [found, setFound] = useState<readonly LookedUp[] | null>(null);
  useEffect(() => {
    let isOver = false;
    setFound(null);
    if (text === '') return;
    void lookUp(pastedRows(text, currency), currency).then((rows) => {
      if (!isOver) setFound(rows);
    });
    return () => {
      isOver = true;
    };
  }, [text, currency]);
  // What was pasted has been looked up: the next key is the one that adds it.
  useEffect(() => {
    if (found !== null) adding.current?.focus();
  }, [found]);
  const good = found?.flatMap(({ row }) => (row ? [row] : [])) ?? [];
  const bad = (found?.length ?? 0) - good.length;
  const add = () => {
    if (good.length > 0) onAdd(good);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('payments.pasted')}
      size={860}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {text === '' ? (
          <Textarea
            data-autofocus
            label={words('payments.pasteHere')}
            description={words('payments.pasteHint')}
            minRows={8}
            autosize
            value=""
            onChange={(event) => {
              // Cells come with tabs between them; a letter typed is no table.
              if (/[\t\n]/.test(event.currentTarget.value)) setText(event.currentTarget.value);
            }}
          />
        ) : found === null ? (
          <p className={classes.muted}>{words('payments.searching')}</p>
        ) : found.length === 0 ? (
          <p className={classes.muted}>{words('payments.pastedNothing')}</p>
        ) : (
          <>
            <p className={classes.muted}>
              {words('payments.pastedText', { count: found.length, good: good.length, bad })}
            </p>
            <div className={classes.pasted}>
              <table className={table.table} aria-label={words('payments.pasted')}>
                <thead>
                  <tr>
                    <th className={table.right}>{words('payments.col.row')}</th>
                    <th>{words('payments.col.payee')}</th>
                    <th className={table.right}>{words('payments.col.amount')}</th>
                    <th>{words('payments.col.remark')}</th>
                    <th>{words('payments.col.end')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.map(({ pasted, row, why }) => (
                    <tr key={pasted.row}>
                      <td className={table.right}>{pasted.row}</td>
                      <td>{row ? `${row.payee} ${row.number}` : pasted.account || '–'}</td>
                      <td className={table.right}>{pasted.amount || '–'}</td>
                      <td>{pasted.remark}</td>
                      <td>
                        <Tag tone={row ? 'ok' : 'bad'}>
                          {row ? words('payments.pastedGood') : words.or(`payments.row.${why}`, why)}
                        </Tag>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button
            ref={adding}
            type="submit"
            disabled={good.length === 0}
            rightSection={<KeyCap name="Enter" />}
          >
            {words(bad > 0 ? 'payments.addGoodOnly' : 'payments.addPasted', { count: good.length })}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

async function lookUp(rows: readonly PastedRow[], currency: string): Promise<LookedUp[]> {
  const asked = new Map<string, Promise<readonly AccountView[] | null>>();
  const accountsOf = (text: string) => {
    const held = asked.get(text);
    if (held) return held;
    // Quoted: a number or name is looked for as it stands, not read as a condition of the filter.
    const query = `"${text.replaceAll('"', '')}"`;
    const answer = ask('parties.accounts', { query, of: 'parties', offset: 0, limit: 3 })
      .then((page) => page.rows.filter(({ state }) => state === 'bound'))
      .catch(() => null);
    asked.set(text, answer);
    return answer;
  };
  const found: LookedUp[] = [];
  for (const pasted of rows) {
    if (pasted.problem !== '') {
      found.push({ pasted, row: null, why: pasted.problem });
      continue;
    }
    const accounts = await accountsOf(pasted.account);
    const [account, another] = accounts ?? [];
    if (!account || another) {
      const why = accounts === null ? 'not_looked_up' : another ? 'several' : 'unknown_payee';
      found.push({ pasted, row: null, why });
      continue;
    }
    const { amount, remark, merchantOrderNo } = pasted;
    const read = readRow({ account, amount, remark, merchantOrderNo, retryOf: '' }, currency);
    found.push({ pasted, row: read.row, why: read.problems[0] ?? '' });
  }
  return found;
}
