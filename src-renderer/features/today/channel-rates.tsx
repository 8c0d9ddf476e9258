/** How much of a leg is matched, all of it and channel by channel, by count and by value; what is whole is green, and only what is whole. */
import { Link } from 'react-router-dom';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import type { Rates, ratesOfLeg } from './home-view.ts';
import classes from './leg-card.module.css';
import { boardAt } from './links.ts';

export function ChannelRates({ all, channels }: NonNullable<ReturnType<typeof ratesOfLeg>>) {
  const words = useWords();
  const mayAnalyse = useMay('analyse');
  const title = words('home.byChannel');
  return (
    <table className={classes.channels}>
      <thead>
        <tr>
          <th scope="col">{mayAnalyse ? <Link to={boardAt('matching', 'all')}>{title}</Link> : title}</th>
          <th scope="col">{words('home.byCount')}</th>
          <th scope="col">{words('home.byValue')}</th>
          <th scope="col">{words('home.automatic')}</th>
        </tr>
      </thead>
      <tbody>
        <Row name={words('home.all')} rates={all} />
        {channels.map((each) => (
          <Row key={each.channel} name={words(`channel.${each.channel}`)} rates={each} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name, rates }: { readonly name: string; readonly rates: Rates }) {
  return (
    <tr data-whole={rates.isWhole || undefined}>
      <th scope="row">{name}</th>
      <td>{rates.byCount}</td>
      <td>{rates.byValue}</td>
      <td>{rates.automatic}</td>
    </tr>
  );
}
