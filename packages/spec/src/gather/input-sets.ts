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
  const placed = placeParts(inputs, designs);
  const groups = designs.map((design) => setsOf(design, placed, most));
  return {
    sets: groups.flatMap(({ sets }) => sets),
    leftOut: groups.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

const order = new Intl.Collator('en', { numeric: true });

/** How far above its folder a design looks for its parts: `dataset/hw/NAME/arch` and `dataset/workloads` are met. */
const FOLDERS_ABOVE = 3;

/** Tables of costs are those of one design. */
const TABLES_ABOVE = 1;

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

/** What is no design. */
interface Part {
  readonly path: string;
  /** Its sections of which a set has one; none in a file that is shared. */
  readonly said: readonly string[];
  /** Whether it holds costs of components by their names. */
  readonly isTable: boolean;
  /** Names of folders of designs that it is named after. */
  readonly owners: readonly string[];
}

/** All parts, by the folder that they count as lying in. */
function placeParts(inputs: readonly InputFile[], designs: readonly InputFile[]): Map<string, Part[]> {
  const withDesign = new Set(designs.flatMap(({ path }) => foldersAbove(path)));
  const names = new Set(designs.map(({ path }) => nameOf(folderOf(path))).filter((name) => !COMMON_NAMES.test(name)));
  const placed = new Map<string, Part[]>();
  for (const file of inputs) {
    const folder = isDesign(file) ? undefined : foldersAbove(file.path).find((one) => withDesign.has(one));
    if (folder === undefined) continue;
    const part: Part = {
      path: file.path,
      said: saidOnce(file),
      isTable: file.sections.some((name) => name === 'ERT' || name === 'ART'),
      owners: words(file.path).filter((word) => names.has(word)),
    };
    const others = placed.get(folder);
    if (others) others.push(part);
    else placed.set(folder, [part]);
  }
  return placed;
}

function setsOf(design: InputFile, placed: ReadonlyMap<string, readonly Part[]>, most: number): InputSets {
  if (isTemplate(design) || isLibconfig(design)) {
    return { sets: [{ design: design.path, parts: [], shared: [] }], leftOut: 0 };
  }
  const shared: string[] = [];
  const kinds: Part[][] = [];
  const said = new Set(saidOnce(design));
  for (const [above, folder] of foldersAbove(design.path, FOLDERS_ABOVE + 1).entries()) {
    const near = (placed.get(folder) ?? []).filter(({ isTable }) => !isTable || above <= TABLES_ABOVE);
    const here = near.filter((part) => isFor(design, part));
    shared.push(...here.filter(isShared).map(({ path }) => path));
    const parts = here.filter((part) => !isShared(part) && !part.said.some((name) => said.has(name)));
    for (const part of parts) for (const name of part.said) said.add(name);
    kinds.push(...alternatives(parts));
  }
  const wanted = kinds.map((kind) => ownOf(design, kind));
  const kept = wanted.map((kind) => kind.slice(0, most));
  const first = kept.map((kind) => kind[0]!.path);
  const others = kept.flatMap((kind, i) =>
    kind.slice(1).map(({ path }) => first.map((one, j) => (j === i ? path : one))),
  );
  return {
    sets: [first, ...others].map((parts) => ({ design: design.path, parts, shared })),
    leftOut: wanted.reduce((sum, kind, i) => sum + kind.length - kept[i]!.length, 0),
  };
}

/** The sections of which a set has one; a problem is said as a whole, or its shape and its sizes in files of their own. */
function saidOnce({ sections }: InputFile): string[] {
  const names = sections.filter((name) => KNOWN.has(name) && !JOINED.includes(name));
  return names.flatMap((name) => (name === 'problem' ? PROBLEM_PARTS : [name]));
}

const isShared = ({ said }: Part) => said.length === 0;

/** Parts that say the same, directly or by way of others: one of them is enough. */
function alternatives(parts: readonly Part[]): Part[][] {
  const kinds: { readonly names: Set<string>; readonly parts: Part[] }[] = [];
  for (const part of parts) {
    const met = kinds.filter(({ names }) => part.said.some((name) => names.has(name)));
    const [kind = { names: new Set<string>(), parts: [] }, ...others] = met;
    if (met.length === 0) kinds.push(kind);
    for (const other of others) {
      kind.parts.push(...other.parts);
      for (const name of other.names) kind.names.add(name);
      kinds.splice(kinds.indexOf(other), 1);
    }
    kind.parts.push(part);
    for (const name of part.said) kind.names.add(name);
  }
  return kinds.map((kind) => kind.parts);
}

/** A part in a shared place that is named after the folder of another design, as `problem_NAME.yaml`, is that one's. */
function isFor(design: InputFile, { path, owners }: Part): boolean {
  const folder = folderOf(design.path);
  return owners.length === 0 || owners.includes(nameOf(folder)) || folderOf(path) === folder;
}

/** Those that are named after the design, where there are any. */
function ownOf(design: InputFile, kind: readonly Part[]): readonly Part[] {
  const name = nameOf(folderOf(design.path));
  const own = kind.filter(({ owners }) => owners.includes(name));
  return own.length > 0 ? own : kind;
}

/** Beginnings and ends of a file's name, cut at `_` and `-`. */
function words(path: string): string[] {
  const stem = nameOf(path).replace(/\.\w+$/, '');
  return [...stem.matchAll(/[_-]/g)].flatMap(({ index }) => [stem.slice(0, index), stem.slice(index + 1)]);
}
