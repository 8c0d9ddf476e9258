/**
 * A batch as it is being typed, kept by the engine: whatever is in the list is saved a moment after the hands rest, when the screen is left, and
 * before the batch is checked. Each save names the version it rests on, so that two windows never write over each other unseen.
 */
import { useEffect, useRef, useState } from 'react';
import type { BatchView, ItemDraft, PaymentView } from '../../../shared/contract/payment-views.ts';
import { ask } from '../../api/client.tsx';
import { type HeaderFields, headerFields, readHeader } from '../../ui/payment-header/header-form.ts';
import { type FormRow, formRows } from './batch-form.ts';

/** Every save is a version and an event of the record: not one at each letter, and soon enough that a crash costs nothing worth typing again. */
const REST_MS = 1200;

export type SaveStanding = 'saved' | 'typing' | 'saving' | 'unfit' | 'refused';

export interface BatchDraft {
  readonly header: HeaderFields;
  readonly rows: readonly FormRow[];
  readonly standing: SaveStanding;
  readonly error: unknown;
  readonly changeHeader: (header: HeaderFields) => void;
  readonly changeRows: (rows: readonly FormRow[]) => void;
  /** Saves what is not saved yet; the version that holds it all, null where it was refused. */
  readonly flush: () => Promise<number | null>;
  /** Lets what was typed since go, for what the engine has. */
  readonly reload: () => void;
}

interface Held {
  header: HeaderFields;
  rows: readonly FormRow[];
  version: number;
  /** Changes made, and how many of them are saved. */
  edits: number;
  saved: number;
  saving: Promise<boolean> | null;
}

export function useBatchDraft(
  batch: BatchView,
  drafts: readonly ItemDraft[],
  shown: readonly PaymentView[],
): BatchDraft {
  const [header, setHeader] = useState(() => headerFields(batch));
  const [rows, setRows] = useState<readonly FormRow[]>(() => formRows(drafts, shown));
  const [standing, setStanding] = useState<SaveStanding>('saved');
  const [error, setError] = useState<unknown>(null);
  const held = useRef<Held>({ header, rows, version: batch.version, edits: 0, saved: 0, saving: null });

  const adopt = () => {
    const next = { header: headerFields(batch), rows: formRows(drafts, shown) };
    held.current = { ...held.current, ...next, version: batch.version, saved: held.current.edits };
    setHeader(next.header);
    setRows(next.rows);
    setStanding('saved');
    setError(null);
  };
  // Somebody else saved it, or it was saved in another window: followed as long as nothing of one's own waits.
  const latestAdopt = useRef(adopt);
  latestAdopt.current = adopt;
  useEffect(() => {
    const { edits, saved, saving, version } = held.current;
    if (batch.version > version && edits === saved && saving === null) latestAdopt.current();
  }, [batch.version]);

  const saveOnce = async (): Promise<boolean> => {
    const now = held.current;
    const { edits } = now;
    const read = readHeader(now.header);
    if (!read.header) {
      setStanding('unfit');
      return false;
    }
    setStanding('saving');
    try {
      const { version } = await ask('payments.save', {
        batchNo: batch.batchNo,
        version: now.version,
        header: read.header,
        items: now.rows.map(({ draft }) => draft),
      });
      held.current.version = version;
      held.current.saved = edits;
      setStanding(held.current.edits === edits ? 'saved' : 'typing');
      setError(null);
      return true;
    } catch (fault) {
      setStanding('refused');
      setError(fault);
      return false;
    }
  };
  const save = (): Promise<boolean> => {
    held.current.saving ??= saveOnce().finally(() => {
      held.current.saving = null;
    });
    return held.current.saving;
  };
  const flush = async (): Promise<number | null> => {
    while (held.current.edits !== held.current.saved) if (!(await save())) return null;
    return held.current.version;
  };

  const latestFlush = useRef(flush);
  latestFlush.current = flush;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change begins the rest anew.
  useEffect(() => {
    if (standing !== 'typing') return;
    const timer = setTimeout(() => void latestFlush.current(), REST_MS);
    return () => clearTimeout(timer);
  }, [standing, header, rows]);
  // Left with something unsaved: saved on the way out.
  useEffect(() => () => void latestFlush.current(), []);

  const change = (next: Partial<Pick<Held, 'header' | 'rows'>>) => {
    Object.assign(held.current, next);
    held.current.edits += 1;
    setStanding('typing');
  };
  return {
    header,
    rows,
    standing,
    error,
    flush,
    reload: adopt,
    changeHeader: (next) => {
      change({ header: next });
      setHeader(next);
    },
    changeRows: (next) => {
      change({ rows: next });
      setRows(next);
    },
  };
}
