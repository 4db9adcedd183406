import type { Frame } from './render-page';

const STYLE = /<link rel="stylesheet"[^>]*>/g;
const ICON = /<link rel="(?:icon|apple-touch-icon)"[^>]*>/g;

/** From a document that Next's HTML was turned into to what every document has in its head from the build. */
export function frameOf(document: string): Frame {
  const head = document.slice(0, document.indexOf('</head>'));
  return { styles: (head.match(STYLE) ?? []).join(''), icons: (head.match(ICON) ?? []).join('') };
}
