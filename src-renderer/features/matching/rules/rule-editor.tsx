/**
 * One rule beside the list: its sentence follows what is typed; a draft is kept, tried on past days, and then published with a second person.
 *
 * What is published is the kept draft that was tried: with something typed since, there is nothing to publish.
 */
import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { RuleOffer, RuleView } from '../../../../shared/contract/match-rules.ts';
import { type MatchRule, matchRule } from '../../../../shared/domain/match-rule.ts';
import { ruleProblems } from '../../../../shared/domain/rule-check.ts';
import { useAsk } from '../../../api/client.tsx';
import { requestAddress } from '../../../ui/asked-notice.tsx';
import { useDraft } from '../../../ui/drafts.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { ruleName, sentenceOf, standingRule } from '../../../ui/match-rules/rule-words.ts';
import { useMay } from '../../../ui/rights.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import { BacktestPanel } from './backtest-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import classes from './rule-editor.module.css';
import { RuleFields } from './rule-fields.tsx';
import { formOf, type RuleForm, readForm } from './rule-form.ts';
import { Problems } from './rule-problems.tsx';
import { RuleVersions } from './rule-versions.tsx';

interface RuleEditorProps {
  readonly view: RuleView | null;
  /** A rule that is begun: it has no id yet. */
  readonly fresh: MatchRule | null;
  readonly offer: RuleOffer | null;
  readonly inForce: readonly MatchRule[];
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

export function RuleEditor(props: RuleEditorProps) {
  const { view, fresh } = props;
  const kept = view ? (view.draft?.rule ?? standingRule(view)) : fresh;
  return kept ? <RuleSheet {...props} kept={kept} /> : null;
}

function RuleSheet({
  view,
  fresh,
  offer,
  inForce,
  kept,
  onClose,
  onSaved,
}: RuleEditorProps & { readonly kept: MatchRule }) {
  const words = useWords();
  const mayMatch = useMay('match');
  const save = useAsk('matching.draftRule');
  const discard = useAsk('matching.discardRule');
  const [typed, setTyped] = useTypedForm(view?.id ?? offer?.key ?? 'new');
  const [isPublishing, setPublishing] = useState(false);
  const form = typed ?? formOf(kept);
  const { rule, unread } = readForm(form);
  const shown = rule ?? form.rule;
  const problems = ruleProblems(shown, inForce);
  const isFatal = problems.some((each) => each.isFatal);
  const isChanged = fresh !== null || (rule !== null && !isSame(rule, kept));
  const draft = view?.draft ?? null;
  const base = view ? (view.inForce ?? view.shipped) : null;
  const canSave = mayMatch && isChanged && rule !== null;
  const isReady = draft !== null && draft.backtest !== null && draft.requestId === null;
  const canPublish = mayMatch && isReady && !isChanged && unread.size === 0 && !isFatal;

  const saveDraft = async (): Promise<boolean> => {
    if (!rule) return false;
    const { id: _, version: __, ...body } = rule;
    const asked = { rule: { ...body, id: view?.id ?? '' }, ...(offer ? { offer: offer.key } : {}) };
    const saved = await save.mutateAsync(asked).catch(() => null); // Why not is said beneath the fields.
    if (!saved) return false;
    setTyped(null);
    onSaved(saved.id);
    return true;
  };
  const letGo = (id: string) =>
    discard.mutate(
      { id },
      {
        onSuccess: () => {
          setTyped(null);
          sayDone(words('rules.discarded'));
          if (!view?.inForce) onClose();
        },
      },
    );
  useKeys({
    ...(canSave ? { s: { label: words('rules.saveDraft'), run: () => void saveDraft() } } : {}),
    ...(canPublish ? { p: { label: words('rules.publish'), run: () => setPublishing(true) } } : {}),
  });
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
                <Button variant="subtle" loading={discard.isPending} onClick={() => letGo(draft.rule.id)}>
                  {words('rules.discard')}
                </Button>
              ) : null}
              <Button
                variant="default"
                disabled={!canSave}
                loading={save.isPending}
                rightSection={<KeyCap name="s" />}
                onClick={() => void saveDraft()}
              >
                {words('rules.saveDraft')}
              </Button>
              <Button
                disabled={!canPublish}
                rightSection={<KeyCap name="p" />}
                onClick={() => setPublishing(true)}
              >
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
            {base && !isSame(base, shown) ? (
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
                {view?.shipped && !isSame(view.shipped, shown) ? (
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
                isNew={!view?.inForce}
                onChange={setTyped}
              />
              <ErrorNote error={save.error ?? discard.error} />
              {view ? (
                <BacktestPanel
                  id={view.id}
                  kept={isChanged ? null : (draft?.backtest ?? null)}
                  canRun={!isFatal && rule !== null && (draft !== null || isChanged)}
                  prepare={() => (isChanged ? saveDraft() : Promise.resolve(true))}
                />
              ) : (
                <p className={classes.muted}>{words('rules.saveFirst')}</p>
              )}
            </>
          ) : null}
          {view ? <RuleVersions view={view} /> : null}
        </div>
      </Drawer>
      {isPublishing && draft ? (
        <PublishDialog draft={draft.rule} onClose={() => setPublishing(false)} />
      ) : null}
    </>
  );
}

/** What was typed and not kept waits through a close by mistake, like every text typed into a dialog. */
function useTypedForm(of: string): readonly [RuleForm | null, (form: RuleForm | null) => void] {
  const { text, change } = useDraft(`rule ${of}`);
  const typed = text === '' ? null : (JSON.parse(text) as RuleForm); // Our own JSON, a line below.
  return [typed, (form) => change(form === null ? '' : JSON.stringify(form))];
}

/** The same but for its version. */
const isSame = (one: MatchRule, other: MatchRule): boolean => bodyText(one) === bodyText(other);
const bodyText = (rule: MatchRule): string => {
  const read = matchRule.safeParse({ ...rule, version: 1 }); // In the order of the schema, whoever wrote it.
  return JSON.stringify(read.success ? read.data : rule);
};
