/** Over every view while a serious signal is open. It goes when the signal is acknowledged, and in no other way. */
import { IconAlertOctagon } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './serious-banner.module.css';
import { reasonText } from './signal-words.ts';

export function SeriousBanner() {
  const words = useWords();
  const mayRead = useMay('record');
  const { count, first } = useAnswer('signals.serious', {}, { enabled: mayRead }).data ?? {
    count: 0,
    first: null,
  };
  if (!mayRead || count === 0) return null;
  return (
    <div className={classes.banner} role="alert">
      <IconAlertOctagon size={16} aria-hidden />
      <strong>{words('signals.banner', { count })}</strong>
      {first ? (
        <span>
          {words(`signal.${first.kind}`)} · {reasonText(words, first)}
        </span>
      ) : null}
      <Link to="/audit?tab=signals">{words('signals.bannerSee')}</Link>
    </div>
  );
}
