/** The auditor's figures and the compliance officer's, each from its own call: nobody else asks them. */
import { useAnswer } from '../../api/client.tsx';
import { ourClockText } from '../../ui/day.tsx';
import { useRights } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { FigureTile } from './figure-tile.tsx';

const FIRST = { offset: 0, limit: 1 } as const;

export function AuditFigures({ figure }: { readonly figure: 'risk' | 'record' | 'evidence' }) {
  if (figure === 'risk') return <RiskFigure />;
  return figure === 'record' ? <RecordFigure /> : <EvidenceFigure />;
}

function RecordFigure() {
  const words = useWords();
  const rights = useRights();
  const head = useAnswer('record.head', {}, { enabled: rights.has('record') }).data;
  const open = useAnswer('signals.list', { ...FIRST, onlyOpen: true }, { enabled: rights.has('record') }).data
    ?.total;
  return (
    <FigureTile
      label={words('home.record')}
      to={open ? '/audit?tab=signals' : '/audit?tab=verify'}
      value={head ? words('home.record.events', { count: head.size }) : '–'}
      notes={
        open === undefined
          ? []
          : [
              <Tag key="signals" tone={open > 0 ? 'warn' : 'ok'}>
                {open > 0 ? words('home.record.signals', { count: open }) : words('home.record.quiet')}
              </Tag>,
            ]
      }
    />
  );
}

function EvidenceFigure() {
  const words = useWords();
  const handed = useAnswer('evidence.handed', FIRST).data;
  const last = handed?.rows[0];
  return (
    <FigureTile
      label={words('home.evidence')}
      to="/audit?tab=evidence"
      value={handed ? words('home.evidence.count', { count: handed.total }) : '–'}
      notes={[
        last
          ? words('home.evidence.last', { day: ourClockText(last.at).slice(0, 10) })
          : words('home.evidence.none'),
      ]}
    />
  );
}

function RiskFigure() {
  const words = useWords();
  const counts = useAnswer('risk.counts', {}).data;
  return (
    <FigureTile
      label={words('home.risk')}
      to="/risk"
      value={counts ? words('home.risk.alerts', { count: counts.newAlerts }) : '–'}
      notes={
        counts
          ? [
              words('home.risk.confirm', { count: counts.toConfirm }),
              words('home.risk.cases', { count: counts.openCases }),
            ]
          : []
      }
    />
  );
}
