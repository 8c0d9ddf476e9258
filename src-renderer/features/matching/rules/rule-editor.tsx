/**
 * One rule beside the list: its sentence follows what is typed; a draft is kept, tried on past days, and then published with a second person.
 *
 * What is published is the kept draft that was tried: with something typed since, there is nothing to publish.
 */
import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { RuleOffer, RuleView } from '../../../../shared/contract/match-rules.ts';
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';
import { ruleProblems } from '../../../../shared/domain/rule-check.ts';
import { useAsk } from '../../../api/client.tsx';
import { requestAddress, sayAsked } from '../../../ui/asked-notice.tsx';
import { OurClock } from '../../../ui/day.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { sayDone } from '../said.ts';
import { BacktestPanel } from './backtest-panel.tsx';
import classes from './rule-editor.module.css';
import { RuleFields } from './rule-fields.tsx';
import { formOf, type RuleForm, readForm } from './rule-form.ts';
import { Problems } from './rule-problems.tsx';
import { ruleName, sentenceOf, standingRule } from './rule-words.ts';

interface RuleEditorProps {
  readonly view: RuleView | null;
  /** A rule that is begun: it has no id yet. */
  readonly fresh: MatchRule | null;
  readonly offer: RuleOffer | null;
  readonly inForce: readonly MatchRule[];
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

export function RuleEditor({ view, fresh, offer, inForce, onClose, onSaved }: RuleEditorProps) {
  const words = useWords();
  const mayMatch = useMay('match');
  const save = useAsk('matching.draftRule');
  const discard = useAsk('matching.discardRule');
  const publish = useAsk('matching.publishRule');
  const kept = view ? (view.draft?.rule ?? standingRule(view)) : fresh;
  const [typed, setTyped] = useState<RuleForm | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  if (!kept) return null;
  const form = typed ?? formOf(kept);
  const { rule, unread } = readForm(form);
  const shown = rule ?? form.rule;
  const problems = ruleProblems(shown, inForce);
  const isChanged = fresh !== null || (rule !== null && !isSame(rule, kept));
  const isFatal = problems.some((each) => each.isFatal);
  const draft = view?.draft ?? null;
  const canPublish =
    draft !== null && !isChanged && draft.backtest !== null && draft.requestId === null && !isFatal;
  const base = view ? (view.inForce ?? view.shipped) : null;
  const saveDraft = async (next: MatchRule | null): Promise<boolean> => {
    if (!next) return false;
    const { id: _, version: __, ...body } = next;
    try {
      const { id } = await save.mutateAsync({
        rule: { ...body, id: view ? view.id : '' },
        ...(offer ? { offer: offer.key } : {}),
      });
      setTyped(null);
      onSaved(id);
      return true;
    } catch {
      return false; // Said beneath the fields.
    }
  };
  return (
    <>
      <Drawer
        isOpen
        onClose={onClose}
        width={680}
        title={ruleName(words, shown)}
        actions={
          mayMatch ? (
            <>
              {draft && draft.requestId === null ? (
                <Button
                  variant="subtle"
                  loading={discard.isPending}
                  onClick={() =>
                    discard.mutate(
                      { id: draft.rule.id },
                      {
                        onSuccess: () => {
                          setTyped(null);
                          sayDone(words('rules.discarded'));
                          if (!view?.inForce) onClose();
                        },
                      },
                    )
                  }
                >
                  {words('rules.discard')}
                </Button>
              ) : null}
              <Button
                variant="default"
                disabled={!isChanged || rule === null}
                loading={save.isPending}
                onClick={() => void saveDraft(rule)}
              >
                {words('rules.saveDraft')}
              </Button>
              <Button disabled={!canPublish} onClick={() => setPublishing(true)}>
                {words('rules.publish')}
              </Button>
            </>
          ) : null
        }
      >
        <div className={classes.editor}>
          {draft?.requestId ? (
            <p className={classes.waits}>
              {words('rules.waitsText')}{' '}
              <Link to={requestAddress(draft.requestId)}>{words('approvals.see')}</Link>
            </p>
          ) : null}
          <section className={classes.sentence} aria-live="polite">
            <p>{sentenceOf(words, shown)}</p>
            {base && draft && !isSame(base, shown) ? (
              <p className={classes.before}>
                <strong>{words('rules.inForceNow')}</strong> {sentenceOf(words, base)}
              </p>
            ) : null}
          </section>
          <Problems problems={problems} inForce={inForce} />
          {mayMatch ? (
            <>
              <div className={classes.switches}>
                <Switch
                  size="sm"
                  label={words('rules.isOn')}
                  checked={form.rule.isOn}
                  onChange={(event) =>
                    setTyped({ ...form, rule: { ...form.rule, isOn: event.currentTarget.checked } })
                  }
                />
                {view?.shipped && view.origin === 'changed' ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setTyped(formOf(view.shipped ?? kept))}
                  >
                    {words('rules.restore')}
                  </Button>
                ) : null}
              </div>
              <RuleFields
                form={form}
                unread={unread}
                problems={problems}
                isNew={view === null || view.inForce === null}
                onChange={setTyped}
              />
              <ErrorNote error={save.error ?? discard.error} />
              {view ? (
                <BacktestPanel
                  id={view.id}
                  kept={draft?.backtest ?? null}
                  canRun={!isFatal && rule !== null && (draft !== null || isChanged)}
                  prepare={() => (isChanged ? saveDraft(rule) : Promise.resolve(true))}
                />
              ) : (
                <p className={classes.muted}>{words('rules.saveFirst')}</p>
              )}
            </>
          ) : null}
          {view ? <Versions view={view} /> : null}
        </div>
      </Drawer>
      {isPublishing && draft ? (
        <ReasonDialog
          about={`publish ${draft.rule.id}`}
          title={words('rules.publishTitle', { name: ruleName(words, draft.rule) })}
          text={words('rules.publishText')}
          confirm={words('rules.publish')}
          error={publish.error}
          isBusy={publish.isPending}
          onClose={() => setPublishing(false)}
          onConfirm={(reason) =>
            publish.mutate(
              { id: draft.rule.id, reason },
              {
                onSuccess: ({ requestId }) => {
                  setPublishing(false);
                  if (requestId === null) sayDone(words('rules.published'));
                  else sayAsked(words, requestId);
                },
              },
            )
          }
        />
      ) : null}
    </>
  );
}

/** The same but for its version. */
const isSame = (one: MatchRule, other: MatchRule): boolean =>
  JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));
const bodyOf = (rule: MatchRule) =>
  Object.entries({ ...rule, version: 0 }).toSorted(([a], [b]) => (a < b ? -1 : 1));

function Versions({ view }: { readonly view: RuleView }) {
  const words = useWords();
  return (
    <section>
      <h3>{words('rules.standing')}</h3>
      <Facts
        facts={[
          { name: words('rules.id'), value: view.id, isCode: true },
          {
            name: words('rules.col.version'),
            value: view.inForce ? words('rules.version', { version: String(view.inForce.version) }) : '',
          },
          { name: words('rules.origin'), value: words(`rules.origin.${view.origin}`) },
          { name: words('rules.publishedBy'), value: view.publishedByName },
          {
            name: words('rules.publishedAt'),
            value: view.publishedAt === '' ? '' : <OurClock value={view.publishedAt} />,
          },
          { name: words('matching.reason'), value: view.publishedReason },
          {
            name: words('rules.draftBy'),
            value: view.draft ? (
              <>
                {view.draft.byName} <OurClock value={view.draft.at} />
              </>
            ) : (
              ''
            ),
          },
        ]}
      />
    </section>
  );
}
