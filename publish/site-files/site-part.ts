import type { Site } from '../../essay/site';
import type { Part } from '../assets';
import { contentTypeOf } from '../content-type';
import { type HanSerif, openHanSerif } from './han-serif';

/** Weight of the titles on images: between regular and bold, as a printed title is. */
const TITLE_WEIGHT = 600;

/** The name of a page's image below what it is the image of. */
export const SHARE_IMAGE_NAME = '/share.jpg';

let font: Promise<HanSerif> | undefined;

/** The font of titles on images, opened once. */
export function openTitleFont(): Promise<HanSerif> {
  font ??= openHanSerif(TITLE_WEIGHT);
  return font;
}

/** The host of a site, as images name it. */
export const hostOf = ({ address }: Site): string => new URL(address).host;

/** A file of the site by its address and what is in it; its media type is that of its name. */
export function toPart(address: string, body: string | Buffer): Part {
  return { address, body: Buffer.from(body), type: contentTypeOf(address) };
}
