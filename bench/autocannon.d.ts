declare module 'autocannon' {
  interface Answered {
    /** Of the run, in seconds. */
    duration: number;
    errors: number;
    timeouts: number;
    requests: { total: number };
    statusCodeStats: Record<string, { count: number }>;
  }

  interface Load {
    url: string;
    connections: number;
    duration: number;
    requests: { headers: Record<string, string> }[];
  }

  export default function autocannon(load: Load): Promise<Answered>;
}
