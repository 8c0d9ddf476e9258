/** Mantine in our measures: 13 px body, small radii, one border weight, the teal of the ledger as the primary colour. */
import { createTheme, type MantineColorsTuple } from '@mantine/core';
import type { Words } from '../ui/words.ts';

// Light to dark; filled parts take the token of the theme instead (tokens.css).
const ledger: MantineColorsTuple = [
  '#eef6f7',
  '#e3eff1',
  '#c3dde2',
  '#9ccad3',
  '#6bb3c4',
  '#4a98aa',
  '#317c8e',
  '#276c7d',
  '#1f5c6b',
  '#174853',
];

// The red of the tokens at the two shades that fill (tokens.css: --ch-bad, light and dark).
const red: MantineColorsTuple = [
  '#fcebe8',
  '#fadcd8',
  '#f5b8b0',
  '#f2a096',
  '#f0857a',
  '#e2604f',
  '#d2432f',
  '#c33222',
  '#b42318',
  '#8f0d04',
];

/** Parts that speak (a close button, an eye on a password) say it in the reader's language. */
export const themeIn = (words: Words) =>
  createTheme({
    colors: { ledger, red },
    primaryColor: 'ledger',
    primaryShade: { light: 8, dark: 4 },
    autoContrast: true,
    fontFamily: 'var(--ch-font)',
    fontFamilyMonospace: 'var(--ch-mono)',
    headings: { fontFamily: 'var(--ch-font)', fontWeight: '600' },
    fontSizes: { xs: '11px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
    lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
    defaultRadius: 'md',
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
    shadows: {
      xs: 'none',
      sm: 'none',
      md: 'var(--ch-shadow)',
      lg: 'var(--ch-shadow)',
      xl: 'var(--ch-shadow)',
    },
    cursorType: 'pointer',
    respectReducedMotion: true,
    components: {
      InputWrapper: {
        styles: {
          label: { marginBottom: 4 },
          description: { fontSize: 12, marginBottom: 4 },
          error: { fontSize: 12 },
        },
      },
      Button: { defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 600 } } },
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { 'aria-label': words('action.showPassword') } },
      },
      TextInput: { defaultProps: { size: 'sm' } },
      Select: { defaultProps: { size: 'sm' } },
      Textarea: { defaultProps: { size: 'sm' } },
      Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 }, fz: 12 } },
      Modal: {
        defaultProps: {
          centered: true,
          closeButtonProps: { 'aria-label': words('action.close') },
          transitionProps: { duration: 120 },
        },
        styles: { title: { fontSize: 15, fontWeight: 600 } },
      },
      SegmentedControl: { defaultProps: { size: 'sm', transitionDuration: 100 } },
    },
  });
