import { bundleScript } from '@/publish/bundle-script';

export const dynamic = 'force-static';

export const GET = () => bundleScript('reader/first-paint.ts');
