import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Debian's packages for what our nginx file uses: the server, brotli twins, and leaving `Server` out. */
export const NGINX_PACKAGES = [
  'nginx-light',
  'libnginx-mod-http-brotli-static',
  'libnginx-mod-http-headers-more-filter',
];

const PROGRAMS = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx', '/usr/local/bin/nginx'];
const MODULE_FOLDERS = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/usr/share/nginx/modules'];
const MODULES = ['ngx_http_brotli_static_module.so', 'ngx_http_headers_more_filter_module.so'];

export type Nginx = Readonly<{ program: string; modules: readonly string[] }>;

/** nginx with the two modules that the tests need; undefined when one of the three is missing. */
export function findNginx(): Nginx | undefined {
  const program = [process.env.NGINX ?? '', ...PROGRAMS].find((path) => path !== '' && existsSync(path));
  const modules = MODULES.flatMap((name) =>
    MODULE_FOLDERS.map((folder) => join(folder, name))
      .filter(existsSync)
      .slice(0, 1),
  );
  return program !== undefined && modules.length === MODULES.length ? { program, modules } : undefined;
}
