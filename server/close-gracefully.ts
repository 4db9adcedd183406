import type { Server } from 'node:http';

/**
 * Accepts nothing new, waits for the answers under way, and lets go of connections as they fall idle.
 * @param limit time in ms after which what is still under way is cut off
 */
export async function closeGracefully(server: Server, limit: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection that has just been answered is kept alive by its other side: closing the server does not end it.
  const letGo = setInterval(() => server.closeIdleConnections(), 50);
  const cutOff = setTimeout(() => server.closeAllConnections(), limit);
  await closed;
  clearInterval(letGo);
  clearTimeout(cutOff);
}
