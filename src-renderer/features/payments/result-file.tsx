/** One file of results before it is taken: of which batch, which payments move from what to what, or why nothing of it is taken. */
import { IconArrowRight, IconFileCheck, IconFileInfo, IconFileX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Facts } from '../../../shared/contract/errors.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { ITEM_TONES } from './batch-steps.ts';
import { groupedAmounts } from './check-words.ts';
import classes from './payments.module.css';
import { ProblemTable } from './problem-table.tsx';
import { reasonSaid } from './reason-said.ts';
import type { ResultFilePlan, ResultMove } from './result-plan.ts';
import { usePages } from './use-batch-items.ts';

const TONES: Readonly<Record<ResultFilePlan['end'], Tone>> = {
  new: 'accent',
  known: 'plain',
  refused: 'bad',
};
const ICONS = { new: IconFileCheck, known: IconFileInfo, refused: IconFileX } as const;
/** Rows shown without a scroll bar of their own. */
const ROWS_IN_SIGHT = 8;

export function ResultFile({ file }: { readonly file: ResultFilePlan }) {
  const words = useWords();
  const Icon = ICONS[file.end];
  return (
    <Panel
      isFlush
      title={
        <span className={classes.resultHead}>
          <Icon size={16} aria-hidden /> {file.file}
        </span>
      }
      aside={
        <div className={classes.aside}>
          {file.format === '' ? null : <span>{words(`resultFormat.${file.format}`)}</span>}
          {file.batchNo === '' ? null : (
            <Link to={`/payments/${file.batchNo}`} className={classes.link}>
              {file.batchNo}
            </Link>
          )}
          <Tag tone={TONES[file.end]}>{words(`payments.end.${file.end}`)}</Tag>
        </div>
      }
    >
      {file.end === 'refused' ? (
        <div className={classes.refusedFile} role="alert">
          <strong>{refusalText(words, file)}</strong>
          <p>
            {words.or(
              `payment_result.${file.refusal}.do`,
              words.or(`refusal.${file.refusal}.do`, words('payments.refusedDo'), file.facts),
            )}
          </p>
        </div>
      ) : null}
      {file.problems.length > 0 ? <ProblemTable problems={file.problems} /> : null}
      {file.end === 'known' ? <p className={classes.quiet}>{words('payments.knownText')}</p> : null}
      {file.end === 'new' && file.moves.length === 0 ? (
        <p className={classes.quiet}>{words('payments.noMovesText')}</p>
      ) : null}
      {file.moves.length > 0 ? <Moves moves={file.moves} /> : null}
    </Panel>
  );
}

/** States among the facts, as a person knows them. */
function inWords(words: Words, facts: Facts): Facts {
  const said = (name: string) => words.or(`payment_state.${facts[name] ?? ''}`, String(facts[name] ?? ''));
  return { ...groupedAmounts(facts), from: said('from'), to: said('to') };
}

const refusalText = (words: Words, file: ResultFilePlan): string =>
  words.or(
    `payment_result.${file.refusal}`,
    words.or(`refusal.${file.refusal}`, file.refusal, file.facts),
    inWords(words, file.facts),
  );

function Moves({ moves }: { readonly moves: readonly ResultMove[] }) {
  const words = useWords();
  const columns = useMemo<readonly Column<ResultMove>[]>(
    () => [
      {
        id: 'row',
        header: words('payments.col.row'),
        width: 64,
        align: 'right',
        render: (move) => move.row.toLocaleString('en'),
      },
      { id: 'payee', header: words('payments.col.payee'), width: 150, grow: 1, render: (move) => move.payee },
      {
        id: 'itemNo',
        header: words('payments.col.itemNo'),
        width: 234,
        render: (move) => <span title={move.itemNo}>{move.itemNo}</span>,
      },
      {
        id: 'amount',
        header: words('payments.col.amount'),
        width: 148,
        align: 'right',
        render: (move) => <Amount minor={move.amount} currency={move.currency} showsCurrency />,
      },
      {
        id: 'move',
        header: words('payments.col.move'),
        width: 160,
        render: (move) => (
          <span className={classes.move}>
            <span>{words(`payment_state.${move.from}`)}</span>
            <IconArrowRight size={14} aria-label="→" />
            <Tag tone={ITEM_TONES[move.to]}>{words(`payment_state.${move.to}`)}</Tag>
          </span>
        ),
      },
      {
        id: 'reason',
        header: words('payments.col.reason'),
        width: 160,
        grow: 1,
        render: (move) => {
          const text = reasonSaid(words, move);
          return <span title={text}>{text}</span>;
        },
      },
    ],
    [words],
  );
  return (
    <div style={{ height: `calc(31px + var(--ch-row) * ${Math.min(moves.length, ROWS_IN_SIGHT)})` }}>
      <DataGrid
        label={words('payments.moves')}
        columns={columns}
        total={moves.length}
        fetchPage={usePages(moves)}
        resetKey={`moves ${moves[0]?.itemNo ?? ''}`}
        version={moves.length}
        rowKey={(move) => `${move.row} ${move.itemNo}`}
      />
    </div>
  );
}
