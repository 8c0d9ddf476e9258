/** What a view is asked by stands in its address, so that a link or the way back shows the same again; what is not asked for is not in it. */
import { useSearchParams } from 'react-router-dom';

export interface Search {
  readonly said: (name: string) => string;
  readonly go: (changes: Readonly<Record<string, string>>) => void;
}

export function useSearch(): Search {
  const [search, setSearch] = useSearchParams();
  return {
    said: (name) => search.get(name) ?? '',
    go: (changes) =>
      setSearch(
        (held) => {
          const next = new URLSearchParams(held);
          for (const [name, value] of Object.entries(changes))
            if (value === '') next.delete(name);
            else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
  };
}
