import { extname } from 'node:path';
import { MAX_IMAGE_BYTES } from '../essay/check/check-images';
import { toWords } from '../essay/import/latin-words';
import { type ResolvedImage, shorten } from '../essay/import/settle-links';
import { type Beside, readBeside } from './read-beside';
import type { DraftFile } from './write-draft';

/** 32 MB: what is larger than a page may show is still taken, for its author to make it smaller. */
const MAX_FILE_MB = 32;

/** What an image's first bytes say it is, by the ending of its file; those after `shown` no browser shows. */
const SIGNATURES: readonly (readonly [string, RegExp, boolean])[] = [
  ['png', /^\x89PNG\r\n/, true],
  ['jpg', /^\xFF\xD8\xFF/, true],
  ['gif', /^GIF8[79]a/, true],
  ['webp', /^RIFF[\s\S]{4}WEBP/, true],
  ['avif', /^[\s\S]{4}ftyp(?:avif|avis)/, true],
  [
    'svg',
    /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i,
    true,
  ],
  ['heic', /^[\s\S]{4}ftyp(?:heic|heix|mif1)/, false],
  ['bmp', /^BM/, false],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes, not text
  ['tiff', /^(?:II\*\x00|MM\x00\*)/, false],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes, not text
  ['emf', /^\x01\x00\x00\x00[\s\S]{36} EMF/, false],
  ['wmf', /^\xD7\xCD\xC6\x9A/, false],
];

function findFormat(bytes: Uint8Array): readonly [string, boolean] | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1200));
  const found = SIGNATURES.find(([, pattern]) => pattern.test(head));
  return found && [found[0], found[2]];
}

function readDataUrl(url: string): Beside {
  const match = /^data:image\/[\w.+-]{1,40}(;base64)?,/i.exec(url);
  if (!match) return 'is data of a kind that is not read here';
  const data = url.slice(match[0].length);
  try {
    const bytes = match[1] ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data));
    return { bytes: new Uint8Array(bytes), name: 'image' };
  } catch {
    return 'is data that is broken';
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function chooseName(name: string, extension: string, taken: ReadonlySet<string>): string {
  const base =
    toWords(name.slice(0, name.length - extname(name).length))
      .join('-')
      .slice(0, 40)
      .replace(/-+$/, '') || 'image';
  for (let count = 1; ; count += 1) {
    const candidate = `${base}${count === 1 ? '' : `-${count}`}.${extension}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/**
 * Gathers the images that an input shows: files beside it and what it holds within itself (`embedded`, by address) go into
 * `images/`; addresses on the web are never asked for. Gives each one's address in the draft, with what is to be told.
 */
export async function resolveImages(
  urls: readonly string[],
  inputPath: string,
  embedded: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Readonly<{ images: ReadonlyMap<string, ResolvedImage>; files: readonly DraftFile[] }>> {
  const images = new Map<string, ResolvedImage>();
  const files: DraftFile[] = [];
  const taken = new Set<string>();
  for (const url of new Set(urls)) {
    const held = embedded.get(url);
    if (!held && /^(?:https?:)?\/\//i.test(url)) {
      const message = `The image ${shorten(url)} is on the web, and was not fetched: save it in images/ and write its name.`;
      images.set(url, { url: `missing:${url}`, message });
      continue;
    }
    const found = held
      ? { bytes: held, name: 'image' }
      : url.startsWith('data:')
        ? readDataUrl(url)
        : await readBeside(decode(url.replace(/[?#].*$/, '')), inputPath, MAX_FILE_MB);
    const format = typeof found === 'string' ? undefined : findFormat(found.bytes);
    if (typeof found === 'string' || format === undefined) {
      const reason = typeof found === 'string' ? found : 'is no image that is known here';
      // Data that is broken is not written into the text: nobody can mend it there.
      const address = url.startsWith('data:') ? 'missing:data' : `missing:${url}`;
      images.set(url, {
        url: address,
        message: `The image ${shorten(url)} ${reason}: readers are told that it is missing.`,
      });
      continue;
    }
    const name = chooseName(found.name, format[0], taken);
    taken.add(name);
    files.push({ path: `images/${name}`, value: found.bytes });
    const size = found.bytes.length / 1024 / 1024;
    if (!format[1]) {
      const message = `The image images/${name} is of a form that browsers do not show: save it as PNG, and write that name.`;
      images.set(url, { url: `missing:${name}`, message });
    } else if (found.bytes.length > MAX_IMAGE_BYTES) {
      const message = `The image images/${name} has ${size.toFixed(1)} MB; 2 MB are the limit. Save it smaller.`;
      images.set(url, { url: `images/${name}`, message });
    } else images.set(url, { url: `images/${name}` });
  }
  return { images, files };
}
