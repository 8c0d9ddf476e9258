/** How well each rule has done so far, by band of confidence, from what the firm's own persons confirmed, rejected and took apart. */
import { IconChartBar } from '@tabler/icons-react';
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import type { RuleQuality } from '../../../../shared/contract/match-rules.ts';
import { LEGS } from '../../../../shared/domain/leg.ts';
import { useAnswer } from '../../../api/client.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ruleName } from '../../../ui/match-rules/rule-words.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import { precisionText } from './quality-words.ts';
import classes from './rules-page.module.css';

export function QualityView() {
  const words = useWords();
  const answer = useAnswer('matching.ruleQuality', {});
  if (answer.isPending) return <PageSkeleton />;
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  const { rules } = answer.data;
  if (rules.length === 0)
    return (
      <EmptyState
        icon={<IconChartBar size={36} stroke={1.2} />}
        title={words('quality.empty')}
        text={words('quality.emptyText')}
      />
    );
  return (
    <div className={classes.scroll}>
      <p className={classes.muted}>{words('quality.text')}</p>
      {LEGS.map((leg) => {
        const ofLeg = rules.filter((rule) => rule.leg === leg);
        return ofLeg.length === 0 ? null : (
          <Panel key={leg} isFlush title={words(`leg.${leg}`)}>
            <QualityTable rules={ofLeg} />
          </Panel>
        );
      })}
    </div>
  );
}

const COUNTS = ['accepted', 'undone', 'confirmed', 'rejected'] as const;

function QualityTable({ rules }: { readonly rules: readonly RuleQuality[] }) {
  const words = useWords();
  return (
    <table className={`${table.table} ${classes.quality}`}>
      <thead>
        <tr>
          <th>{words('rules.col.rule')}</th>
          <th>{words('quality.band')}</th>
          {COUNTS.map((name) => (
            <th key={name} className={table.right}>
              {words(`quality.${name}`)}
            </th>
          ))}
          <th>{words('quality.precision')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <Fragment key={rule.id}>
            {rule.bands.map((band, at) => (
              <tr key={band.from}>
                <td>
                  {at === 0 ? (
                    <Link className={classes.link} to={`/rules?rule=${rule.id}`}>
                      {ruleName(words, rule)}
                    </Link>
                  ) : null}
                </td>
                <td>{band.from === band.to ? `${band.to}%` : `${band.from}–${band.to}%`}</td>
                {COUNTS.map((name) => (
                  <td
                    key={name}
                    className={table.right}
                    data-figure={
                      band[name] > 0 && (name === 'undone' || name === 'rejected') ? 'lost' : undefined
                    }
                  >
                    {band[name].toLocaleString('en')}
                  </td>
                ))}
                <td>{precisionText(words, band)}</td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
