import { expect, test } from 'vitest';
import { draftsProblem } from './drafts-problem';

test('says that the folder of drafts that was named is not there', async () => {
  expect(await draftsProblem({ DRAFTS_DIR: 'nowhere' }, { drafts: '/nowhere' })).toBe(
    'DRAFTS_DIR is "nowhere", and there is no folder /nowhere. Make it, or leave DRAFTS_DIR out to use content/drafts.',
  );
});

test('has nothing to say of one that is there, nor where none is named', async () => {
  expect(await draftsProblem({ DRAFTS_DIR: '.' }, { drafts: import.meta.dirname })).toBeUndefined();
  expect(await draftsProblem({}, { drafts: '/nowhere' })).toBeUndefined();
});
