/** What waits for a second person about the thing that is looked at: what for, by whom, since when, and one step to where it is decided. */
import { Link } from 'react-router-dom';
import type { WaitingRequest } from '../../shared/contract/access.ts';
import { Amount } from './amount.tsx';
import { requestAddress } from './asked-notice.tsx';
import { OurClock } from './day.tsx';
import { Tag } from './tag.tsx';
import classes from './waiting-list.module.css';
import { useWords } from './words.ts';

export function WaitingList({ requests }: { readonly requests: readonly WaitingRequest[] }) {
  const words = useWords();
  return (
    <>
      {requests.map((request) => (
        <Link key={request.id} to={requestAddress(request.id)} className={classes.request}>
          <span>
            <Tag tone="warn">{words.or(`requestKind.${request.kind}`, request.kind)}</Tag> {request.reason}
          </span>
          {request.amount === null ? (
            <span />
          ) : (
            <Amount minor={request.amount} currency={request.currency} showsCurrency />
          )}
          <small>
            {words('request.askedBy', { name: request.madeByName || words('request.erasedName') })} ·{' '}
            <OurClock value={request.madeAt} />
          </small>
        </Link>
      ))}
    </>
  );
}
