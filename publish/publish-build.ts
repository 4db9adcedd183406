import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { AdapterOutput, NextAdapter } from 'next';
import { PICTURE_CACHE, tidyPictureCache } from '../library/pictures/picture-cache';
import type { PublishedEssay } from '../library/write-published';
import type { Part } from './assets';
import { contentTypeOf } from './content-type';
import { runPass } from './essay-pass/run-pass';
import { explainFailure } from './explain-failure';
import { readKeeping } from './keep-assets';
import { type More, publishSite, type SiteParts } from './publish-site';
import { readRedirects } from './redirects';
import { buildSearchFiles, isSearchText } from './search-files';
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
    parts: [...routes, ...statics, ...(await readPublicFolder(projectDir))],
    redirects: await readRedirects(projectDir),
    withdrawn: await readWithdrawn(projectDir),
    more: (edition) => publishEssays(edition, projectDir),
  };
  const dist = join(projectDir, 'dist');
  try {
    await publishSite(site, dist, readKeeping(process.env, dist, new Date()));
  } catch (error) {
    throw explainFailure(error, dist);
  }
  await tidyPictureCache(join(projectDir, PICTURE_CACHE), new Date());
}

/** The essays themselves, and what is made of all of them together. */
async function publishEssays(edition: Parameters<More>[0], projectDir: string): ReturnType<More> {
  const { entries, listed } = await runPass(await readPublishedSlugs(projectDir), projectDir, edition);
  const texts: Part[] = [];
  for (const { address, file, type } of entries) {
    if (isSearchText(address)) texts.push({ address, body: await readFile(join(edition.folder, file)), type });
  }
  const search = buildSearchFiles(texts);
  return { entries, parts: [...search, ...(await listSiteFiles(listed, projectDir))] };
}

/** As contentlayer's run has left them. Read, not imported: this is run by whatever project is built. */
async function readPublishedSlugs(projectDir: string): Promise<readonly string[]> {
  const text = await readFile(join(projectDir, '.contentlayer', 'published.json'), 'utf8').catch(() => '[]');
  // Written by library/write-published.ts.
  return (JSON.parse(text) as readonly PublishedEssay[]).map(({ slug }) => slug);
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
