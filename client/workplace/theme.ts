/** Mantine in our look: paper-like, one accent, one warm grey. */
import {
  convertCssVariables,
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineColorsTuple,
  mergeMantineTheme,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e9f5f3',
  '#d3e9e6',
  '#a6d2cc',
  '#77bbb2',
  '#4fa69b',
  '#2f948a',
  '#1a8175',
  '#0b6b61',
  '#085750',
  '#05443e',
];

const warmGrey: MantineColorsTuple = [
  '#faf9f7',
  '#f6f4f1',
  '#f0eeea',
  '#e3e0db',
  '#d0ccc6',
  '#a9a59e',
  '#6f6c66',
  '#55524d',
  '#3b3935',
  '#242321',
];

export const theme = createTheme({
  colors: { teal, gray: warmGrey },
  primaryColor: 'teal',
  primaryShade: 7,
  black: '#1f2524',
  fontFamily: '"Golos Text Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Golos Text Variable", system-ui, sans-serif', fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Mantine locks the page's scroll by a style element, which our policy forbids.
    ModalRoot: { defaultProps: { lockScroll: false, centered: true } },
    // Else a wide table in it grows past its edge, where it is cut off, instead of being scrolled.
    Alert: { styles: { body: { minWidth: 0 } } },
  },
});

/** Mantine's own tones of these two are too faint to be read on white. */
const DARKER =
  ':root[data-mantine-color-scheme] { --mantine-color-error: #a3271d; --mantine-color-placeholder: #6b6862; }';

/** Mantine would write its variables into a style element; a constructed stylesheet says the same under a strict policy. */
export function adoptThemeVariables(): void {
  const sheet = new CSSStyleSheet();
  const variables = convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)));
  sheet.replaceSync(`${variables}\n${DARKER}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
