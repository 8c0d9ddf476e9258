/** One check: what it counts, where it stands in the file, stated and computed, and whether they agree. The row can be looked at in the file. */
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProofCheck } from '../../../shared/contract/shapes.ts';
import { isCount } from '../../../shared/domain/proof-names.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import classes from './checks-table.module.css';
import { OwnCells } from './own-cells.tsx';
import { SourceRows } from './source-rows.tsx';

interface CheckRowProps {
  readonly check: ProofCheck;
  readonly currency: string;
  readonly importId?: number;
}

export function CheckRow({ check, currency, importId }: CheckRowProps) {
  const words = useWords();
  const [isShown, setShown] = useState(false);
  const where =
    check.name === 'balance_chain'
      ? check.holds
        ? words('statements.chainHolds')
        : words('statements.breaksAt', { row: check.row })
      : check.row > 0
        ? words('statements.statedRow', { row: check.row })
        : '';
  const isOnRow = check.row > 0 && where !== '' && !(check.name === 'balance_chain' && check.holds);
  return (
    <>
      <tr data-broken={(!check.holds && check.weight === 'strict') || undefined}>
        <td className={classes.name}>
          {words.or(`total.${check.name}`, check.name)}
          {check.currency === '' || isCount(check.name) ? '' : ` ${check.currency}`}
          <small>
            {check.weight === 'advisory' ? `${words('weight.advisory')}${where === '' ? '' : ' · '}` : ''}
            {isOnRow && importId !== undefined ? (
              <button
                type="button"
                className={classes.where}
                aria-expanded={isShown}
                aria-label={words('proof.showRow', { row: check.row })}
                onClick={() => setShown(!isShown)}
              >
                {where}
              </button>
            ) : (
              where
            )}
          </small>
        </td>
        <td className={table.right}>
          <Figure name={check.name} value={check.stated} currency={check.currency || currency} />
        </td>
        <td className={table.right}>
          {isUncomputed(check) ? (
            <small>{words('statements.notComputed')}</small>
          ) : (
            <Figure name={check.name} value={check.computed} currency={check.currency || currency} />
          )}
        </td>
        <td className={classes.end}>
          {isUncomputed(check) ? (
            <IconMinus size={15} aria-hidden />
          ) : check.holds ? (
            <IconCheck size={15} className={classes.holds} aria-label={words('standing.proved')} />
          ) : check.weight === 'advisory' ? (
            <IconAlertTriangle size={15} className={classes.differs} aria-label={words('standing.failed')} />
          ) : (
            <IconX size={15} className={classes.breaks} aria-label={words('standing.failed')} />
          )}
        </td>
      </tr>
      {isShown && importId !== undefined ? (
        <tr>
          <td colSpan={4} className={classes.source}>
            <StatedRow importId={importId} row={check.row} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** The row of the file on which the figure stands, between its neighbours. */
function StatedRow({ importId, row }: { readonly importId: number; readonly row: number }) {
  const answer = useAnswer('statements.sourceRow', { importId, row, around: 2 });
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  return answer.data.form === 'tags' ? (
    <OwnCells source={answer.data} />
  ) : (
    <SourceRows source={answer.data} />
  );
}

/** Stated, but nothing of ours stands against it: neither proved nor failed. */
const isUncomputed = (check: ProofCheck): boolean => check.computed === null && check.stated !== null;

/** Counts are counts; all other names carry minor units. */
function Figure({
  name,
  value,
  currency,
}: {
  readonly name: string;
  readonly value: number | null;
  readonly currency: string;
}) {
  if (value !== null && isCount(name)) return value.toLocaleString('en');
  return <Amount minor={value} currency={currency} />;
}
