/** Accepts many proposals at once, by class, after a look at a sample. Each group stays a match of its own, to be taken apart alone. */
import { Button, Checkbox, Modal, Progress, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupView } from '../../../shared/contract/shapes.ts';
import { NOTE_LENGTH_MAX, PAGE_ROWS_MAX } from '../../../shared/contract/shapes.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import { ask } from '../../api/client.tsx';
import { newName } from '../../api/tasks.ts';
import { Amount } from '../../ui/amount.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { sayUndoable } from '../../ui/review/undo.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './accept-class.module.css';
import { type ProposalClass, proposalClasses, sampleOf } from './proposal-classes.ts';
import { useRuleName } from './rules/use-rule-name.ts';

/** More than anybody accepts in one go; a filter narrows it. */
const COLLECTED_MAX = 10_000;
const SAMPLE_ROWS = 8;

interface AcceptClassProps {
  readonly leg: Leg;
  readonly query: string;
  readonly onClose: () => void;
}

export function AcceptClass({ leg, query, onClose }: AcceptClassProps) {
  const words = useWords();
  const ruleNameOf = useRuleName();
  const [collected, setCollected] = useState({ done: 0, of: 0 });
  const [chosenId, setChosenId] = useState('');
  const [hasLooked, setLooked] = useState(false);
  const [note, setNote] = useState('');
  const [accepted, setAccepted] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);

  const groups = useQuery({
    queryKey: ['matching.proposalsOfClass', leg, query],
    queryFn: () => collect(leg, query, (done, of) => setCollected({ done, of })),
    staleTime: Number.POSITIVE_INFINITY, // What was looked at is what is accepted.
    gcTime: 0,
  });
  const found = groups.data ? proposalClasses(groups.data) : [];
  const chosen = found.find((each) => each.id === chosenId) ?? found[0];
  const isBusy = accepted !== null;

  const acceptAll = async (of: ProposalClass) => {
    setError(null);
    setAccepted(0);
    let done = 0;
    const act = newName(); // One act, however many calls: it is undone as a whole.
    try {
      for (let from = 0; from < of.groups.length; from += PAGE_ROWS_MAX) {
        const keys = of.groups.slice(from, from + PAGE_ROWS_MAX).map((group) => group.key);
        done += (await ask('review.accept', { keys, note: note.trim(), act })).accepted;
        setAccepted(done);
      }
      sayUndoable(words, words('matching.accepted', { count: done }));
      onClose();
    } catch (fault) {
      setError(fault);
      setAccepted(null);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={820}
      title={<strong>{words('matching.acceptClassTitle')}</strong>}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={classes.dialog}>
        <p className={classes.text}>{words('matching.acceptClassText')}</p>
        {groups.error ? <ErrorNote error={groups.error} retry={() => void groups.refetch()} /> : null}
        {groups.isPending ? (
          <p className={classes.text} role="status">
            {words('matching.acceptClassLoading', collected)}
          </p>
        ) : null}
        {groups.data?.length === COLLECTED_MAX ? (
          <p className={classes.text}>{words('matching.acceptClassCapped', { count: COLLECTED_MAX })}</p>
        ) : null}
        {groups.data && !chosen ? <EmptyState title={words('matching.proposalsEmpty')} /> : null}
        {chosen ? (
          <>
            <div className={classes.classes} role="radiogroup" aria-label={words('matching.acceptClass')}>
              {found.map((each) => (
                <label key={each.id} className={classes.class} data-on={each.id === chosen.id || undefined}>
                  <input
                    type="radio"
                    name="proposal-class"
                    checked={each.id === chosen.id}
                    onChange={() => {
                      setChosenId(each.id);
                      setLooked(false);
                    }}
                  />
                  <span className={classes.name}>
                    {ruleNameOf(each.rule)}
                    <small>
                      {words('matching.confidence', { percent: bandOf(each) })} ·{' '}
                      {words(each.isBalanced ? 'matching.classBalanced' : 'matching.classDiffers')}
                    </small>
                  </span>
                  <strong>{each.groups.length.toLocaleString('en-US')}</strong>
                  <Amount minor={each.leftSum} currency={each.currency} showsCurrency />
                  <DifferenceFigure difference={each.difference} currency={each.currency} />
                </label>
              ))}
            </div>
            <Sample leg={leg} groups={sampleOf(chosen.groups, SAMPLE_ROWS)} />
            <Textarea
              label={words('matching.noteOptional')}
              autosize
              minRows={1}
              maxLength={NOTE_LENGTH_MAX}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {error ? <ErrorNote error={error} /> : null}
            {isBusy ? <Progress value={(100 * (accepted ?? 0)) / chosen.groups.length} size={4} /> : null}
            <footer className={classes.actions}>
              <Checkbox
                label={words('matching.sampleLooked')}
                checked={hasLooked}
                onChange={(event) => setLooked(event.currentTarget.checked)}
              />
              <span className={classes.space} />
              <Button variant="default" onClick={onClose}>
                {words('action.cancel')}
              </Button>
              <Button disabled={!hasLooked} loading={isBusy} onClick={() => void acceptAll(chosen)}>
                {words('matching.acceptClassCount', { count: chosen.groups.length })}
              </Button>
            </footer>
          </>
        ) : null}
      </div>
    </Modal>
  );
}

const bandOf = ({ confidence, confidenceTo }: ProposalClass): string =>
  confidence === confidenceTo ? String(confidence) : `${confidence}–${confidenceTo}`;

function Sample({ leg, groups }: { readonly leg: Leg; readonly groups: readonly GroupView[] }) {
  const words = useWords();
  return (
    <table className={classes.sample}>
      <caption>{words('matching.sample', { count: groups.length })}</caption>
      <thead>
        <tr>
          <th>{words('matching.col.day')}</th>
          <th>{words('matching.col.reference')}</th>
          <th>{words('matching.col.title')}</th>
          <th>{words(`leg.${leg}.left`)}</th>
          <th>{words(`leg.${leg}.right`)}</th>
          <th>{words('matching.col.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key}>
            <td>{group.day}</td>
            <td title={group.reference}>{group.reference}</td>
            <td title={group.title}>{group.title}</td>
            <td>
              <Amount minor={group.leftSum} currency={group.currency} />
            </td>
            <td>
              <Amount minor={group.rightSum} currency={group.currency} />
            </td>
            <td>
              <DifferenceFigure difference={group.difference} currency={group.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function collect(
  leg: Leg,
  query: string,
  heard: (done: number, of: number) => void,
): Promise<readonly GroupView[]> {
  const all: GroupView[] = [];
  for (;;) {
    const page = await ask('matching.groups', {
      leg,
      query,
      states: ['proposed'],
      offset: all.length,
      limit: PAGE_ROWS_MAX,
    });
    all.push(...page.rows);
    const of = Math.min(page.total, COLLECTED_MAX);
    heard(all.length, of);
    if (page.rows.length === 0 || all.length >= of) return all.slice(0, COLLECTED_MAX);
  }
}
