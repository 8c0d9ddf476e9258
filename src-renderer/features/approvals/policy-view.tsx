/** The house's limits: how many people have to agree to what, from which amount on. A change of them is itself asked for. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { requestAddress, sayAsked } from '../../ui/asked-notice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeptDraft } from '../../ui/kept-draft.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import page from './approvals-page.module.css';
import { type DraftRule, draftOf, NOTHING_TYPED, readTyped, rulesFrom } from './policy-draft.ts';
import { PolicySteps } from './policy-steps.tsx';
import classes from './policy-view.module.css';
import { approversText, changedRules } from './request-facts.ts';

const PENDING_LOOKED_AT = 100;

export function PolicyView() {
  const words = useWords();
  const policy = useAnswer('approvals.policy', {});
  const waiting = useAnswer('approvals.list', { show: 'waiting', offset: 0, limit: PENDING_LOOKED_AT });
  const save = useAsk('approvals.setPolicy');
  const kept = useKeptDraft('approvals.policy', NOTHING_TYPED, readTyped);
  const [isSaving, setSaving] = useState(false);
  const rules = policy.data?.rules ?? [];
  const draft = draftOf(rules).map((rule) => kept.value.find(({ kind }) => kind === rule.kind) ?? rule);
  const wanted = rulesFrom(draft);
  const changes = wanted ? changedRules(words, rules, wanted) : [];
  const canSave = changes.length > 0;
  const pending = waiting.data?.rows.find(({ kind }) => kind === 'approval_policy');
  useKeys(canSave ? { s: { label: words('policy.save'), run: () => setSaving(true) } } : {});

  if (policy.isPending || !kept.isLoaded) return <PageSkeleton />;
  if (policy.error) return <ErrorNote error={policy.error} retry={() => void policy.refetch()} />;
  const change = (kind: DraftRule['kind'], steps: DraftRule['steps']) =>
    kept.change([...kept.value.filter((rule) => rule.kind !== kind), { kind, steps }]);
  return (
    <Panel
      isFlush
      className={classes.panel}
      title={words('approvals.tab.policy')}
      aside={
        <div className={page.actions}>
          {pending ? (
            <Link to={requestAddress(pending.id)}>
              <Tag tone="warn">{words('policy.pending', { id: String(pending.id) })}</Tag>
            </Link>
          ) : null}
          {kept.value.length > 0 ? (
            <Button size="compact-sm" variant="subtle" onClick={kept.drop}>
              {words('policy.discard')}
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            disabled={!canSave}
            rightSection={<KeyCap name="s" />}
            onClick={() => setSaving(true)}
          >
            {words('policy.save')}
          </Button>
        </div>
      }
    >
      <p className={classes.text}>{words('policy.text')}</p>
      <p className={classes.text}>{words('policy.expires', { count: policy.data.expiresAfterDays })}</p>
      <table className={`${table.table} ${classes.rules}`}>
        <thead>
          <tr>
            <th>{words('policy.col.kind')}</th>
            <th>{words('policy.col.steps')}</th>
            <th>{words('policy.col.least')}</th>
            <th>{words('policy.col.alone')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => {
            const steps = draft.find((each) => each.kind === rule.kind)?.steps ?? [];
            return (
              <tr key={rule.kind} data-active={changes.some(({ kind }) => kind === rule.kind) || undefined}>
                <td>{words(`requestKind.${rule.kind}`)}</td>
                <td>
                  <PolicySteps
                    name={words(`requestKind.${rule.kind}`)}
                    steps={steps}
                    approversMin={rule.approversMin}
                    hasAmount={rule.hasAmount}
                    onChange={(next) => change(rule.kind, next)}
                  />
                </td>
                <td>{approversText(words, rule.approversMin)}</td>
                <td className={classes.muted}>
                  {words(rule.isOpenToSolePerson ? 'policy.alone.open' : 'policy.alone.closed')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {isSaving && wanted && canSave ? (
        <ReasonDialog
          about="approval policy"
          title={words('policy.saveTitle')}
          text={words('policy.saveText', {
            kinds: changes.map(({ kind, after }) => `${words(`requestKind.${kind}`)} ${after}`).join(' · '),
          })}
          confirm={words('policy.save')}
          error={save.error}
          isBusy={save.isPending}
          onClose={() => setSaving(false)}
          onConfirm={(reason) =>
            save.mutate(
              { rules: wanted, reason },
              {
                onSuccess: ({ requestId }) => {
                  setSaving(false);
                  kept.drop();
                  if (requestId === null) sayDone(words('policy.saved'));
                  else sayAsked(words, requestId);
                },
              },
            )
          }
        />
      ) : null}
    </Panel>
  );
}
