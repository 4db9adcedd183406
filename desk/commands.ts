import { checkCommand } from './check-command';
import type { Command } from './command';
import { importCommand } from './import-command';
import { previewCommand } from './preview-command';
import { statusCommand } from './status-command';
import { syncCommand } from './sync-command';

/** Every command of `npm run essay -- …`, in the order of the help. */
export const COMMANDS: readonly Command[] = [importCommand, checkCommand, statusCommand, syncCommand, previewCommand];
