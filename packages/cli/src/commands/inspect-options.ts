/** Options of the commands that look and run nothing. */
export interface InspectOptions {
  readonly json?: boolean;
  readonly config?: string;
}
