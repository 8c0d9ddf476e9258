/**
 * One case: its alerts and what they rest on at the left, facts, notes, files, the report and what happened at the right, and at the foot what may be
 * decided by the person who looks at it. Nobody confirms what she proposed herself.
 */
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Output } from '../../../../shared/contract/calls.ts';
import { useAnswer } from '../../../api/client.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../ui/words.ts';
import { AlertDrawer } from '../alerts/alert-drawer.tsx';
import { Evidence } from '../evidence.tsx';
import classes from '../risk.module.css';
import { CaseAlerts } from './case-alerts.tsx';
import { CaseBar } from './case-bar.tsx';
import { type CaseAct, CaseDialogs } from './case-dialogs.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseFiles } from './case-files.tsx';
import { CaseHistory } from './case-history.tsx';
import { CaseReport } from './case-report.tsx';
import { proposalOf } from './case-standing.ts';
import { CaseTags } from './case-tags.tsx';

export type FoundCase = Output<'risk.case'>;
const LIST = '/risk?tab=cases';

export function CasePage({ caseNo }: { readonly caseNo: string }) {
  const words = useWords();
  const found = useAnswer('risk.case', { caseNo }, { keepsPrevious: true });
  if (found.error)
    return (
      <div className={classes.page}>
        <PageHead title={`${words('risk.case')} ${caseNo}`} beside={<Back />} />
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      </div>
    );
  return found.data ? <Case found={found.data} /> : <PageSkeleton />;
}

function Case({ found }: { readonly found: FoundCase }) {
  const words = useWords();
  const navigate = useNavigate();
  const [act, setAct] = useState<CaseAct | null>(null);
  const [alert, setAlert] = useState('');
  const { case: one, evidence } = found;
  const proposal = proposalOf(one, found.events);
  useKeys({ Escape: { label: words('risk.back'), run: () => void navigate(LIST) } });
  return (
    <div className={classes.page}>
      <PageHead
        title={one.title}
        beside={
          <span className={classes.tagLine}>
            <Back />
            <span className={classes.figure}>{one.caseNo}</span>
            <CaseTags found={one} />
          </span>
        }
      />
      {proposal ? (
        <section className={classes.proposal} aria-label={words('risk.proposal')}>
          <strong>
            {words('risk.proposedBy', {
              name: proposal.byName,
              decision: words(`risk_case_decision.${proposal.decision}`),
            })}
          </strong>
          <p>{proposal.reason}</p>
          {one.mayDecide ? null : (
            <p className={classes.muted}>{words(`risk.whyNot.${one.whyNot || 'nothing'}`)}</p>
          )}
        </section>
      ) : null}
      <div className={classes.columns}>
        <div className={classes.column}>
          <CaseAlerts alerts={found.alerts} differences={found.differences} onOpen={setAlert} />
          <Panel title={words('risk.evidence.title')}>
            <Evidence evidence={evidence} />
          </Panel>
        </div>
        <div className={classes.column}>
          <Panel title={words('risk.case')}>
            <CaseFacts found={one} isUnchecked={found.isUnchecked} />
          </Panel>
          <CaseReport found={found} />
          <Panel title={words('risk.files')}>
            <CaseFiles caseNo={one.caseNo} files={found.attachments} isOpen={one.state !== 'closed'} />
          </Panel>
          <Panel title={words('risk.history')}>
            <CaseHistory events={found.events} />
          </Panel>
        </div>
      </div>
      <footer className={classes.foot}>
        <dl className={classes.sums}>
          <div>
            <dt>{words('risk.col.score')}</dt>
            <dd>
              <strong>{one.score.toLocaleString('en')}</strong>
            </dd>
          </div>
          {one.amount === null ? null : (
            <div>
              <dt>{words('risk.col.amount')}</dt>
              <dd>
                <Amount minor={one.amount} currency={one.currency} size="strong" showsCurrency />
              </dd>
            </div>
          )}
        </dl>
        <span className={classes.spread} />
        <CaseBar found={found} onAct={setAct} />
      </footer>
      <AlertDrawer alertKey={alert} onClose={() => setAlert('')} />
      {act ? <CaseDialogs act={act} found={found} onClose={() => setAct(null)} /> : null}
    </div>
  );
}

function Back() {
  const words = useWords();
  return (
    <Link className={classes.back} to={LIST}>
      <IconArrowLeft size={16} aria-hidden /> {words('risk.back')}
    </Link>
  );
}
