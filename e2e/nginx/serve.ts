import { resolve } from 'node:path';
import { startNginx } from './start-nginx';
import { staticSite } from './static-site';

/** Serves `dist/` with nginx until it is told to stop: `PORT=4174 tsx e2e/nginx/serve.ts [folder]`. */
const port = Number(process.env.PORT);
const nginx = await startNginx(staticSite(resolve(process.argv[2] ?? 'dist'), port), port);
console.log(`nginx at http://localhost:${port}`);
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void nginx.stop().then(() => process.exit(0)));
