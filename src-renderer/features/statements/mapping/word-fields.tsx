/** Tables of words: what each word of a column means, the file's own words first. A word that was not told is a problem of its row, so it stands out. */
import { CHANNELS, LINE_KINDS, LINE_STATUSES } from '../../../../shared/domain/statement-line.ts';
import { useWords } from '../../../ui/words.ts';
import { ListField } from './list-field.tsx';
import { WAYS } from './mapping-edit.ts';
import type { FieldProps } from './question-fields.tsx';
import { wordsAt } from './seen-file.ts';
import { WordTable } from './word-table.tsx';

export function WordFields({ edit, file, onChange }: FieldProps) {
  const words = useWords();
  const { places } = edit;
  const heading = (place: number) => file.header[place] || words('mapping.column', { at: place + 1 });
  return (
    <>
      {edit.form === 'word' && places.direction !== undefined ? (
        <WordTable
          title={words('mapping.words.direction', { column: heading(places.direction) })}
          seen={wordsAt(file, places.direction)}
          told={edit.wayWords.map(({ word, way }) => ({ word, value: way }))}
          choices={WAYS.map((value) => ({ value, label: words(`direction.${value}`) }))}
          onChange={(told) =>
            onChange({ ...edit, wayWords: told.map(({ word, value }) => ({ word, way: value })) })
          }
        />
      ) : null}
      {places.kind !== undefined ? (
        <WordTable
          title={words('mapping.words.kind', { column: heading(places.kind) })}
          seen={wordsAt(file, places.kind)}
          told={edit.kindWords.map(({ word, kind }) => ({ word, value: kind }))}
          choices={LINE_KINDS.map((value) => ({ value, label: words(`lineKind.${value}`) }))}
          isOpenAllowed={edit.otherKind !== null}
          onChange={(told) =>
            onChange({ ...edit, kindWords: told.map(({ word, value }) => ({ word, kind: value })) })
          }
        >
          <ListField
            label={words('mapping.otherKind')}
            value={edit.otherKind ?? 'problem'}
            choices={[
              { value: 'problem', label: words('mapping.otherKind.problem') },
              ...LINE_KINDS.map((value) => ({ value, label: words(`lineKind.${value}`) })),
            ]}
            onChange={(kind) => onChange({ ...edit, otherKind: kind === 'problem' ? null : kind })}
          />
        </WordTable>
      ) : null}
      {places.status !== undefined ? (
        <WordTable
          title={words('mapping.words.status', { column: heading(places.status) })}
          seen={wordsAt(file, places.status)}
          told={edit.statusWords.map(({ word, status }) => ({ word, value: status }))}
          choices={LINE_STATUSES.map((value) => ({ value, label: words(`lineStatus.${value}`) }))}
          onChange={(told) =>
            onChange({ ...edit, statusWords: told.map(({ word, value }) => ({ word, status: value })) })
          }
        />
      ) : null}
      {places.channel !== undefined ? (
        <WordTable
          title={words('mapping.words.channel', { column: heading(places.channel) })}
          seen={wordsAt(file, places.channel)}
          told={edit.channelWords.map(({ word, channel }) => ({ word, value: channel }))}
          choices={CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))}
          onChange={(told) =>
            onChange({ ...edit, channelWords: told.map(({ word, value }) => ({ word, channel: value })) })
          }
        />
      ) : null}
    </>
  );
}
