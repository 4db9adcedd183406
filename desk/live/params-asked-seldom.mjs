import { createRequire } from 'node:module';

// On every request for a page of an essay Next's development server starts a process that loads Next and the page's code
// anew, only to ask which slugs there are (`generateStaticParams`). On two cores that takes a third of the time until an edit
// is in the page. These routes are rendered for whatever slug there is (no `dynamicParams = false`), so it is enough to ask
// now and then. In a Next that has no such method nothing is changed.
const ROUTES = /\/essays\/\[slug\]/;
const EVERY = 30_000;

const Module = createRequire(import.meta.url)('node:module');
const load = Module._load;

Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (!/\bnext-dev-server(?:\.js)?$/.test(request)) return loaded;
  const prototype = loaded?.default?.prototype;
  if (typeof prototype?.getStaticPaths === 'function') {
    Module._load = load;
    prototype.getStaticPaths = askSeldom(prototype.getStaticPaths);
  }
  return loaded;
};

function askSeldom(ask) {
  const answers = new Map();
  return function (route) {
    if (!ROUTES.test(route.pathname)) return ask.call(this, route);
    const last = answers.get(route.pathname);
    if (last && performance.now() - last.at < EVERY) return last.answer;
    const answer = ask.call(this, route);
    answers.set(route.pathname, { answer, at: performance.now() });
    answer.catch(() => answers.delete(route.pathname));
    return answer;
  };
}
