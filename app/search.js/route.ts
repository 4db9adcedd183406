import { bundleScript } from '@/publish/bundle-script';

export const dynamic = 'force-static';

/** Loaded by the reader script when someone searches, by the address in `data-search`. */
export const GET = () => bundleScript('reader/search.ts', 'esm');
