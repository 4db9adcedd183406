/**
 * What the development server remembers from one request to the next, by a name of its own. It lies beside the modules,
 * since those are evaluated anew when code changes, and once for each kind of route. Nothing in a build calls this.
 */
export function devMemory<Value>(name: string): Map<string, Value> {
  const key = Symbol.for(`reading-room:${name}`);
  const place = globalThis as { [key: symbol]: Map<string, Value> | undefined };
  place[key] ??= new Map();
  return place[key];
}
