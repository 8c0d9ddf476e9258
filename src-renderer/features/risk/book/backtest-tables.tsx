/** Figures of a backtest side by side: before, after, and the difference; then the alerts that only one of the two gives. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { DayRange } from '../../../ui/day.tsx';
import tables from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { LEVEL_TONES } from '../looks.ts';
import classes from '../risk.module.css';
import { ruleName, subjectText, typologyName } from '../risk-names.ts';
import { signedText } from './signed-text.ts';

type Found = Output<'risk.backtest'>;

export function BacktestTables({ found }: { readonly found: Found }) {
  const words = useWords();
  return (
    <>
      <p className={classes.muted}>
        {words('risk.backtestOver', { count: found.days, lines: found.lines, ms: found.ms })}
      </p>
      <TypologyTable found={found} />
      <RuleTable found={found} />
      <ChangedAlerts found={found} />
    </>
  );
}

function Change({ before, after }: { readonly before: number; readonly after: number }) {
  return (
    <>
      <td className={tables.right}>{before.toLocaleString('en')}</td>
      <td className={tables.right}>{after.toLocaleString('en')}</td>
      <td className={tables.right}>
        <strong>{signedText(after - before)}</strong>
      </td>
    </>
  );
}

function TypologyTable({ found }: { readonly found: Found }) {
  const words = useWords();
  const rows = found.typologies.flatMap((each) => [
    { id: each.id, level: 'review' as const, before: each.reviewBefore, after: each.reviewAfter, each },
    { id: each.id, level: 'stop' as const, before: each.stopBefore, after: each.stopAfter, each },
  ]);
  return (
    <div className={classes.tableScroll} data-scrolls>
      <table className={tables.table} aria-label={words('risk.typologies')}>
        <thead>
          <tr>
            <th>{words('risk.typology')}</th>
            <th>{words('risk.col.level')}</th>
            <th className={tables.right}>{words('risk.before')}</th>
            <th className={tables.right}>{words('risk.after')}</th>
            <th className={tables.right}>{words('risk.difference')}</th>
            <th className={tables.right}>{words('risk.wasCleared')}</th>
            <th className={tables.right}>{words('risk.wasConfirmed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, level, before, after, each }) => (
            <tr key={`${id} ${level}`}>
              <td>{level === 'review' ? typologyName(words, id) : ''}</td>
              <td>
                <Tag tone={LEVEL_TONES[level]}>{words(`risk.level.${level}`)}</Tag>
              </td>
              <Change before={before} after={after} />
              <td className={tables.right}>
                {level === 'review' ? each.clearedAfter.toLocaleString('en') : ''}
              </td>
              <td className={tables.right}>
                {level === 'review' ? each.confirmedAfter.toLocaleString('en') : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleTable({ found }: { readonly found: Found }) {
  const words = useWords();
  return (
    <div className={classes.tableScroll} data-scrolls>
      <table className={tables.table} aria-label={words('risk.rulesTable')}>
        <thead>
          <tr>
            <th>{words('risk.rule')}</th>
            <th className={tables.right}>{words('risk.before')}</th>
            <th className={tables.right}>{words('risk.after')}</th>
            <th className={tables.right}>{words('risk.difference')}</th>
            <th>{words('risk.saidNothing')}</th>
          </tr>
        </thead>
        <tbody>
          {found.rules.map(({ rule, before, after, exits }) => (
            <tr key={rule}>
              <td>{ruleName(words, rule)}</td>
              <Change before={before} after={after} />
              <td className={classes.muted}>
                {exits
                  .filter(({ count }) => count > 0)
                  .map(({ exit, count }) => words(`risk_exit.${exit}`, { count }))
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ChangedAlerts({ found }: { readonly found: Found }) {
  const words = useWords();
  if (found.changed.length === 0) return <p className={classes.muted}>{words('risk.noChangedAlerts')}</p>;
  return (
    <section className={classes.part}>
      <h3>{words('risk.changedAlerts', { count: found.changed.length })}</h3>
      <div className={classes.tableScroll} data-scrolls>
        <table className={tables.table} aria-label={words('risk.changedAlertsTable')}>
          <tbody>
            {found.changed.map((alert) => (
              <tr key={`${alert.side} ${alert.key}`}>
                <td>
                  <Tag tone={alert.side === 'after' ? 'warn' : 'plain'}>
                    {words(`risk.onlyIn.${alert.side}`)}
                  </Tag>
                </td>
                <td>{typologyName(words, alert.typology)}</td>
                <td>{subjectText(words, alert.subject)}</td>
                <td>
                  <DayRange from={alert.from} to={alert.to} />
                </td>
                <td className={tables.right}>{alert.score.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
