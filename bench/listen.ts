import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine that is to be ended when it has been measured. */
export type Served = Readonly<{ url: string; close: () => void }>;

/** Lets a server listen on the loopback address, on a port that is free. */
export async function listen(server: Server): Promise<Served> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port, not on a pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
