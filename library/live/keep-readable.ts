import { VFile } from 'vfile';
import { parseReferences } from '../../essay/bibliography/parse-references';
import { readYamlSource } from '../../essay/bibliography/yaml-source';
import { checkBytes } from '../../essay/check/check-bytes';
import { hasErrors } from '../../essay/check/report';
import type { EssayFiles } from '../../essay/essay-files';
import { parseFrontMatter } from '../../essay/front-matter';
import { parseLedger } from '../../essay/ledger/parse-ledger';
import { findExcess } from '../../essay/parse/find-excess';

const NAMES = ['zh', 'en', 'references', 'extra', 'ledger'] as const;
type Name = (typeof NAMES)[number];

/** An essay's files that could be read when they were last looked at. */
export type Readable = Readonly<Partial<Record<Name, VFile>>>;

/**
 * From an essay's files, and those that could last be read, to the files that a page shows: as they are, but for each
 * that cannot be read now its last version that could. `kept` are the keys of those. A file that is gone is gone, except
 * the source text, without which there is no essay.
 */
export function keepReadable(
  files: EssayFiles,
  last: Readable = {},
): Readonly<{ shown: EssayFiles; readable: Readable; kept: readonly Name[] }> {
  const kept: Name[] = [];
  const readable: Partial<Record<Name, VFile>> = {};
  for (const name of NAMES) {
    const [now, before] = [files[name], last[name]];
    if (now && canRead(name, now)) readable[name] = now;
    else if (before && (now || name === 'zh')) {
      readable[name] = before;
      kept.push(name);
    }
  }
  return { shown: { ...files, ...readable }, readable, kept };
}

function canRead(name: Name, found: VFile): boolean {
  const text = checkBytes(new VFile({ path: found.path, value: found.value }));
  if (text === undefined) return false;
  const file = new VFile({ path: found.path, value: text });
  switch (name) {
    case 'zh':
      return parseFrontMatter(file, 'zh') !== undefined && !findExcess(text);
    case 'en':
      return parseFrontMatter(file, 'en') !== undefined && !findExcess(text);
    case 'references':
      return parseReferences(file).length > 0 || !hasErrors(file);
    case 'extra':
      return readYamlSource(file) !== undefined;
    case 'ledger':
      return parseLedger(file) !== undefined;
    default:
      return name satisfies never;
  }
}
