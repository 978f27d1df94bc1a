/** Node's own HTTP server, answering each request with the bytes it was given. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it came from the application; the body in base64, as messages between processes are JSON. */
export interface GivenAnswer {
  status: number;
  headers: [string, string][];
  body: string;
}

let status = 200;
let headers: string[] = [];
let body = Buffer.alloc(0);

const server = createServer((_request, response) => {
  response.writeHead(status, headers);
  response.end(body);
}).listen(0, '127.0.0.1');

process.on('message', (given: GivenAnswer) => {
  ({ status } = given);
  headers = given.headers.flat();
  body = Buffer.from(given.body, 'base64');
  process.send?.({ port: (server.address() as AddressInfo).port });
});
