import { VFile } from 'vfile';
import { parseSite } from '../site';
import { checkBytes } from './check-bytes';
import { reportError } from './report';

/** From `site.yaml` as bytes, if there is one at `path`, to a file with everything that is wrong with it. */
export function checkSiteFile(path: string, found: VFile | undefined): VFile {
  const file = new VFile({ path, value: found?.value });
  if (found === undefined) {
    reportError(file, {
      ruleId: 'site-present',
      reason: 'Unexpected absence of `site.yaml`, expected the name and address of the site',
    });
    return file;
  }
  const text = checkBytes(file);
  if (text === undefined) return file;
  file.value = text;
  parseSite(file);
  return file;
}
