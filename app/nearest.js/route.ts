import { bundleScript } from '@/publish/bundle-script';

export const dynamic = 'force-static';

/** For the page for wrong addresses alone. */
export const GET = () => bundleScript('reader/nearest.ts');
