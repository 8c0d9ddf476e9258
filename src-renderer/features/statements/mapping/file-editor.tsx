/** A file whose columns are to be said: guessed at first, or read as a mapping that exists says; saved, it is read by that mapping at once. */
import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type ColumnMapping, mappedAdapterId } from '../../../../shared/domain/column-mapping.ts';
import { invalidate, useAnswer, useAsk, useTask } from '../../../api/client.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './field.module.css';
import { FileWaits } from './file-waits.tsx';
import { LayoutDiff } from './layout-diff.tsx';
import { tokensToRead } from './mappable.ts';
import { editOf } from './mapping-edit.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { nameFrom } from './name-from.ts';
import { guessedIn, rebased } from './rebase.ts';
import { useLatestAnswer } from './use-latest-answer.ts';

const NEW = 'new';

export function FileEditor({ token }: { readonly token: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState('');
  const guess = useLatestAnswer(
    'mappings.guess',
    sheet === '' ? { fileToken: token } : { fileToken: token, sheet },
    0,
  );
  const known = useAnswer('mappings.list', { includeRetired: false });
  const plans = useAnswer('statements.plans', {});
  const saving = useAsk('mappings.save');
  const reading = useTask();
  const savedAs = useRef('');
  const [chosenBase, setBase] = useState('');
  const back = () => void navigate('/statements');

  const refused = plans.data?.refused ?? [];
  const own = refused.find(({ fileToken }) => fileToken === token) ?? null;
  const { answer } = guess;
  // Mappings this file may be meant for: those that read it, and the one it was nearly read by.
  const nearly = String(own?.facts['adapter'] ?? '').split(', ');
  const bases = (known.data?.mappings ?? []).filter(
    ({ id, mapping }) => answer?.fits.some((fit) => fit.id === id) || nearly.includes(mapping.name),
  );
  const base = chosenBase === '' ? (bases[0]?.id ?? NEW) : chosenBase;
  const onto = bases.find(({ id }) => id === base)?.mapping;

  const guessed = useMemo(
    () => (answer ? { ...editOf(answer.draft), name: nameFrom(answer.file) } : null),
    [answer],
  );
  const initial = useMemo(
    () => (answer && onto ? rebased(onto, answer.draft) : guessed),
    [answer, onto, guessed],
  );

  const save = async (mapping: ColumnMapping): Promise<boolean> => {
    const replaces = savedAs.current || (base === NEW ? '' : base);
    const saved = await saving
      .mutateAsync(replaces === '' ? { mapping } : { mapping, replaces })
      .catch(() => null); // Said below, where the button is.
    if (!saved) return false;
    savedAs.current = saved.id; // Should reading fail, saving once more makes a new version, not a second mapping.
    const read = await reading.run('statements.plan', { files: tokensToRead(token, refused) });
    await invalidate('statements.plans', 'today.summary');
    if (!read) return false;
    const count = read.plans.filter((plan) => plan.adapter === mappedAdapterId(saved.id)).length;
    notifications.show({ message: words('mapping.savedAndRead', { name: mapping.name, count }) });
    back();
    return true;
  };

  if (!answer || !guessed || !initial || known.isPending || plans.isPending)
    return <FileWaits guess={guess} error={known.error ?? plans.error} onBack={back} />;
  return (
    <MappingEditor
      key={`${answer.sheet} ${base}`}
      of={`mapping ${token} ${answer.sheet} ${base}`}
      title={words('mapping.titleOf', { file: withoutSheet(answer) })}
      initial={initial}
      marks={onto ? guessedIn(initial, onto) : guessed}
      restore={words(onto ? 'mapping.restore' : 'mapping.restoreGuess')}
      file={answer}
      atHand={{ fileToken: token, sheet: answer.sheet }}
      notice={own ? <LayoutDiff refused={own} header={answer.header} /> : null}
      choices={
        <>
          {answer.sheets.length > 1 ? (
            <NativeSelect
              size="xs"
              classNames={{ input: classes.small }}
              aria-label={words('mapping.sheet')}
              value={answer.sheet}
              data={answer.sheets.map((value) => ({ value, label: value }))}
              onChange={({ currentTarget }) => setSheet(currentTarget.value)}
            />
          ) : null}
          {bases.length > 0 ? (
            <NativeSelect
              size="xs"
              classNames={{ input: classes.small }}
              aria-label={words('mapping.base')}
              value={base}
              data={[
                ...bases.map(({ id, mapping }) => ({
                  value: id,
                  label: words('mapping.base.existing', { name: mapping.name }),
                })),
                { value: NEW, label: words('mapping.base.new') },
              ]}
              onChange={({ currentTarget }) => setBase(currentTarget.value)}
            />
          ) : null}
        </>
      }
      isBusy={saving.isPending || reading.isRunning}
      error={saving.error ?? reading.error}
      onSave={save}
      onBack={back}
    />
  );
}

/** The sheet is said by the choice beside it. */
const withoutSheet = ({ file, sheet }: { readonly file: string; readonly sheet: string }): string =>
  file.endsWith(`#${sheet}`) ? file.slice(0, -1 - sheet.length) : file;
