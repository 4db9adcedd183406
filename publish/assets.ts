import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { isEmbeddable } from './content-type';

/** One file that the build made, at the address that Next's HTML or stylesheets know it by. */
export type Part = Readonly<{ address: string; body: Buffer; type: string }>;

/** A part under a name that holds the hash of its content, so that it can be kept for ever. */
export type Asset = Part & Readonly<{ from: string }>;

/** Where styles, scripts and fonts are published. Every name in it holds a hash. */
export const ASSETS_FOLDER = '/assets/';
/** Where images are published. Every name in it holds a hash. */
export const MEDIA_FOLDER = '/media/';

const STYLE_URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)/g;

/** SHA-256 of some bytes. */
export const hashOf = (body: Buffer): Buffer => createHash('sha256').update(body).digest();

/**
 * From the parts of a build to assets: `/_next/static/chunks/x.css` becomes `/assets/style-<hash>.css`, `/reader.js`
 * becomes `/assets/reader-<hash>.js`, and what stylesheets refer to is renamed in them first.
 * @param parts styles, scripts and media; the address of each is unique
 * @returns assets in the order of the parts; a new address depends on the content alone
 * @throws when a stylesheet refers to a file that was not handed over
 */
export function buildAssets(parts: readonly Part[]): readonly Asset[] {
  const media = parts.filter(({ type }) => !isStyle(type)).map((part) => toAsset(part, part.body));
  const addresses = new Map(media.map(({ from, address }) => [from, address]));
  const styles = parts.filter(({ type }) => isStyle(type)).map((part) => toAsset(part, renameInStyle(part, addresses)));
  const byOrigin = new Map([...media, ...styles].map((asset) => [asset.from, asset]));
  return parts.flatMap(({ address }) => byOrigin.get(address) ?? []);
}

/**
 * Assets that some document refers to, every stylesheet, as pages that are rendered on request have one that no document
 * names, and what the stylesheets refer to; the others are left out.
 */
export function keepUsed(assets: readonly Asset[], documents: readonly string[]): readonly Asset[] {
  const styles = assets.filter(({ type }) => isStyle(type)).map(({ body }) => String(body));
  const isNamed = ({ address }: Asset) => [...documents, ...styles].some((text) => text.includes(address));
  return assets.filter((asset) => isStyle(asset.type) || isNamed(asset));
}

const isStyle = (type: string): boolean => type.startsWith('text/css');

function toAsset(part: Part, body: Buffer): Asset {
  const { base, ext } = posix.parse(part.address);
  // Next's own names of chunks are hashes of something else; they would change without the content.
  const name = isStyle(part.type) && part.address.startsWith('/_next/') ? 'style' : base.slice(0, base.indexOf('.'));
  const hash = hashOf(body).toString('hex').slice(0, 16);
  // A folder for each kind of answer: hosts give headers by folder.
  const folder = isEmbeddable(part.type) ? MEDIA_FOLDER : ASSETS_FOLDER;
  return { from: part.address, address: `${folder}${name}-${hash}${ext}`, body, type: part.type };
}

function renameInStyle({ address, body }: Part, addresses: ReadonlyMap<string, string>): Buffer {
  const renamed = String(body).replace(STYLE_URL, (whole, ...groups: (string | undefined)[]) => {
    const url = groups[0] ?? groups[1] ?? groups[2] ?? '';
    if (url === '' || url.startsWith('#') || url.startsWith('data:')) return whole;
    const [path = '', fragment] = url.split('#');
    const published = addresses.get(posix.resolve(posix.dirname(address), path));
    if (published === undefined) {
      throw new Error(
        `${address} refers to ${url}, which is not among what the build handed over, so the page would miss it. ` +
          'Import the file from the stylesheet by a relative path, so that Next puts it into the build.',
      );
    }
    return `url(${published}${fragment === undefined ? '' : `#${fragment}`})`;
  });
  return Buffer.from(renamed);
}
