/** What a file states against what its rows add up to, check by check, with the row where each stands or first breaks. */
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { ProofCheck } from '../../../shared/contract/shapes.ts';
import { Amount } from '../../ui/amount.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import classes from './checks-table.module.css';

interface ChecksTableProps {
  readonly checks: readonly ProofCheck[];
  /** Of checks that name no currency of their own. */
  readonly currency: string;
}

export function ChecksTable({ checks, currency }: ChecksTableProps) {
  const words = useWords();
  if (checks.length === 0) return <p className={classes.none}>{words('statements.noChecks')}</p>;
  return (
    <div className={classes.box}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words('statements.check')}</th>
            <th className={table.right}>{words('statements.stated')}</th>
            <th className={table.right}>{words('statements.computed')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr
              key={`${check.name}|${check.currency}|${check.scope}|${check.row}`}
              data-broken={!check.holds || undefined}
            >
              <td className={classes.name}>
                {words.or(`total.${check.name}`, check.name)}
                {check.currency === '' || isCount(check.name) ? '' : ` ${check.currency}`}
                <small>
                  {[check.scope, check.weight === 'advisory' ? words('weight.advisory') : '', rowText(check)]
                    .filter((text) => text !== '')
                    .join(' · ')}
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
                ) : (
                  <IconX size={15} className={classes.breaks} aria-label={words('standing.failed')} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function rowText(check: ProofCheck): string {
    if (check.name === 'balance_chain')
      return check.holds ? words('statements.chainHolds') : words('statements.breaksAt', { row: check.row });
    return check.row > 0 ? words('statements.statedRow', { row: check.row }) : '';
  }
}

const isCount = (name: string): boolean =>
  name === 'count' || name.endsWith('_count') || name === 'statement_number';

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
