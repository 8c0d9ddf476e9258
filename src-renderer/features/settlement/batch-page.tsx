/**
 * One batch, to be looked at and signed: the way from gross to net, each step opening its lines; three witnesses; a check list that fills itself; what
 * became of it. The bar at the foot signs exactly what stands here.
 */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Figure } from '../../../shared/domain/settlement.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { ownerText } from '../../ui/settlement-owner.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { BatchAftermath } from './batch-aftermath.tsx';
import { BatchFacts } from './batch-facts.tsx';
import { canSign, type WitnessName } from './batch-figures.ts';
import { CheckList } from './check-list.tsx';
import { DecideBar, type Decision } from './decide-bar.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { FigureLines } from './figure-lines.tsx';
import { MONEY_TONES, STATE_TONES } from './looks.ts';
import { PrintDialog } from './print-dialog.tsx';
import classes from './settlement.module.css';
import { Waterfall } from './waterfall.tsx';
import { WitnessLines } from './witness-lines.tsx';
import { Witnesses } from './witnesses.tsx';

type Found = Output<'settlement.get'>;
/** What lies beside the page. */
type Beside = { readonly figure: Figure } | { readonly witness: WitnessName } | null;
type Asked = Decision | 'adjust' | 'print' | null;

export function BatchPage({ batchKey }: { readonly batchKey: string }) {
  const words = useWords();
  const found = useAnswer('settlement.get', { key: batchKey }, { keepsPrevious: true });
  if (found.error)
    return (
      <div className={classes.page}>
        <PageHead title={words('settlement.batch')} beside={<Back to="/settlement" />} />
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      </div>
    );
  return found.data ? <Batch found={found.data} version={found.dataUpdatedAt} /> : <PageSkeleton />;
}

function Batch({ found, version }: { readonly found: Found; readonly version: number }) {
  const words = useWords();
  const navigate = useNavigate();
  const maySettle = useMay('settle');
  const [beside, setBeside] = useState<Beside>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const [without, setWithout] = useState<ReadonlyMap<number, LineView>>(new Map());
  const { batch } = found;
  const list = batch.side === 'channel' ? '/settlement' : '/settlement?tab=merchant';
  const back = () => void navigate(list);
  const isOpen = maySettle && batch.settlementNo === '';
  const adjust = () => setAsked('adjust');
  const print = () => setAsked('print');
  useKeys({
    Escape: { label: words('settlement.back'), run: back },
    'shift+p': { label: words('settlement.print'), run: print, isQuiet: true },
    ...(maySettle ? { n: { label: words('settlement.adjust'), run: adjust, isQuiet: true } } : {}),
  });
  return (
    <div className={classes.page}>
      <PageHead
        title={`${ownerText(words, batch)} · ${batch.from === batch.to ? batch.from : `${batch.from} – ${batch.to}`}`}
        beside={
          <span className={classes.tagLine}>
            <Back to={list} />
            <Tag tone={STATE_TONES[batch.state]}>{words(`settlement_state.${batch.state}`)}</Tag>
            <Tag tone={MONEY_TONES[batch.money]}>{words(`money_state.${batch.money}`)}</Tag>
            {batch.correction > 0 ? (
              <Tag tone="warn">{words('settlement.correction', { count: batch.correction })}</Tag>
            ) : null}
            {batch.isOvertaken ? <Tag tone="warn">{words('settlement.overtaken')}</Tag> : null}
          </span>
        }
        actions={
          <>
            <Button variant="default" onClick={print} rightSection={<KeyCap name="shift+p" />}>
              {words('settlement.print')}
            </Button>
            {maySettle ? (
              <Button variant="default" onClick={adjust} rightSection={<KeyCap name="n" />}>
                {words('settlement.adjust')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={classes.batch}>
        <div className={classes.column}>
          <Waterfall batch={batch} version={version} onOpen={(figure) => setBeside({ figure })} />
          {batch.side === 'channel' ? (
            <Witnesses found={found} onOpen={(witness) => setBeside({ witness })} />
          ) : null}
          <BatchAftermath found={found} />
        </div>
        <div className={classes.column}>
          <CheckList checks={found.checks} />
          <Panel title={words('settlement.batch')}>
            <BatchFacts batch={batch} />
          </Panel>
        </div>
      </div>
      <footer className={classes.foot}>
        <dl className={classes.sums}>
          <div>
            <dt>{words('settlement_figure.net')}</dt>
            <dd>
              <Amount minor={batch.net} currency={batch.currency} size="strong" showsCurrency />
            </dd>
          </div>
        </dl>
        {without.size > 0 ? (
          <span className={classes.tagLine}>
            <Tag tone="warn">{words('settlement.leftOut', { count: without.size })}</Tag>
            <Button size="compact-sm" variant="subtle" onClick={() => setWithout(new Map())}>
              {words('settlement.leaveNoneOut')}
            </Button>
          </span>
        ) : null}
        <span className={classes.spread} />
        {isOpen ? (
          <DecideBar
            batches={[batch]}
            onDecide={setAsked}
            signsAs={without.size > 0 ? words('settlement.leaveOut') : words('settlement.approve')}
          />
        ) : null}
      </footer>
      {beside && 'figure' in beside ? (
        <FigureLines
          batch={batch}
          figure={beside.figure}
          without={without}
          {...(isOpen && canSign(batch) ? { onWithout: setWithout } : {})}
          onClose={() => setBeside(null)}
        />
      ) : null}
      {beside && 'witness' in beside ? (
        <WitnessLines found={found} name={beside.witness} onClose={() => setBeside(null)} />
      ) : null}
      {asked === 'adjust' ? (
        <AdjustDialog batch={batch} lines={shownLines(found)} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'print' ? <PrintDialog found={found} onClose={() => setAsked(null)} /> : null}
      {asked === 'approve' || asked === 'hold' || asked === 'return' ? (
        <DecideDialog
          decision={asked}
          batches={[batch]}
          {...(asked === 'approve' ? { without: [...without.keys()] } : {})}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            setWithout(new Map());
          }}
        />
      ) : null}
    </div>
  );
}

/** Each once: a payout may stand for the fund bill and for the batch. */
const shownLines = ({ batchLines, payouts, bankLines }: Found): LineView[] => [
  ...new Map([...batchLines, ...payouts, ...bankLines].map((line) => [line.id, line])).values(),
];

function Back({ to }: { readonly to: string }) {
  const words = useWords();
  return (
    <Link className={classes.back} to={to}>
      <IconArrowLeft size={16} aria-hidden /> {words('settlement.back')}
    </Link>
  );
}
