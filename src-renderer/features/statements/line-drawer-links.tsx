/** The line on the other side: what this line is linked with, or may be, and why; from here to that line or to the decision. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { LineLink } from '../../../shared/contract/links.ts';
import { useAnswer } from '../../api/client.tsx';
import { Day } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { Movement, sourceText } from './line-columns.tsx';
import classes from './line-drawer.module.css';
import { Evidence } from './links-evidence.tsx';
import { LINK_TONES } from './links-states.ts';

/** Links of one line that a screen shows at most; a line has one that counts, and few proposals. */
const SHOWN_MAX = 10;

/** Nothing for a line that stands alone. */
export function LineLinks({ lineId }: { readonly lineId: number }) {
  const words = useWords();
  const answer = useAnswer('statements.links', {
    states: ['linked', 'confirmed', 'proposed', 'rejected'],
    lineId,
    offset: 0,
    limit: SHOWN_MAX,
  });
  const links = answer.data?.rows ?? [];
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (links.length === 0) return null;
  return (
    <section>
      <h3>{words('links.ofLine')}</h3>
      <ul className={classes.links}>
        {links.map((link) => (
          <li key={`${link.kind}|${link.a.id}|${link.b.id}`}>
            <OtherLine link={link} lineId={lineId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherLine({ link, lineId }: { readonly link: LineLink; readonly lineId: number }) {
  const words = useWords();
  const other = link.a.id === lineId ? link.b : link.a;
  const tab = link.state === 'proposed' ? 'proposed' : link.state === 'rejected' ? 'rejected' : 'standing';
  return (
    <>
      <header>
        <strong>{words(`link.${link.kind}`)}</strong>
        <Anchor component={Link} to={`/statements?tab=links&state=${tab}`} fz="inherit">
          <Tag tone={LINK_TONES[link.state]}>{words(`linkState.${link.state}`)}</Tag>
        </Anchor>
      </header>
      <p>
        <Movement line={other} /> · <Day value={(other.occurredAt || other.bookingDate).slice(0, 10)} /> ·{' '}
        {sourceText(words, other)} ·{' '}
        <Anchor component={Link} to={`/statements/line/${other.id}`} fz="inherit">
          {words('versions.inFile', { file: other.file, row: other.row })}
        </Anchor>
      </p>
      <Evidence link={link} />
      {link.reason === '' ? null : <p className={classes.reason}>{link.reason}</p>}
    </>
  );
}
