/** The shape of a view while its first answer comes; nothing shows for the first 200 ms (tokens.css). */
import { Skeleton } from '@mantine/core';

export const PageSkeleton = () => (
  <div aria-hidden style={{ display: 'flex', flexDirection: 'column', gap: 12, height: '100%' }}>
    <Skeleton height={30} width={240} />
    <Skeleton height={120} />
    <Skeleton style={{ flex: 1, maxHeight: 420 }} />
  </div>
);

export const RowsSkeleton = () => (
  <div aria-hidden style={{ display: 'flex', flexDirection: 'column', gap: 12, padding: 12 }}>
    {[72, 88, 64, 80, 70, 84].map((width) => (
      <Skeleton key={width} height={14} width={`${width}%`} />
    ))}
  </div>
);
