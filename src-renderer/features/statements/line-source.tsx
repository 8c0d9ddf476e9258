/**
 * Where a line comes from: the archive, file, sheet and row; its cells one by one with what each was read into; and the row in its place among
 * its neighbours. What is pointed at here is marked among the line's facts, and the other way round.
 */
import { Switch } from '@mantine/core';
import { useState } from 'react';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { OriginalRows } from '../../../shared/contract/source.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Standing } from '../../ui/standing.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './line-source.module.css';
import { OwnCells } from './own-cells.tsx';
import { SaveOriginal } from './save-original.tsx';
import { columnsOf, fieldsAt, hasColumns, placeText } from './source-places.ts';
import { SourceRows } from './source-rows.tsx';

/** The engine puts stars in the place of what it hides. */
export const isMasked = (text: string): boolean => text.includes('*');

/** Rows above and below: enough to see a line in its place. */
export const ROWS_AROUND = 3;

/** Where marks among the facts lead to. */
export const LINE_SOURCE = 'line-source';

interface LineSourceProps {
  readonly line: LineView;
  /** In place of the masked answer. */
  readonly unmasked: OriginalRows | null;
  /** The field of the line that is pointed at. */
  readonly pointed: string | null;
  readonly onPoint: (field: string | null) => void;
}

export function LineSource({ line, unmasked, pointed, onPoint }: LineSourceProps) {
  const words = useWords();
  const [showsBlanks, setShowsBlanks] = useState(false);
  const answer = useAnswer('statements.source', { lineId: line.id, around: ROWS_AROUND });
  const source = unmasked ?? answer.data;
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!source) return null;
  const holdsMask = unmasked === null && source.rows.some((row) => row.cells.some(isMasked));
  const columns = pointed === null ? [] : columnsOf(source, pointed);
  return (
    <section id={LINE_SOURCE} className={classes.source} aria-label={words('statements.source')}>
      <header className={classes.head}>
        <h3>
          {words('statements.source')}{' '}
          <small>{words(holdsMask ? 'reveal.sourceMasked' : 'statements.sourceText')}</small>
        </h3>
        <Switch
          size="xs"
          label={words('source.showBlanks')}
          checked={showsBlanks}
          onChange={(event) => setShowsBlanks(event.currentTarget.checked)}
        />
      </header>
      <Whereabouts source={source} row={line.row} columns={columns} />
      {hasColumns(source.form) ? (
        <OwnCells source={source} columns={columns} showsBlanks={showsBlanks} onPoint={onPoint} />
      ) : null}
      {source.form === 'tags' ? null : (
        <SourceRows
          source={source}
          showsBlanks={showsBlanks}
          pointed={columns}
          onPoint={(column) => onPoint(column === null ? null : (fieldsAt(source, column)[0] ?? null))}
        />
      )}
      <footer className={classes.foot}>
        <Standing standing={line.proof} isOfFiles />
        <span className={classes.hash}>
          {source.encoding} · SHA-256 {source.sha256.slice(0, 16)}…
        </span>
        <SaveOriginal importId={source.importId} file={source.archive || source.file} />
      </footer>
    </section>
  );
}

/** Archive › member › sheet › row, and the cells that are pointed at. */
function Whereabouts({
  source,
  row,
  columns,
}: {
  readonly source: OriginalRows;
  readonly row: number;
  readonly columns: readonly number[];
}) {
  const words = useWords();
  const steps = [
    source.archive,
    source.archive === '' ? source.file.split('#')[0] : source.member,
    source.sheet === '' ? '' : words('source.sheet', { sheet: source.sheet }),
    words(source.form === 'tags' ? 'source.entry' : 'source.row', { row }),
    columns.map((column) => placeText(words, source, column, row)).join(words('source.and')),
  ].filter((step) => step !== '' && step !== undefined);
  return (
    <p className={classes.path} aria-live="polite">
      {steps.join(' › ')}
    </p>
  );
}
