/** One request as who decides must see it: what would happen, the facts, who asked and why, who agreed, and whether it is still what it was. */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { RequestView } from '../../../shared/contract/approvals.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { OurClock } from '../../ui/day.tsx';
import { Difference } from '../../ui/difference.tsx';
import { Facts } from '../../ui/facts.tsx';
import { stillMissing } from '../../ui/still-missing.ts';
import { useWords } from '../../ui/words.ts';
import classes from './request-detail.module.css';
import { changedRules, rulesOf, saidFacts, sidesOf } from './request-facts.ts';
import { RuleAsked } from './rule-asked.tsx';

export type RequestDetail = Output<'approvals.get'>;

export function RequestDetailView({ request }: { readonly request: RequestDetail }) {
  const words = useWords();
  const sides = sidesOf(request);
  const isOpen = request.state === 'waiting' || request.state === 'approved';
  return (
    <div className={classes.detail}>
      {isOpen ? <p className={classes.effect}>{words(`requestKind.${request.kind}.effect`)}</p> : null}
      {request.amount === null || sides ? null : (
        <div className={classes.amount}>
          <small>{words('approvals.col.amount')}</small>
          <Amount minor={request.amount} currency={request.currency} showsCurrency size="key" />
        </div>
      )}
      {sides ? <Difference {...sides} currency={request.currency} /> : null}
      <section>
        <h3>{words('approvals.what')}</h3>
        <Facts
          facts={saidFacts(words, request).map(({ name, text, isCode, path }) => ({
            name,
            isCode,
            value:
              path === undefined ? (
                text
              ) : (
                <Link to={path} className={classes.link}>
                  {text}
                </Link>
              ),
          }))}
        />
        <ChangedLimits request={request} />
        <RuleAsked request={request} />
      </section>
      <Currency request={request} />
      <section>
        <h3>{words('approvals.made')}</h3>
        <Facts
          facts={[
            { name: words('approvals.maker'), value: request.madeByName || words('request.erasedName') },
            { name: words('approvals.reason'), value: request.reason },
            { name: words('approvals.madeAt'), value: <OurClock value={request.madeAt} /> },
            {
              name: words('approvals.expiresAt'),
              value: request.state === 'waiting' ? <OurClock value={request.expiresAt} /> : '',
            },
            { name: words('approvals.hash'), value: request.hash, isCode: true },
          ]}
        />
      </section>
      <Agreement request={request} />
    </div>
  );
}

/** Limits as what changes, kind by kind, before and after. */
function ChangedLimits({ request }: { readonly request: RequestView }) {
  const words = useWords();
  const wanted = rulesOf(request);
  const policy = useAnswer('approvals.policy', {}, { enabled: wanted !== null });
  if (wanted === null || !policy.data) return null;
  const changes = changedRules(words, policy.data.rules, wanted);
  if (changes.length === 0) return <p className={classes.muted}>{words('request.rulesSame')}</p>;
  return (
    <Facts
      facts={changes.map(({ kind, before, after }) => ({
        name: words(`requestKind.${kind}`),
        value: (
          <>
            <s className={classes.muted}>{before}</s> → <strong>{after}</strong>
          </>
        ),
      }))}
    />
  );
}

/** Approval names the hash that is shown; what has changed since cannot be approved. */
function Currency({ request }: { readonly request: RequestDetail }) {
  const words = useWords();
  if (request.state !== 'waiting' && request.state !== 'approved') return null;
  return request.isCurrent ? (
    <p className={classes.current}>
      <IconCircleCheck size={15} aria-hidden /> {words('approvals.isCurrent')}
    </p>
  ) : (
    <p className={classes.changed} role="alert">
      <IconAlertTriangle size={15} aria-hidden /> {words('approvals.isChanged')}
    </p>
  );
}

function Agreement({ request }: { readonly request: RequestView }) {
  const words = useWords();
  const { approvals, ended, needed, state } = request;
  const nameOf = (name: string) => name || words('request.erasedName');
  return (
    <section>
      <h3>
        {words('approvals.agreement')}
        <span>
          {state === 'waiting' && needed > 1
            ? words('approvals.missing', stillMissing({ needed, given: approvals.length }))
            : words('approvals.needed', { needed, count: approvals.length })}
        </span>
      </h3>
      {approvals.length === 0 && !ended && state === 'waiting' ? (
        <p className={classes.muted}>{words('approvals.nobodyYet')}</p>
      ) : null}
      <ol className={classes.people}>
        {approvals.map((each) => (
          <li key={each.by}>
            <IconCircleCheck size={15} aria-hidden className={classes.yes} />
            <span>
              <strong>{nameOf(each.name)}</strong> <OurClock value={each.at} />
              {each.note ? <q>{each.note}</q> : null}
            </span>
          </li>
        ))}
        {ended && state !== 'waiting' && state !== 'approved' ? (
          <li>
            <span>
              <strong>{words(`approvals.ended.${state}`, { name: nameOf(ended.name) })}</strong>{' '}
              <OurClock value={ended.at} />
              {ended.reason ? <q>{ended.reason}</q> : null}
            </span>
          </li>
        ) : state === 'expired' ? (
          <li>
            <span>
              <strong>{words('approvals.ended.expired')}</strong> <OurClock value={request.expiresAt} />
            </span>
          </li>
        ) : null}
      </ol>
    </section>
  );
}
