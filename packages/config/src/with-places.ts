import { readFile } from 'node:fs/promises';
import { findPath } from '@loopwright/spec';
import { ConfigError } from './config-error.ts';

/** The same error with line and column, where its file is data that holds the keys it names: code is not parsed. */
export async function withPlaces(error: unknown): Promise<unknown> {
  if (!(error instanceof ConfigError) || !isData(error.file)) return error;
  const { file } = error;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return error;
  const problems = error.problems.map((problem) => {
    const keys = problem.path === '' ? [] : problem.path.split('.');
    const unknown = /^there is no key "(.*)"/.exec(problem.message)?.[1];
    const paths = [...(unknown === undefined ? [] : [[...keys, unknown]]), keys];
    const place = paths.map((path) => path.length > 0 && findPath({ file, text }, path)).find(Boolean);
    return place ? { ...problem, place } : problem;
  });
  return new ConfigError(file, problems, error.cause);
}

/** Whether a config file is YAML or JSON, and no code. */
export function isData(file: string): boolean {
  return /(\.json|\.ya?ml|rc)$/.test(file);
}
