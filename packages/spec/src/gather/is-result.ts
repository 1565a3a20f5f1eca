import { resultKind } from '../source/result-file.ts';

/** Folders that tools write, or that nobody keeps inputs in. */
const FOLDER = /^(\..+|(ref[_-]?)?out(put)?s?([_-]dir)?|node_modules|__pycache__)$/i;

const FILE = /^(timeloop-|parsed-processed-input\.|flattened_architecture\.|energy_estimation\.)|_summary\.ya?ml$/;

/** Sections that Accelergy and the Timeloop front end write and nobody gives them. */
const WRITTEN = ['ERT_summary', 'ART_summary', 'energy_estimation', 'action_counts', 'dumped_by_timeloop_front_end'];

/** Whether a folder holds what came out of runs, or caches, by its name. */
export function isResultFolder(name: string): boolean {
  return FOLDER.test(name);
}

/** Whether a file is what came out of a run, by its name or by what it holds. */
export function isResultFile(name: string, sections: readonly string[] = []): boolean {
  const has = (section: string) => sections.includes(section);
  return FILE.test(name) || WRITTEN.some(has) || resultKind(has) !== undefined;
}
