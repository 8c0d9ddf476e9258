/** One alert beside the list: how its score came about, each finding as a sentence, and what they rest on. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { AlertView } from '../../../../shared/contract/risk-views.ts';
import { useAnswer } from '../../../api/client.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { DayRange, OurClock } from '../../../ui/day.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { Evidence } from '../evidence.tsx';
import { ALERT_TONES, LEVEL_TONES } from '../looks.ts';
import classes from '../risk.module.css';
import { subjectText, typologyName } from '../risk-names.ts';
import { caseAddress } from '../tabs.ts';
import type { AlertAsk } from './alert-acts.tsx';
import { mayBeDismissed, mayBeTaken } from './alert-moves.ts';
import { countedPoints } from './counted-points.ts';
import { Findings } from './findings.tsx';

const WIDTH = 600;

interface AlertDrawerProps {
  /** '' while none is shown. */
  readonly alertKey: string;
  readonly onClose: () => void;
  /** Left out where nothing is to be decided: in its case. */
  readonly onAsk?: (what: AlertAsk['what'], alert: AlertView) => void;
}

export function AlertDrawer({ alertKey, onClose, onAsk }: AlertDrawerProps) {
  const words = useWords();
  const answer = useAnswer('risk.alert', { key: alertKey || '-' }, { enabled: alertKey !== '' });
  const alert = answer.data?.alert ?? null;
  return (
    <Drawer
      isOpen={alertKey !== ''}
      onClose={onClose}
      width={WIDTH}
      title={
        alert
          ? `${typologyName(words, alert.typology)} · ${subjectText(words, alert.subject)}`
          : words('risk.alert')
      }
      actions={
        alert && onAsk && mayBeTaken(alert) ? (
          <>
            <Button
              variant="subtle"
              disabled={!mayBeDismissed(alert)}
              rightSection={<KeyCap name="d" />}
              onClick={() => onAsk('dismiss', alert)}
            >
              {words('risk.dismiss')}
            </Button>
            <Button variant="default" rightSection={<KeyCap name="a" />} onClick={() => onAsk('add', alert)}>
              {words('risk.addToCase')}
            </Button>
            <Button rightSection={<KeyCap name="c" />} onClick={() => onAsk('open', alert)}>
              {words('risk.openCase')}
            </Button>
          </>
        ) : null
      }
    >
      {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data ? (
        <AlertBody key={alertKey} {...answer.data} />
      ) : answer.isLoading ? (
        <RowsSkeleton />
      ) : null}
    </Drawer>
  );
}

type Answer = NonNullable<ReturnType<typeof useAnswer<'risk.alert'>>['data']>;

function AlertBody({ alert, findings, evidence }: Answer) {
  const words = useWords();
  const [pointed, setPointed] = useState<number | null>(null);
  const book = useAnswer('risk.book', {}).data?.book;
  const counted = countedPoints(
    findings,
    book?.typologies.find(({ id }) => id === alert.typology) ?? null,
    alert.score,
  );
  return (
    <div className={classes.drawer}>
      <Facts
        facts={[
          {
            name: words('risk.col.level'),
            value: (
              <span className={classes.tagLine}>
                <Tag tone={LEVEL_TONES[alert.level]}>{words(`risk.level.${alert.level}`)}</Tag>
                <span>{words('risk.scoreOf', { count: alert.score })}</span>
              </span>
            ),
          },
          { name: words('risk.col.subject'), value: subjectText(words, alert.subject) },
          { name: words('risk.col.days'), value: <DayRange from={alert.from} to={alert.to} /> },
          {
            name: words('risk.col.amount'),
            value:
              alert.amount === null ? (
                ''
              ) : (
                <Amount minor={alert.amount} currency={alert.currency} showsCurrency />
              ),
          },
          {
            name: words('risk.col.state'),
            value: (
              <span className={classes.tagLine}>
                <Tag tone={ALERT_TONES[alert.state]}>{words(`risk.alertState.${alert.state}`)}</Tag>
                {alert.caseNo === '' ? null : (
                  <Link className={classes.link} to={caseAddress(alert.caseNo)}>
                    {alert.caseNo}
                  </Link>
                )}
              </span>
            ),
          },
          {
            name: words('risk.firstSeen'),
            value: alert.firstSeenAt === '' ? words('risk.notSwept') : <OurClock value={alert.firstSeenAt} />,
          },
        ]}
      />
      <section className={classes.part}>
        <h3>{words('risk.why')}</h3>
        <Findings findings={findings} counted={counted} pointed={pointed} onPoint={setPointed} />
      </section>
      <section className={classes.part}>
        <h3>{words('risk.evidence.title')}</h3>
        <Evidence
          evidence={evidence}
          pointed={pointed === null ? null : (findings[pointed]?.evidence ?? null)}
        />
      </section>
    </div>
  );
}
