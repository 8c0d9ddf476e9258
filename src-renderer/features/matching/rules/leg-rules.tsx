/** The rules of one leg as a table: which runs when, what it says, what it may do, since when, and what it holds now. */
import type { RuleView } from '../../../../shared/contract/match-rules.ts';
import type { Leg } from '../../../../shared/domain/leg.ts';
import { OurClock } from '../../../ui/day.tsx';
import { ruleName, sentenceOf, standingRule } from '../../../ui/match-rules/rule-words.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './rules-page.module.css';

interface LegRulesProps {
  readonly leg: Leg;
  readonly rules: readonly RuleView[];
  readonly markedId: string;
  readonly onOpen: (id: string) => void;
}

export function LegRules({ leg, rules, markedId, onOpen }: LegRulesProps) {
  const words = useWords();
  return (
    <Panel isFlush title={words(`leg.${leg}`)} aside={words('rules.count', { count: rules.length })}>
      <table className={`${table.table} ${classes.rules}`}>
        <thead>
          <tr>
            <th className={table.right}>{words('rules.col.place')}</th>
            <th>{words('rules.col.rule')}</th>
            <th>{words('rules.col.gives')}</th>
            <th className={table.right}>{words('rules.col.groups')}</th>
            <th>{words('rules.col.version')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((view) => {
            const rule = standingRule(view);
            return rule ? (
              <tr
                key={view.id}
                id={`rule-${view.id}`}
                data-active={view.id === markedId || undefined}
                onClick={() => onOpen(view.id)}
              >
                <td className={table.right}>{rule.place}</td>
                <td className={classes.said}>
                  <button type="button" className={classes.name}>
                    {ruleName(words, rule)}
                  </button>
                  <Marks view={view} />
                  <p className={classes.sentenceLine}>{sentenceOf(words, rule)}</p>
                </td>
                <td>
                  <Tag tone={rule.gives === 'accepted' ? 'ok' : 'plain'}>
                    {words(`rules.gives.${rule.gives}`)}
                  </Tag>
                </td>
                <td className={`${table.right} ${classes.groups}`}>
                  <Groups view={view} />
                </td>
                <td className={classes.version}>
                  <Version view={view} />
                </td>
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
    </Panel>
  );
}

function Marks({ view }: { readonly view: RuleView }) {
  const words = useWords();
  return (
    <>
      {view.inForce && !view.inForce.isOn ? <Tag tone="plain">{words('rules.off')}</Tag> : null}
      {view.inForce === null ? <Tag tone="plain">{words('rules.neverPublished')}</Tag> : null}
      {view.draft?.requestId ? (
        <Tag tone="warn">{words('rules.waits', { id: String(view.draft.requestId) })}</Tag>
      ) : view.draft ? (
        <Tag tone="accent">{words('rules.hasDraft')}</Tag>
      ) : null}
    </>
  );
}

function Groups({ view }: { readonly view: RuleView }) {
  const words = useWords();
  if (view.accepted + view.proposed === 0) return <span className={classes.muted}>–</span>;
  return (
    <>
      {view.accepted > 0 ? <span>{words('rules.accepted', { count: view.accepted })}</span> : null}
      {view.proposed > 0 ? <span>{words('rules.proposed', { count: view.proposed })}</span> : null}
    </>
  );
}

function Version({ view }: { readonly view: RuleView }) {
  const words = useWords();
  const version = view.inForce?.version ?? view.draft?.rule.version ?? 1;
  return (
    <>
      <span>
        {words('rules.version', { version: String(version) })} · {words(`rules.origin.${view.origin}`)}
      </span>
      {view.publishedAt === '' ? null : (
        <small>
          {view.publishedByName} <OurClock value={view.publishedAt} />
        </small>
      )}
    </>
  );
}
