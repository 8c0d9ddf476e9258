/** Log-in names are compared without regard to case, width and surrounding spaces, so that one person has one name at the door. */
export const foldLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();
