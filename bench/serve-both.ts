import { startNginx } from '../e2e/nginx/start-nginx';
import { staticSite } from '../e2e/nginx/static-site';
import { serveSite } from './serve-site';

export type Target = Readonly<{ name: string; port: number; close: () => Promise<void> | void }>;

/** Starts the front door and nginx with our file, both on the static edition in `dist`. */
export async function serveBoth(dist: string, firstPort: number): Promise<readonly Target[]> {
  const site = await serveSite(firstPort);
  const nginx = await startNginx(staticSite(dist, firstPort + 1), firstPort + 1);
  return [
    { name: 'npm start', port: firstPort, close: site.close },
    { name: 'nginx on dist/', port: firstPort + 1, close: nginx.stop },
  ];
}
