/** Builds one DOM element. The introduction is drawn without a framework, so that it is small and there at once. */
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/**
 * @param attributes a function is a listener of the event it is named for; `true` sets an empty attribute, `false` none
 * @param children strings become text, never markup
 */
export function element(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children);
  return node;
}

/** A plain text with blank lines between paragraphs; single line breaks stay inside their paragraph. */
export function paragraphs(text: string): HTMLElement[] {
  return text.split(/\n{2,}/).map((part) => element('p', { class: 'paragraph' }, part));
}

/** The heading of a screen; it takes the focus when the screen comes. */
export function heading(text: string): HTMLElement {
  return element('h1', { tabindex: '-1' }, text);
}

export function button(text: string, click: () => void, kind: 'primary' | 'secondary' = 'primary'): HTMLElement {
  return element('button', { type: 'button', class: `button ${kind}`, click }, text);
}
