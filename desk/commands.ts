import { checkCommand } from './check-command';
import type { Command } from './command';
import { importCommand } from './import-command';
import { newCommand } from './new-command';
import { previewCommand } from './preview-command';
import { publishCommand } from './publish-command';
import { statusCommand } from './status-command';
import { syncCommand } from './sync-command';
import { unpublishCommand } from './unpublish-command';

/** Every command of `npm run essay -- …`, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  newCommand,
  importCommand,
  checkCommand,
  statusCommand,
  syncCommand,
  previewCommand,
  publishCommand,
  unpublishCommand,
];
