import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Twins of one file: as brotli (quality 11) and as gzip (level 9). The same bytes for the same input. */
export type Twins = Readonly<{ br: Buffer; gz: Buffer }>;

/** From a text's bytes to its compressed twins; the work is done in Node's thread pool. */
export async function compress(body: Buffer): Promise<Twins> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  };
  const [br, gz] = await Promise.all([brotliAsync(body, { params }), gzipAsync(body, { level: 9 })]);
  return { br, gz };
}

/**
 * Does one piece of work for each item, at most `limit` at a time; results come in the items' order.
 * @throws the first error; work under way is not awaited then
 */
export async function mapInPool<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = new Array(items.length);
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
