import type { VFile } from 'vfile';
import type { Reference } from '../bibliography/reference';
import { reportWarning } from './report';

/** Puts a warning on `references.yaml` for each entry that neither text cites. They are listed, under their own heading. */
export function checkCited(file: VFile, references: readonly Reference[], cited: ReadonlySet<string>): void {
  for (const { id, place } of references) {
    if (cited.has(id)) continue;
    reportWarning(file, {
      ruleId: 'reference-cited',
      reason: `Unexpected reference \`${id}\` that no text cites, expected \`[@${id}]\` in one`,
      place,
      note: 'Cite it, or leave it: it is listed apart from what is cited.',
    });
  }
}
