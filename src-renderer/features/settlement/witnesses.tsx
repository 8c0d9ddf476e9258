/** What the channel's own batch, the fund bill and the bank say of the same money, each beside the net with its difference. */
import { Button } from '@mantine/core';
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import { type WitnessName, witnessesOf } from './batch-figures.ts';
import classes from './settlement.module.css';
import { WitnessDifference } from './witness-difference.tsx';
import { linesOfWitness } from './witness-lines.tsx';

interface WitnessesProps {
  readonly found: Output<'settlement.get'>;
  readonly onOpen: (name: WitnessName) => void;
}

export function Witnesses({ found, onOpen }: WitnessesProps) {
  const words = useWords();
  const { net, currency } = found.batch;
  return (
    <Panel title={words('settlement.witnesses')} isFlush>
      <table className={table.table} aria-label={words('settlement.witnesses')}>
        <thead>
          <tr>
            <th>{words('settlement.col.witness')}</th>
            <th className={table.right}>
              {words('settlement.col.amount')} {currency}
            </th>
            <th className={table.right}>{words('difference.difference')}</th>
            <th>{words('column.file')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{words('settlement.witness.ours')}</td>
            <td className={table.right}>
              <Amount minor={net} currency={currency} size="strong" />
            </td>
            <td />
            <td />
          </tr>
          {witnessesOf(found.batch).map(({ name, net: theirs, difference }) => {
            const lines = linesOfWitness(found, name).length;
            return (
              <tr key={name}>
                <td>{words(`settlement.witness.${name}`)}</td>
                <td className={table.right}>
                  {theirs === null ? (
                    <span className={classes.muted}>{words('settlement.witness.none')}</span>
                  ) : (
                    <Amount minor={theirs} currency={currency} />
                  )}
                </td>
                <td className={table.right}>
                  <WitnessDifference difference={difference} currency={currency} />
                </td>
                <td>
                  {lines > 0 ? (
                    <Button size="compact-xs" variant="subtle" onClick={() => onOpen(name)}>
                      {words('settlement.witness.lines', { count: lines })}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
