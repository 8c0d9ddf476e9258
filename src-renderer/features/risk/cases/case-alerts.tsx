/** The alerts a case was made of, as they were then; each opens beside the page with its findings. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { AlertView } from '../../../../shared/contract/risk-views.ts';
import { Amount } from '../../../ui/amount.tsx';
import { DayRange } from '../../../ui/day.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { LEVEL_TONES } from '../looks.ts';
import classes from '../risk.module.css';
import { ruleName, subjectText, typologyName } from '../risk-names.ts';
import { differenceText } from './act-words.ts';

interface CaseAlertsProps {
  readonly alerts: readonly AlertView[];
  /** What the rules say of them otherwise by now. */
  readonly differences: Output<'risk.case'>['differences'];
  readonly onOpen: (key: string) => void;
}

export function CaseAlerts({ alerts, differences, onOpen }: CaseAlertsProps) {
  const words = useWords();
  return (
    <Panel title={words('risk.alertCount', { count: alerts.length })}>
      <ul className={classes.caseAlerts}>
        {alerts.map((alert) => {
          const since = differences.find(({ key }) => key === alert.key);
          return (
            <li key={alert.key}>
              <button type="button" onClick={() => onOpen(alert.key)}>
                <span className={classes.findingHead}>
                  <Tag tone={LEVEL_TONES[alert.level]}>{words(`risk.level.${alert.level}`)}</Tag>
                  <strong>{typologyName(words, alert.typology)}</strong>
                  <span className={classes.cut}>{subjectText(words, alert.subject)}</span>
                  <span className={classes.spread} />
                  <strong className={classes.figure}>{words('risk.points', { count: alert.score })}</strong>
                </span>
                <span className={classes.findingFoot}>
                  <DayRange from={alert.from} to={alert.to} />
                  {alert.amount === null ? null : (
                    <Amount minor={alert.amount} currency={alert.currency} showsCurrency />
                  )}
                  <span className={classes.tagLine}>
                    {alert.rules.map((rule) => (
                      <Tag key={rule} tone="plain">
                        {ruleName(words, rule)}
                      </Tag>
                    ))}
                  </span>
                </span>
              </button>
              {since ? <p className={classes.since}>{differenceText(words, since)}</p> : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
