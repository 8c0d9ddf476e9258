/** The batch as whoever signs it signs it on paper: figures, witnesses, check list, hash, and room for two signatures. */
import { Button, Modal } from '@mantine/core';
import type { Output } from '../../../shared/contract/calls.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { useAnswer } from '../../api/client.tsx';
import { PrintedSheet, Sheet } from '../../ui/printed-sheet.tsx';
import { ownerText } from '../../ui/settlement-owner.ts';
import { useWords } from '../../ui/words.ts';
import { stepsOf, witnessesOf } from './batch-figures.ts';
import { checkSentence } from './check-words.ts';
import { worstFirst } from './looks.ts';
import classes from './settlement.module.css';

type Found = Output<'settlement.get'>;

export function PrintDialog({ found, onClose }: { readonly found: Found; readonly onClose: () => void }) {
  const words = useWords();
  const workspace = useAnswer('workspace.status', {}).data?.name ?? '';
  return (
    <Modal
      opened
      onClose={onClose}
      size={820}
      title={words('settlement.print')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={classes.form}>
        <PrintedSheet>
          <BatchSheet found={found} workspace={workspace} />
        </PrintedSheet>
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button data-autofocus onClick={() => window.print()}>
            {words('settlement.print')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}

function BatchSheet({ found, workspace }: { readonly found: Found; readonly workspace: string }) {
  const words = useWords();
  const { batch, checks } = found;
  const { currency } = batch;
  const witnesses = batch.side === 'channel' ? witnessesOf(batch) : []; // A merchant gives no bill of her own.
  const amount = (minor: number | null) =>
    minor === null ? '–' : formatMinorGrouped(minor, currency).replace('-', '−');
  return (
    <Sheet
      className={classes.sheet}
      title={words('settlement.sheet.title')}
      signs={(['maker', 'checker', 'date'] as const).map((name) => words(`settlement.sheet.${name}`))}
    >
      <dl>
        <dt>{words('settlement.sheet.house')}</dt>
        <dd>{workspace}</dd>
        <dt>{words(batch.side === 'channel' ? 'settlement.col.owner' : 'settlement.col.merchant')}</dt>
        <dd>{ownerText(words, batch)}</dd>
        <dt>{words('settlement.col.days')}</dt>
        <dd>{batch.from === batch.to ? batch.from : `${batch.from} – ${batch.to}`}</dd>
        <dt>{words('settlement.no')}</dt>
        <dd>
          {batch.settlementNo || words('settlement.unsigned')} · {words(`settlement_state.${batch.state}`)}
        </dd>
        <dt>{words('settlement.sheet.hash')}</dt>
        <dd>{batch.hash}</dd>
      </dl>
      <table>
        <tbody>
          {stepsOf(batch).map(({ name, amount: minor }) => (
            <tr key={name} data-total={name === 'net' || undefined}>
              <td>{words(`settlement_figure.${name}`)}</td>
              <td>
                {amount(minor)} {currency}
              </td>
            </tr>
          ))}
          {witnesses.map(({ name, net, difference }) => (
            <tr key={name}>
              <td>{words(`settlement.witness.${name}`)}</td>
              <td>
                {net === null
                  ? words('settlement.witness.none')
                  : `${words('difference.difference')} ${amount(difference)} · ${amount(net)} ${currency}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <tbody>
          {worstFirst(checks).map((check) => (
            <tr key={check.name}>
              <td>
                {words(`settlement.outcome.${check.outcome}`)} · {words(`settlement.check.${check.name}`)}
              </td>
              <td>{checkSentence(words, check)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
