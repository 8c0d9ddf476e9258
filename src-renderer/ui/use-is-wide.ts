/** Whether a list has room for more than the details beside it say again. */
import { useMediaQuery } from '@mantine/hooks';

export const useIsWide = (): boolean =>
  useMediaQuery('(min-width: 1600px)', false, { getInitialValueInEffect: false });
