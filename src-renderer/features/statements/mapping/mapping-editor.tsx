/**
 * The mapping editor: the file as it is with each column's meaning above it, what the mapping says beside, and below what it makes of the file.
 * What is typed is kept when she goes back without saving, until the window locks.
 */
import { Button, Switch } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ColumnMapping } from '../../../../shared/domain/column-mapping.ts';
import { useDraft } from '../../../ui/drafts.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../ui/words.ts';
import { FileTable } from './file-table.tsx';
import { editFaults, type MappingEdit, rolesAt, usableMapping } from './mapping-edit.ts';
import classes from './mapping-editor.module.css';
import { MappingForm } from './mapping-form.tsx';
import type { SeenFile } from './seen-file.ts';
import { TryResult } from './try-result.tsx';
import { useLatestAnswer } from './use-latest-answer.ts';

/** The file at hand, and the sheet of it. */
export interface FileAtHand {
  readonly fileToken: string;
  readonly sheet: string;
}

interface MappingEditorProps {
  /** Names what is edited, for what was typed and not yet saved. */
  readonly of: string;
  readonly title: string;
  readonly initial: MappingEdit;
  /** What was guessed, for the marks above the columns. */
  readonly marks: MappingEdit | null;
  /** Words of the button that takes back every change. */
  readonly restore: string;
  readonly file: SeenFile;
  readonly atHand: FileAtHand | null;
  /** What the file says of itself, above the table. */
  readonly notice?: ReactNode;
  /** Choices that begin another mapping: the sheet, the mapping it becomes. */
  readonly choices?: ReactNode;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** True once it is saved. */
  readonly onSave: (mapping: ColumnMapping) => Promise<boolean>;
  readonly onBack: () => void;
}

/** Columns that a screen shows beside one another. */
const WIDE_TABLE = 8;
/** Typing is over when nothing came for this long. */
const TRIED_AFTER_MS = 350;
/** Stands in for the name while a mapping is tried. */
const NAMELESS = '?';

export function MappingEditor(props: MappingEditorProps) {
  const { file, atHand, initial, isBusy, onBack } = props;
  const words = useWords();
  const initialText = useMemo(() => JSON.stringify(initial), [initial]);
  const draft = useDraft(props.of, initialText);
  const edit = useMemo(() => JSON.parse(draft.text) as MappingEdit, [draft.text]); // Our own text, written below.
  const change = (next: MappingEdit) => draft.change(JSON.stringify(next));
  const faults = editFaults(edit);
  const tryable = usableMapping(edit, NAMELESS);
  const tried = useLatestAnswer(
    'mappings.try',
    atHand && tryable ? { ...asked(atHand), mapping: tryable } : null,
    TRIED_AFTER_MS,
  );
  const unread = tried.isCurrent ? (tried.answer?.summary.counts.errors ?? 0) : 0;
  const canSave = faults.length === 0 && !isBusy;
  const save = async () => {
    const mapping = usableMapping(edit);
    if (!canSave || mapping === null) return;
    if (await props.onSave(mapping)) draft.send();
  };
  const saveWords = words(atHand ? 'mapping.saveAndRead' : 'mapping.saveVersion');
  useKeys({
    'mod+s': { label: saveWords, run: () => void save() },
    Escape: { label: words('mapping.back'), run: onBack },
  });
  const [isOnlyUsed, setOnlyUsed] = useState(false);
  const used = file.header.filter((_, at) => rolesAt(edit, at).length > 0).length;
  const page = useRef<HTMLDivElement>(null);
  // Tab goes to the columns from here, and the keys are the editor's.
  useEffect(() => page.current?.focus(), []);
  return (
    <div ref={page} className={classes.page} tabIndex={-1}>
      <PageHead
        title={props.title}
        beside={props.choices}
        actions={
          <>
            {draft.text === initialText ? null : (
              <Button variant="subtle" onClick={() => draft.change(initialText)}>
                {props.restore}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={15} aria-hidden />}
              rightSection={<KeyCap name="Escape" />}
              onClick={onBack}
            >
              {words('mapping.back')}
            </Button>
            <Button
              disabled={!canSave}
              loading={isBusy}
              rightSection={<KeyCap name="mod+s" />}
              onClick={() => void save()}
            >
              {saveWords}
            </Button>
          </>
        }
      />
      <p className={classes.standing} role="status" data-lacks={faults.length > 0 || unread > 0 || undefined}>
        {faults.length > 0 ? (
          <>
            <IconAlertTriangle size={15} aria-hidden />
            <strong>{words('mapping.lacks', { count: faults.length })}</strong>
            {faults.map((fault) => words(`mappingFault.${fault}`)).join(' · ')}
          </>
        ) : unread > 0 ? (
          <>
            <IconAlertTriangle size={15} aria-hidden />
            {words('mapping.completeButProblems', { count: unread })}
          </>
        ) : (
          <>
            <IconCheck size={15} aria-hidden />
            {words(atHand ? 'mapping.complete' : 'mapping.completeNoFile')}
          </>
        )}
      </p>
      <ErrorNote error={props.error} />
      {props.notice}
      <div className={classes.body}>
        <div className={classes.main}>
          <Panel
            isFlush
            className={atHand ? classes.file : classes.columns}
            title={words(atHand ? 'mapping.file' : 'mapping.columns', { count: file.rows.length })}
            aside={
              file.header.length > WIDE_TABLE ? (
                <Switch
                  size="xs"
                  checked={isOnlyUsed}
                  onChange={(event) => setOnlyUsed(event.currentTarget.checked)}
                  label={words('mapping.onlyUsed', { count: used, of: file.header.length })}
                />
              ) : (
                <span className={classes.hint}>{words('mapping.fileText')}</span>
              )
            }
          >
            <FileTable
              edit={edit}
              guessed={props.marks}
              header={file.header}
              headerRow={file.headerRow}
              rows={file.rows}
              isOnlyUsed={isOnlyUsed}
              onChange={change}
            />
          </Panel>
          {atHand ? (
            <TryResult tried={tried} isLacking={tryable === null} />
          ) : (
            <p className={classes.noFile}>{words('mapping.noFile')}</p>
          )}
        </div>
        <Panel isFlush className={classes.form} title={words('mapping.settings')}>
          <MappingForm edit={edit} file={file} onChange={change} />
        </Panel>
      </div>
    </div>
  );
}

const asked = ({ fileToken, sheet }: FileAtHand) => (sheet === '' ? { fileToken } : { fileToken, sheet });
