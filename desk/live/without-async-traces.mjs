import { createRequire, syncBuiltinESMExports } from 'node:module';

// React's development build follows every promise with an async hook, to say in its tools which one a component waited for.
// On a long essay that is a third of the time until an edit is in the page. Nobody here looks at it: pages have no client
// components. Storage that follows a request (`AsyncLocalStorage`) does not go through this function.
const hooks = createRequire(import.meta.url)('node:async_hooks');
const idle = { enable: () => idle, disable: () => idle };
hooks.createHook = () => idle;
syncBuiltinESMExports();
