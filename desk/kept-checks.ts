import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { CheckMessage } from '../essay/check/list-messages';
import type { Fingerprints, Surroundings } from '../library/essay-checker';
import { fingerprintEssay } from '../library/essay-fingerprint';
import type { EssayFolder } from '../library/list-essay-folders';
import { readEssayFiles } from '../library/read-essay-files';
import type { CheckReport } from './jobs';

/** Where reports are kept, from the project's folder: in what hosts keep between builds. */
export const KEPT_CHECKS = '.next/cache/checks.json';

const MESSAGE = z.strictObject({
  path: z.string(),
  line: z.number(),
  column: z.number(),
  severity: z.literal('warning'),
  rule: z.string(),
  reason: z.string(),
  note: z.string().optional(),
  source: z.string().optional(),
});
const KEPT = z.strictObject({
  linked: z.array(z.string()),
  formerly: z.array(z.string()),
  /** Stands for the essay's files, the rules, and what of other essays its report depends on. */
  seen: z.string(),
  messages: z.array(MESSAGE),
});
const FILE = z.record(z.string(), KEPT);

/** What tells which other essays a report depends on. */
type Dependence = Pick<CheckReport, 'linked' | 'formerly'>;

/** Reports of earlier checks. */
export type KeptChecks = Readonly<{
  /** What a check of the essay would say now; undefined where only a check can tell. */
  find: (one: EssayFolder) => Promise<readonly CheckMessage[] | undefined>;
  /** Keeps a report, if it may be kept. */
  keep: (one: EssayFolder, report: CheckReport) => void;
  /** Writes what is kept, as a whole or not at all. Where it cannot be written, all is checked anew next time. */
  save: () => Promise<void>;
}>;

/**
 * Opens the reports of earlier checks, each good for as long as nothing changes that it depends on: the essay's own files,
 * those of essays that it links to, who else claims its addresses, and the rules, which are this project's code. Kept are
 * published essays' alone, since what is said of drafts is nobody's business but the author's, and only reports without
 * errors: an error may name any other essay.
 * @param project absolute path of the project's folder, which holds the file and the code
 */
export async function openKeptChecks(project: string, surroundings: Surroundings): Promise<KeptChecks> {
  const path = join(project, KEPT_CHECKS);
  const rules = await fingerprintCode(join(import.meta.dirname, '..'));
  const kept = new Map(Object.entries(await readKept(path)));
  const bySlug = groupBy(surroundings.neighbours, ({ slug }) => slug);
  const present = new Set(surroundings.neighbours.map(({ folder }) => folder));
  for (const folder of kept.keys()) if (!present.has(folder)) kept.delete(folder);

  const rivalsOf = findRivals(surroundings);
  const seenBy = (one: EssayFolder, dependence: Dependence, fingerprints: Fingerprints) => {
    const own = fingerprints.get(one.folder);
    if (own === undefined) return undefined;
    const linked = dependence.linked.flatMap((slug) => bySlug.get(slug) ?? []);
    const others = linked.map(({ folder }) => [folder, fingerprints.get(folder)]);
    return hashOf(JSON.stringify([rules, own, others, rivalsOf(one, dependence.formerly)]));
  };

  const now = new Map<string, string | undefined>();
  const readNow = async (one: EssayFolder) => {
    if (now.has(one.folder)) return;
    const files = await readEssayFiles(one.folder).catch(() => undefined);
    now.set(one.folder, files && (await fingerprintEssay(files, one.visibility)));
  };

  let changed = false;
  return {
    async find(one) {
      const report = one.visibility === 'public' ? kept.get(one.folder) : undefined;
      if (report === undefined) return undefined;
      for (const read of [one, ...report.linked.flatMap((slug) => bySlug.get(slug) ?? [])]) await readNow(read);
      return report.seen === seenBy(one, report, now) ? report.messages : undefined;
    },
    keep(one, { linked, formerly, messages, fingerprints }) {
      changed = kept.delete(one.folder) || changed;
      const warnings = messages.flatMap((message) =>
        message.severity === 'warning' ? [{ ...message, severity: message.severity }] : [],
      );
      if (one.visibility !== 'public' || warnings.length < messages.length) return;
      const seen = seenBy(one, { linked, formerly }, fingerprints);
      if (seen === undefined) return;
      kept.set(one.folder, { linked: [...linked], formerly: [...formerly], seen, messages: warnings });
      changed = true;
    },
    async save() {
      if (!changed) return;
      try {
        await mkdir(dirname(path), { recursive: true });
        const temporary = `${path}.${randomUUID()}`;
        await writeFile(temporary, JSON.stringify(Object.fromEntries(kept)));
        await rename(temporary, path);
      } catch {
        // A folder that cannot be written to makes checks slow, not wrong.
      }
    },
  };
}

/**
 * From the surroundings of essays to who else claims one of an essay's addresses: other essays, and those that are gone.
 * Slugs differ in more than case.
 */
function findRivals({ neighbours, gone }: Surroundings) {
  const fold = (slug: string) => slug.toLowerCase();
  const claims = neighbours.flatMap(({ folder, slug, formerly }) =>
    [slug, ...formerly].map((claim) => ({ folder, claim: fold(claim) })),
  );
  const claimed = groupBy(claims, ({ claim }) => claim);
  const goneBy = groupBy(gone, fold);
  return ({ folder, slug }: EssayFolder, formerly: readonly string[]) =>
    [...new Set([slug, ...formerly].map(fold))].map((mine) => [
      mine,
      claimed.get(mine)?.filter((other) => other.folder !== folder),
      goneBy.get(mine),
    ]);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What stands for the rules: every source file of a check, what it is built on, and the engine that it runs in. */
async function fingerprintCode(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const room of ['essay', 'library', 'desk']) {
    const entries = await readdir(join(root, room), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && /\.(?:ts|json)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name));
    for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(path));
  }
  for (const name of ['package.json', 'package-lock.json']) {
    // A copy of the sources may lie within another project, whose lockfile is the one that counts.
    hash.update(await readFile(join(root, name)).catch(() => ''));
  }
  return hash.digest('hex');
}

async function readKept(path: string): Promise<z.output<typeof FILE>> {
  try {
    return FILE.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return {};
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
