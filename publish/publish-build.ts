import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { AdapterOutput, NextAdapter } from 'next';
import type { Part } from './assets';
import { contentTypeOf } from './content-type';
import { readKeeping } from './keep-assets';
import { publishSite, type SiteParts } from './publish-site';
import { readRedirects } from './redirects';
import { buildSearchFiles } from './search-files';
import { listSiteFiles } from './site-files/list-site-files';
import { readWithdrawn } from './withdrawn';

type BuildContext = Parameters<NonNullable<NextAdapter['onBuildComplete']>>[0];
type Prerender = AdapterOutput['PRERENDER'];
type StaticFile = AdapterOutput['STATIC_FILE'];

/** Next's own pages, which never reach a reader: wrong addresses are answered with `/zh/404` and `/en/404`. */
const INTERNAL = /^\/_(?:not-found|global-error)/;

/**
 * Called by Next when a build is done: publishes everything that was prerendered as `dist/` in the project's folder.
 * @throws when something prerendered is not complete, or a page cannot be published; Next then fails the build
 */
export async function publishBuild({ outputs, projectDir, buildId }: BuildContext): Promise<void> {
  const prerenders = outputs.prerenders.filter(isPublic);
  const pages = await Promise.all(prerenders.filter(({ routeType }) => routeType !== 'route').map(readPage));
  const routes = await Promise.all(prerenders.filter(({ routeType }) => routeType === 'route').map(readRoute));
  const statics = await Promise.all(outputs.staticFiles.filter(isWanted).map(readStatic));
  const site: SiteParts = {
    build: buildId,
    pages,
    parts: [
      ...routes,
      ...statics,
      ...(await readPublicFolder(projectDir)),
      ...(await readAll(listSiteFiles(projectDir))),
      ...buildSearchFiles(routes),
    ],
    redirects: await readRedirects(projectDir),
    withdrawn: await readWithdrawn(projectDir),
  };
  const dist = join(projectDir, 'dist');
  await publishSite(site, dist, readKeeping(process.env, dist, new Date()));
}

/** The primary output of a route that stands for one address; flight data and segments have no `routeType`. */
const isPublic = ({ pathname, routeType }: Prerender): boolean =>
  routeType !== undefined && !INTERNAL.test(pathname) && !isTemplate(pathname);

/** A route with parameters, `/[locale]`, which Next lists when it could render other values on request. */
const isTemplate = (pathname: string): boolean => pathname.includes('[');

/** Styles, media and files such as `/icon.svg`; not the framework's scripts, nor Next's own pages `/404` and `/500`. */
const isWanted = ({ pathname }: StaticFile): boolean =>
  pathname.startsWith('/_next/')
    ? pathname.endsWith('.css') || pathname.includes('/static/media/')
    : posix.extname(pathname) !== '';

async function readPage(prerender: Prerender): Promise<SiteParts['pages'][number]> {
  return { address: prerender.pathname, html: String(await readComplete(prerender)) };
}

async function readRoute(prerender: Prerender): Promise<Part> {
  const type = prerender.fallback?.initialHeaders?.['content-type'];
  return {
    address: prerender.pathname,
    body: await readComplete(prerender),
    type: typeof type === 'string' ? type : contentTypeOf(prerender.pathname),
  };
}

async function readStatic({ pathname, filePath }: StaticFile): Promise<Part> {
  return { address: pathname, body: await readFile(filePath), type: contentTypeOf(pathname) };
}

async function readComplete({ pathname, response, compute, fallback }: Prerender): Promise<Buffer> {
  const status = fallback?.initialStatus ?? 200;
  if (response !== 'complete' || compute !== 'static' || fallback?.filePath === undefined || status !== 200) {
    throw new Error(
      `${pathname} was prerendered with response "${response}", compute "${compute}" and status ${status}, so it is not a whole ` +
        'page that could be published. Make the route static, or leave it to be rendered on request.',
    );
  }
  return readFile(fallback.filePath);
}

/** Files of `public/`, which Next does not list among a build's outputs. */
async function readPublicFolder(projectDir: string): Promise<readonly Part[]> {
  const folder = join(projectDir, 'public');
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        const address = `/${relative(folder, path).split(sep).join('/')}`;
        return { address, body: await readFile(path), type: contentTypeOf(name) };
      }),
  );
}

/** Node 20 has no `Array.fromAsync`. */
async function readAll(parts: AsyncIterable<Part>): Promise<readonly Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}
