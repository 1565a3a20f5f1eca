declare module 'virtual:worker' {
  /** The script of all workers. */
  export const address: URL | string;
  export const type: WorkerType;
}
