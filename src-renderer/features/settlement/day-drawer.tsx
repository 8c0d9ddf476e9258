/** One settlement day of an account: what was expected, what came, with which other days, and its batches. */
import { Link } from 'react-router-dom';
import type { SettlementDaysView } from '../../../shared/contract/settlement-views.ts';
import { Day } from '../../ui/day.tsx';
import { Difference } from '../../ui/difference.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { batchAddress } from './batch-address.ts';
import { DAY_LOOKS } from './looks.ts';
import classes from './settlement.module.css';

export interface DayOf {
  readonly row: SettlementDaysView;
  readonly day: SettlementDaysView['days'][number];
}

export function DayDrawer({
  of: { row, day },
  onClose,
}: {
  readonly of: DayOf;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { sign, tone } = DAY_LOOKS[day.state];
  return (
    <Drawer isOpen title={`${words(`channel.${row.channel}`)} ${row.account} · ${day.day}`} onClose={onClose}>
      <div className={classes.cards}>
        <Difference
          left={day.expected}
          right={day.arrived}
          difference={day.expected - day.arrived}
          currency={row.currency}
          leftLabel={words('settlement.days.expected')}
          rightLabel={words('settlement.days.arrived')}
        />
        <Facts
          facts={[
            {
              name: words('settlement.col.state'),
              value: (
                <Tag tone={tone === 'off' ? 'plain' : tone}>
                  {sign} {words(`settlement_day.${day.state}`)}
                </Tag>
              ),
            },
            {
              name: words('settlement.col.due'),
              value: day.dueDay === '' ? '' : <Day value={day.dueDay} />,
            },
            { name: words('settlement.days.with'), value: day.with.join(', ') },
          ]}
        />
        {day.keys.length === 0 ? <p className={classes.muted}>{words('settlement.days.none')}</p> : null}
        <ul className={classes.links}>
          {day.keys.map((key, at) => (
            <li key={key}>
              <Link className={classes.link} to={batchAddress(key)} autoFocus={at === 0}>
                {words('settlement.days.open')}
                {day.keys.length > 1 ? ` ${at + 1}` : ''}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Drawer>
  );
}
