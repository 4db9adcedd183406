// Written by `library/write-published.ts` after each of contentlayer's runs.
declare module 'contentlayer/published' {
  const essays: readonly import('./write-published').PublishedKind[];
  export default essays;
}
