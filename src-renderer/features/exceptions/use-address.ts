/** What the exceptions' page shows is in its address, so that a link or the way back shows it again. */
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { EXCEPTION_KINDS, EXCEPTION_STATES, type ExceptionKind, LEGS } from '../../../shared/domain/leg.ts';

type AddressPart = 'key' | 'state' | 'kind' | 'leg' | 'q';

/** /exceptions/:key is read as well as ?key=; what is chosen is written to the question part, so the view stays. */
export function useAddress() {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [, , linked = ''] = pathname.split('/');
  const held: Record<AddressPart, string> = {
    key: search.get('key') ?? decodeURIComponent(linked),
    state: search.get('state') ?? '',
    kind: search.get('kind') ?? '',
    leg: search.get('leg') ?? '',
    q: search.get('q') ?? '',
  };
  const go = (change: Partial<Record<AddressPart, string>>) => {
    const next = new URLSearchParams(
      Object.entries({ ...held, ...change }).filter(([, value]) => value !== ''),
    );
    navigate({ pathname: '/exceptions', search: next.toString() }, { replace: true });
  };
  const kind: ExceptionKind | null = EXCEPTION_KINDS.find((each) => each === held.kind) ?? null;
  return {
    go,
    address: {
      key: held.key,
      kind,
      leg: LEGS.find((each) => each === held.leg) ?? null,
      query: held.q,
      state: EXCEPTION_STATES.find((each) => each === held.state) ?? (held.state === 'all' ? 'all' : 'open'),
    },
  } as const;
}
