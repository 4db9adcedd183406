import type { VFile } from 'vfile';
import { z } from 'zod';
import { checkShape, GB_T_7714, ORIGIN, TEXT } from './check/check-shape';
import { readYaml } from './check/read-yaml';

/** Names and numbers that a certificate can be for; the URL standard lets a quotation mark or an empty label pass. */
const HOST_NAME = /^(?:(?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:]+\])$/;

/** An origin alone, as links and feeds put it before a path. Plain http is for trying out on one's own machine. */
const SITE_ADDRESS = z.string('an address with https://').refine((value) => {
  if (!URL.canParse(value)) return false;
  const { origin, protocol, hostname } = new URL(value);
  const local = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
  return (protocol === 'https:' || local) && HOST_NAME.test(hostname) && value === origin;
}, ORIGIN);

const BOTH_LANGUAGES = z.strictObject({ zh: TEXT, en: TEXT }, 'a text for `zh` and one for `en`');

const SITE_SCHEMA = z.strictObject(
  {
    name: BOTH_LANGUAGES,
    description: BOTH_LANGUAGES,
    address: SITE_ADDRESS,
    author: TEXT,
    'gb-t-7714': GB_T_7714,
  },
  'lines `key: value`',
);

/** `content/site.yaml`: what the site is called, where it stands, and the edition of GB/T 7714 an essay has unless it says. */
export type Site = Readonly<z.output<typeof SITE_SCHEMA>>;

/** From `site.yaml` (its value is a string) to the site; undefined if it is wrong, and then the file says where and why. */
export function parseSite(file: VFile): Site | undefined {
  const yaml = readYaml(file, String(file));
  return yaml && checkShape(file, yaml, SITE_SCHEMA);
}
