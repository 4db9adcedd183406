import { join } from 'node:path';

/** An `http` block in which nginx serves a static edition by the rules that were built with it, without TLS. */
export const staticSite = (dist: string, port: number): string => `
include ${join(dist, 'nginx/http.conf')};
server {
  listen ${port} reuseport;
  listen [::1]:${port};
  server_name localhost;
  root ${dist};
  brotli_static on;
  more_clear_headers Server;
  include ${join(dist, 'nginx/server.conf')};
  include ${join(dist, 'nginx/files.conf')};
}`;
