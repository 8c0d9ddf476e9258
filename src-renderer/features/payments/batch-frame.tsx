/** What every view of a batch has: its number and state, what may be done next, the four steps, and what it is in one line. */
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { Amount } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { formatName } from '../../ui/payment-header/format-choice.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { BATCH_TONES, STEPS, type Step, stepOf, stepsOf } from './batch-steps.ts';
import { FromName } from './from-name.tsx';
import classes from './payments.module.css';
import { StepsBar } from './steps-bar.tsx';

export type BatchAnswer = Output<'payments.batch'>;
export interface ShownBatchProps {
  readonly answer: BatchAnswer;
  readonly items: readonly PaymentView[];
  readonly place: number;
  readonly onLook: (place: number) => void;
}

export const BackLink = () => {
  const words = useWords();
  return (
    <Link to="/payments" className={classes.back ?? ''}>
      <IconArrowLeft size={16} aria-hidden /> {words('payments.back')}
    </Link>
  );
};

/** The step shown: asked for in the address, else the one the batch is at. */
export function useStep(batch: BatchView): readonly [Step, (step: Step | null) => void] {
  const [search, setSearch] = useSearchParams();
  const step = STEPS.find((each) => each === search.get('step')) ?? stepOf(batch);
  return [step, (next) => setSearch(next === null ? {} : { step: next }, { replace: true })];
}

interface BatchFrameProps {
  readonly batch: BatchView;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
  readonly actions: ReactNode;
  /** As it is being typed: the figures of the last save would be behind what stands below them. */
  readonly isTyped: boolean;
  readonly children: ReactNode;
}

export function BatchFrame({ batch, step, onStep, actions, isTyped, children }: BatchFrameProps) {
  const words = useWords();
  return (
    <>
      <PageHead
        title={words('payments.batchTitle', { batch: batch.batchNo })}
        beside={
          <>
            <BackLink />
            <Tag tone={BATCH_TONES[batch.state]}>{words(`batch_state.${batch.state}`)}</Tag>
            <span className={classes.muted}>{words(`payment_purpose.${batch.purpose}`)}</span>
          </>
        }
        actions={actions}
      />
      <div className={classes.top}>
        <StepsBar steps={stepsOf(batch)} shown={step} onShow={onStep} />
        {isTyped ? null : <Figures batch={batch} />}
      </div>
      {children}
    </>
  );
}

function Figures({ batch }: { readonly batch: BatchView }) {
  const words = useWords();
  return (
    <div className={classes.figures}>
      <span className={classes.figure}>
        <small>{words('payments.itemCount', { count: batch.count })}</small>
        <Amount minor={batch.sum} currency={batch.currency} showsCurrency size="key" />
      </span>
      <dl>
        <div>
          <dt>{words(batch.purpose === 'collection' ? 'payments.to' : 'payments.from')}</dt>
          <dd>
            <FromName name={batch.fromName} />
          </dd>
        </div>
        <div>
          <dt>{words('payments.format')}</dt>
          <dd title={formatName(words, batch)}>{formatName(words, batch)}</dd>
        </div>
        <div>
          <dt>{words('payments.day')}</dt>
          <dd>
            <Day value={batch.executionDay} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
