/** One thing that is wrong with a configuration. */
export interface ConfigProblem {
  /** Key of the configuration, as `limits.seconds`; empty where the whole is meant. */
  readonly path: string;
  readonly message: string;
  /** Where the file holds it, if that can be told. */
  readonly place?: { readonly line: number; readonly column: number };
  /** One way to put it right. */
  readonly hint?: string;
}

/** Thrown where a configuration cannot be used: holds every problem found. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** The file that holds it, or what stands for one, as `mapper section`. */
  readonly file: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[], cause?: unknown) {
    super(problems.map((problem) => formatProblem(file, problem)).join('\n'), { cause });
    this.file = file;
    this.problems = problems;
  }
}

function formatProblem(file: string, { path, place: at, message, hint }: ConfigProblem): string {
  const start = at === undefined ? file : `${file}:${at.line}:${at.column}`;
  const place = path === '' ? start : `${start}: ${path}`;
  const advice = hint === undefined ? '' : `\n  hint:     ${hint}`;
  return `${place}: ${message}${advice}`;
}
