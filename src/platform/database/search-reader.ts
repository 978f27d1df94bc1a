import type { Reader } from './transaction.js';

/**
 * Where words are searched: on SQLite a connection of its own, since what takes long on one makes everybody wait who
 * reads on the same.
 */
export class SearchReader {
  constructor(readonly reader: Reader) {}
}
