/** Media types of published files, by their extension. */
export const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['avif', 'image/avif'],
  ['bib', 'application/x-bibtex; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['gif', 'image/gif'],
  ['html', 'text/html; charset=utf-8'],
  ['ico', 'image/x-icon'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['js', 'text/javascript; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['png', 'image/png'],
  ['ris', 'application/x-research-info-systems; charset=utf-8'],
  ['svg', 'image/svg+xml; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['wasm', 'application/wasm'],
  ['webmanifest', 'application/manifest+json; charset=utf-8'],
  ['webp', 'image/webp'],
  ['woff2', 'font/woff2'],
  ['xml', 'application/xml; charset=utf-8'],
]);

/** From a file's name to its media type, by its extension; of unknown ones `application/octet-stream`. */
export function contentTypeOf(name: string): string {
  return CONTENT_TYPES.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream';
}

/** Whether a media type is text, and so worth compressing: the types above that name a charset, and WebAssembly. */
export const isCompressible = (type: string): boolean =>
  type.includes('charset=') || type === 'application/wasm' || type.startsWith('text/');

/** Whether other sites may embed a file of this type: images, feeds, citation files, not pages, styles or scripts. */
export const isEmbeddable = (type: string): boolean =>
  /^(?:image\/|application\/(?:atom\+xml|rss\+xml|feed\+json|x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json))/.test(
    type,
  );
