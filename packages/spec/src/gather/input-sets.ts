import { SECTIONS } from '../source/sections.ts';
import { isResultFile, isResultFolder } from './is-result.ts';

/** A file of a tree: its path from the root, with slashes, and its top-level keys as `sectionNames` gives them. */
export interface InputFile {
  readonly path: string;
  readonly sections: readonly string[];
}

/** What is run together. */
export interface InputSet {
  readonly design: string;
  /** One file of each kind: the problem, constraints, the mapping, the mapper's settings. */
  readonly parts: readonly string[];
  /** What every set of the design takes along: classes of components, tables, variables. */
  readonly shared: readonly string[];
}

export interface InputSets {
  readonly sets: readonly InputSet[];
  /** How many alternatives were left out, since a design had more than `most` of a kind. */
  readonly leftOut: number;
}

/**
 * Groups the files of a tree. A set has one design and what lies nearest to it, from its own folder upwards: a file counts as
 * lying in the first folder above it that holds a design anywhere, so `map/` and `prob/` lie beside `arch/`, and `_components/`
 * beside the folders of all designs that share it. Files of one place that say the same section are alternatives: the first of
 * each kind makes a set, and every other one takes its place once. What runs wrote is no input, and a template stands alone.
 */
export function inputSets(files: readonly InputFile[], most = 25): InputSets {
  const inputs = files.filter(isInput).sort((a, b) => order.compare(a.path, b.path));
  const designs = inputs.filter(isDesign);
  const placed = placeFiles(inputs, designs);
  const names = new Set(designs.flatMap(({ path }) => foldersAbove(path, 1).map(nameOf)));
  const groups = designs.map((design) => setsOf(design, placed, names, most));
  return {
    sets: groups.flatMap(({ sets }) => sets),
    leftOut: groups.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

const order = new Intl.Collator('en', { numeric: true });

/** How far above its folder a design looks for its parts: `dataset/hw/NAME/arch` and `dataset/workloads` are met. */
const FOLDERS_ABOVE = 3;

/** Names of folders that say nothing of whose they are. */
const COMMON_NAMES =
  /^(arch|architectures?|designs?|inputs?|configs?|hw|hardware|maps?|mapping|mapper|probs?|problems?)$/i;

/** Sections that files add to, where others are said once. */
const JOINED = ['components', 'variables', 'globals', 'ERT', 'ART'].flatMap((name) => [name, ...SECTIONS[name]!]);

const ARCHITECTURES = ['architecture', 'arch'];

const PROBLEM_PARTS = ['problem.shape', 'problem.instance'];

const KNOWN = new Set([
  ...Object.entries(SECTIONS).flatMap(([name, others]) => [name, ...others]),
  ...ARCHITECTURES,
  ...PROBLEM_PARTS,
]);

const isTemplate = ({ path }: InputFile) => /\.(jinja2?|j2)$/.test(path);
const isLibconfig = ({ path }: InputFile) => path.endsWith('.cfg');
const holdsArchitecture = ({ sections }: InputFile) => sections.some((name) => ARCHITECTURES.includes(name));
const isDesign = (file: InputFile) => isTemplate(file) || holdsArchitecture(file);

function isInput(file: InputFile): boolean {
  const folders = folderOf(file.path).split('/');
  if (folders.some(isResultFolder) || isResultFile(nameOf(file.path), file.sections)) return false;
  return (
    isTemplate(file) || (isLibconfig(file) ? holdsArchitecture(file) : file.sections.some((one) => KNOWN.has(one)))
  );
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The folder of a path and those above it, up to the root, which has no name. */
function foldersAbove(path: string, most = Number.POSITIVE_INFINITY): string[] {
  const folders = [folderOf(path)];
  while (folders.length < most && folders.at(-1) !== '') {
    folders.push(folderOf(folders.at(-1)!));
  }
  return folders;
}

/** All that is no design, by the folder that it counts as lying in. */
function placeFiles(inputs: readonly InputFile[], designs: readonly InputFile[]): Map<string, InputFile[]> {
  const withDesign = new Set(designs.flatMap(({ path }) => foldersAbove(path)));
  const placed = new Map<string, InputFile[]>();
  for (const file of inputs) {
    const folder = isDesign(file) ? undefined : foldersAbove(file.path).find((one) => withDesign.has(one));
    if (folder === undefined) continue;
    const others = placed.get(folder);
    if (others) others.push(file);
    else placed.set(folder, [file]);
  }
  return placed;
}

function setsOf(
  design: InputFile,
  placed: ReadonlyMap<string, readonly InputFile[]>,
  names: ReadonlySet<string>,
  most: number,
): InputSets {
  if (isTemplate(design) || isLibconfig(design)) {
    return { sets: [{ design: design.path, parts: [], shared: [] }], leftOut: 0 };
  }
  const shared: string[] = [];
  const kinds: InputFile[][] = [];
  const said = new Set(saidOnce(design));
  for (const folder of foldersAbove(design.path, FOLDERS_ABOVE + 1)) {
    const here = (placed.get(folder) ?? []).filter((file) => isFor(design, file, names));
    shared.push(...here.filter(isShared).map(({ path }) => path));
    const parts = here.filter((file) => !isShared(file) && !saidOnce(file).some((name) => said.has(name)));
    for (const name of parts.flatMap(saidOnce)) said.add(name);
    kinds.push(...alternatives(parts));
  }
  const kept = kinds.map((kind) => ownFirst(design, kind).slice(0, most));
  const first = kept.map((kind) => kind[0]!.path);
  const others = kept.flatMap((kind, i) =>
    kind.slice(1).map(({ path }) => first.map((one, j) => (j === i ? path : one))),
  );
  return {
    sets: [first, ...others].map((parts) => ({ design: design.path, parts, shared })),
    leftOut: kinds.reduce((sum, kind, i) => sum + kind.length - kept[i]!.length, 0),
  };
}

/** The sections of which a set has one; a problem is said as a whole, or its shape and its sizes in files of their own. */
function saidOnce({ sections }: InputFile): string[] {
  const names = sections.filter((name) => KNOWN.has(name) && !JOINED.includes(name));
  return names.flatMap((name) => (name === 'problem' ? PROBLEM_PARTS : [name]));
}

const isShared = (file: InputFile) => saidOnce(file).length === 0;

/** Files that share a section, directly or by way of others: one of them is enough. */
function alternatives(parts: readonly InputFile[]): InputFile[][] {
  const kinds: { readonly names: Set<string>; readonly files: InputFile[] }[] = [];
  for (const file of parts) {
    const names = saidOnce(file);
    const [first, ...others] = kinds.filter((kind) => names.some((name) => kind.names.has(name)));
    if (!first) {
      kinds.push({ names: new Set(names), files: [file] });
      continue;
    }
    for (const other of others) {
      first.files.push(...other.files);
      for (const name of other.names) first.names.add(name);
      kinds.splice(kinds.indexOf(other), 1);
    }
    first.files.push(file);
    for (const name of names) first.names.add(name);
  }
  return kinds.map(({ files }) => files);
}

/** A file in a shared place that is named after the folder of another design, as `problem_NAME.yaml`, is that one's. */
function isFor(design: InputFile, file: InputFile, names: ReadonlySet<string>): boolean {
  if (isNamedAfter(design, file)) return true;
  const folder = folderOf(file.path);
  const isBeside = folderOf(design.path) === folder;
  return isBeside || ![...words(file)].some((word) => names.has(word) && !COMMON_NAMES.test(word));
}

/** Those that are named after the design, where there are any. */
function ownFirst(design: InputFile, kind: readonly InputFile[]): readonly InputFile[] {
  const own = kind.filter((file) => isNamedAfter(design, file));
  return own.length > 0 ? own : kind;
}

function isNamedAfter(design: InputFile, file: InputFile): boolean {
  const name = nameOf(folderOf(design.path));
  return !COMMON_NAMES.test(name) && words(file).has(name);
}

/** Beginnings and ends of a file's name, cut at `_` and `-`. */
function words({ path }: InputFile): Set<string> {
  const stem = nameOf(path).replace(/\.\w+$/, '');
  const cuts = [...stem.matchAll(/[_-]/g)].map(({ index }) => index);
  return new Set(cuts.flatMap((cut) => [stem.slice(0, cut), stem.slice(cut + 1)]));
}
