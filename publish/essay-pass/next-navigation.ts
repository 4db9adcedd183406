/** In place of Next's own: a page that is built and is not there is a mistake of ours. */
export function notFound(): never {
  throw new Error('A page of an essay was built that says it is not there. Check library/published.ts.');
}
