import { bundleScript } from '@/publish/bundle-script';

export const dynamic = 'force-static';

/** Loaded by the reader script when it is asked for, by the address in `data-passages`. */
export const GET = () => bundleScript('reader/passages.ts', 'esm');
