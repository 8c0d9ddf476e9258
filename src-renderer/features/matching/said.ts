/** Says briefly that something was done, at the top: at the bottom stand the figures and the button for the next one. */
import { notifications } from '@mantine/notifications';

export const sayDone = (message: string): void => {
  notifications.show({ message, position: 'top-center', autoClose: 2500 });
};
