/** Says briefly that something was done. */
import { notifications } from '@mantine/notifications';

export const sayDone = (message: string): void => {
  notifications.show({ message });
};
