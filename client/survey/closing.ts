/** The closing page comes as HTML from the content folder; only these plain elements of it are shown. */
import { element } from './element.ts';

const ALLOWED = new Set(['H2', 'H3', 'P', 'STRONG', 'EM', 'UL', 'OL', 'LI', 'BR']);

/** Copies text and allowed elements, without attributes; of any other element only its text remains. */
export function closingNodes(html: string): Node[] {
  return copyChildren(new DOMParser().parseFromString(html, 'text/html').body);
}

function copyChildren(parent: Node): Node[] {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')];
    if (!(node instanceof HTMLElement)) return [];
    const children = copyChildren(node);
    return ALLOWED.has(node.tagName) ? [element(node.tagName, {}, ...children)] : children;
  });
}
