/** The two lines of a link as their files tell them, why they are taken for one, and who decided. */
import type { LineLink } from '../../../shared/contract/links.ts';
import { OurClock } from '../../ui/day.tsx';
import { LineCard } from '../../ui/line-card.tsx';
import { useWords } from '../../ui/words.ts';
import { Evidence } from './links-evidence.tsx';
import classes from './links-view.module.css';

export function LinkDetail({ link }: { readonly link: LineLink }) {
  const words = useWords();
  return (
    <div className={classes.detail}>
      <Evidence link={link} />
      {link.decidedAt === '' ? null : (
        <p className={classes.decided}>
          {words('links.decided', { person: link.decidedBy })} <OurClock value={link.decidedAt} />
          {link.reason === '' ? null : <span>{link.reason}</span>}
        </p>
      )}
      <div className={classes.ends}>
        <section>
          <h3>{words(`link.${link.kind}.a`)}</h3>
          <LineCard line={link.a} showsSource />
        </section>
        <section>
          <h3>{words(`link.${link.kind}.b`)}</h3>
          <LineCard line={link.b} showsSource />
        </section>
      </div>
    </div>
  );
}
