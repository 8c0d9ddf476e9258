/** How much of a leg is matched, channel by channel, by count and by value; all of it is said in green, and only all of it. */
import { Link } from 'react-router-dom';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import type { ChannelRate } from './home-view.ts';
import classes from './leg-card.module.css';
import { matchingBoard } from './links.ts';

export function ChannelRates({ channels }: { readonly channels: readonly ChannelRate[] }) {
  const words = useWords();
  const mayAnalyse = useMay('analyse');
  return (
    <table className={classes.channels} aria-label={words('home.byChannel')}>
      <thead>
        <tr>
          <th scope="col">
            {mayAnalyse ? (
              <Link to={matchingBoard()}>{words('home.byChannel')}</Link>
            ) : (
              words('home.byChannel')
            )}
          </th>
          <th scope="col">{words('home.byCount')}</th>
          <th scope="col">{words('home.byValue')}</th>
        </tr>
      </thead>
      <tbody>
        {channels.map(({ channel, byCount, byValue, isWhole }) => (
          <tr key={channel} data-whole={isWhole || undefined}>
            <th scope="row">{words(`channel.${channel}`)}</th>
            <td>{byCount}</td>
            <td>{byValue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
