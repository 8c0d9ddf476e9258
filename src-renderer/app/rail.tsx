/** The left rail: places and the work that waits in each. */
import { NavLink } from 'react-router-dom';
import type { Output } from '../../shared/contract/calls.ts';
import { useAnswer } from '../api/client.tsx';
import { useRights } from '../ui/rights.tsx';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { isOpenTo, PLACE_GROUPS } from './places.ts';

/** How many there are; the list of parties asks the same. */
const UNVERIFIED = { of: 'unverified', query: '', offset: 0, limit: 1 } as const;

export function Rail({ summary }: { readonly summary: Output<'today.summary'> | undefined }) {
  const words = useWords();
  const rights = useRights();
  const toDecide = useAnswer('approvals.counts', {}).data?.toDecide ?? 0;
  const toVerify =
    useAnswer('parties.accounts', UNVERIFIED, { enabled: rights.has('parties') }).data?.total ?? 0;
  const payments = useAnswer('payments.waiting', {}, { enabled: rights.has('pay') }).data;
  const settlement = useAnswer('settlement.waiting', {}, { enabled: rights.has('settle') }).data;
  const risk = useAnswer('risk.counts', {}, { enabled: rights.has('risk') }).data;
  const waiting = { summary, toDecide, toVerify, payments, settlement, risk };
  const groups = PLACE_GROUPS.map(({ label, places }) => ({
    label,
    places: places.filter((place) => isOpenTo(place, rights)),
  })).filter(({ places }) => places.length > 0);
  return (
    <nav className={classes.rail} aria-label={words('app.places')}>
      {groups.map((group) => (
        <div key={group.label ?? 'first'}>
          {group.label ? <h2>{words(group.label)}</h2> : null}
          <ul>
            {group.places.map(({ path, label, Icon, badge }) => {
              const count = badge && rights.has(badge.needs) ? badge.count(waiting) : 0;
              return (
                <li key={path}>
                  <NavLink to={path} className={classes.place ?? ''}>
                    <Icon size={16} stroke={1.6} aria-hidden />
                    <span>{words(label)}</span>
                    {badge && count > 0 ? (
                      <span
                        className={classes.badge}
                        data-tone={badge.tone}
                        title={words(badge.label, { count })}
                      >
                        {count.toLocaleString('en')}
                      </span>
                    ) : null}
                  </NavLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
