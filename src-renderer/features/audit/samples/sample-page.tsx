/**
 * One sample: its items to be judged by keys, beside them what it was drawn from, what the results amount to, and the conclusion with its review.
 *
 * Judging anew after the conclusion takes it away; who drew or judged does not review.
 */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import { HandOverDialog } from '../hand-over-dialog.tsx';
import classes from '../parts.module.css';
import { EvaluationPanel } from './evaluation-panel.tsx';
import { ItemsGrid } from './items-grid.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { SampleFacts } from './sample-facts.tsx';
import { STATE_TONES, stateOf } from './sample-standing.ts';
import own from './samples.module.css';

type Asked =
  | { readonly what: 'conclude' | 'review' | 'paper' }
  | { readonly what: 'wrong' | 'missing' | 'open'; readonly items: readonly SampleItem[] };

export function SamplePage({ id }: { readonly id: number }) {
  const words = useWords();
  const { go } = useSearch();
  const found = useAnswer('audit.sample', { id, offset: 0, limit: 1 }, { keepsPrevious: true });
  const [asked, setAsked] = useState<Asked | null>(null);
  const conclude = useAsk('audit.concludeSample');
  const review = useAsk('audit.reviewSample');
  const back = () => go({ sample: '' });
  const sample = found.data?.sample;
  const state = sample ? stateOf(sample) : 'judging';
  const act = (what: 'conclude' | 'review' | 'paper') => () => setAsked({ what });
  useKeys({
    Escape: { label: words('sampleScreen.back'), run: back },
    ...(sample ? { p: { label: words('sampleScreen.paper'), run: act('paper') } } : {}),
    ...(state === 'judged' ? { c: { label: words('sampleScreen.conclude'), run: act('conclude') } } : {}),
    ...(state === 'concluded' ? { v: { label: words('sampleScreen.review'), run: act('review') } } : {}),
  });
  if (found.error && !sample) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !sample) return <PageSkeleton />;
  const close = () => setAsked(null);
  return (
    <>
      <div className={classes.tools}>
        <button type="button" className={own.backButton} onClick={back}>
          <IconArrowLeft size={14} aria-hidden />
          {words('sampleScreen.back')}
        </button>
        <h2 className={own.pageTitle}>{sample.title}</h2>
        <Tag tone={STATE_TONES[state]}>{words(`sample_state.${state}`)}</Tag>
        <span className={classes.spread} />
        <Button variant="default" onClick={act('paper')} rightSection={<KeyCap name="p" />}>
          {words('sampleScreen.paper')}
        </Button>
        {state === 'judged' || state === 'judging' ? (
          <Button
            disabled={state === 'judging'}
            {...(state === 'judging' ? { title: words('sampleScreen.judgeFirst') } : {})}
            onClick={act('conclude')}
            rightSection={<KeyCap name="c" />}
          >
            {words('sampleScreen.conclude')}
          </Button>
        ) : state === 'concluded' ? (
          <Button onClick={act('review')} rightSection={<KeyCap name="v" />}>
            {words('sampleScreen.review')}
          </Button>
        ) : null}
      </div>
      <div className={own.sample}>
        <ItemsGrid
          sample={sample}
          isConcluded={state === 'concluded' || state === 'reviewed'}
          onAsk={(what, items) => setAsked({ what, items })}
        />
        <div className={classes.side}>
          <EvaluationPanel
            title={words('sampleScreen.evaluation')}
            sample={sample}
            evaluation={found.data.evaluation}
          />
          {found.data.negatives ? (
            <EvaluationPanel
              title={words('sampleScreen.negatives')}
              sample={sample}
              evaluation={found.data.negatives}
            />
          ) : null}
          <SampleFacts sample={sample} />
        </div>
      </div>
      {asked && 'items' in asked ? (
        <JudgeDialog sample={sample} result={asked.what} items={asked.items} onClose={close} />
      ) : null}
      {asked?.what === 'conclude' ? (
        <ReasonDialog
          about={`conclude sample ${id}`}
          title={words('sampleScreen.conclude')}
          text={words('sampleScreen.concludeText')}
          label={words('sampleScreen.conclusion')}
          confirm={words('sampleScreen.conclude')}
          error={conclude.error}
          isBusy={conclude.isPending}
          onClose={close}
          onConfirm={(conclusion) =>
            conclude.mutate(
              { id, conclusion },
              {
                onSuccess: () => {
                  close();
                  sayDone(words('sampleScreen.concluded'));
                },
              },
            )
          }
        />
      ) : null}
      {asked?.what === 'review' ? (
        <ReasonDialog
          about={`review sample ${id}`}
          title={words('sampleScreen.review')}
          text={words('sampleScreen.reviewText')}
          label={words('sampleScreen.reviewNote')}
          confirm={words('sampleScreen.review')}
          isOptional
          error={review.error}
          isBusy={review.isPending}
          onClose={close}
          onConfirm={(note) =>
            review.mutate(
              { id, note },
              {
                onSuccess: () => {
                  close();
                  sayDone(words('sampleScreen.reviewed'));
                },
              },
            )
          }
        />
      ) : null}
      {asked?.what === 'paper' ? (
        <HandOverDialog
          title={words('sampleScreen.paper')}
          text={words('sampleScreen.paperText')}
          of={{ call: 'audit.samplePaper', input: { id } }}
          onClose={close}
        />
      ) : null}
    </>
  );
}
