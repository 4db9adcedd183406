/** The second script: what only those need who quote, or who come by a link that has grown old. */
export { showChanges } from './passages/changes';
export { openQuoting } from './passages/quoting-menu';
