import { SECTIONS } from '../source/sections.ts';
import { isResultFile, isResultFolder } from './is-result.ts';

/** A file of a tree: its path from the root, with slashes, and what it holds, as `inputFile` finds it. */
export interface InputFile {
  readonly path: string;
  /** Its top-level keys. */
  readonly sections: readonly string[];
  /** Names that its text gives to anything: levels of a design are among them. Undefined where a template may add to them. */
  readonly names?: ReadonlySet<string> | undefined;
  /** Levels that its constraints and its mapping name. */
  readonly targets?: readonly string[];
}

/** What is run together. */
export interface InputSet {
  readonly design: string;
  /** One file of each kind: the problem, constraints, the mapping, the mapper's settings. */
  readonly parts: readonly string[];
  /** What every set of the design takes along: classes of components, tables, variables. */
  readonly shared: readonly string[];
  /** Problems that may take the place of the one among `parts`: a mapping is of one problem, and its name need not say which. */
  readonly problems: readonly string[];
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
 * each kind makes a set, and every other one takes its place once, with those of the other kinds whose names begin as its own. What
 * names levels of another design is that one's; what runs wrote is no input, and a template stands alone.
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

/** Among how many problems the one that a mapping covers is looked for. */
const MOST_PROBLEMS = 25;

/** Names of folders that say nothing of whose they are. */
const COMMON_NAMES =
  /^(arch|architectures?|designs?|inputs?|configs?|hw|hardware|maps?|mapping|mapper|probs?|problems?)$/i;

/** Sections that files add to, where others are said once. */
const JOINED = ['components', 'variables', 'globals', 'shape', 'ERT', 'ART'].flatMap((name) => [
  name,
  ...SECTIONS[name]!,
]);

const CONSTRAINTS = ['constraints', ...SECTIONS.constraints!, 'mapspace'];

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
  /** Levels that it names, where any design of the tree has them all. */
  readonly targets: readonly string[];
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
      targets: designs.some((design) => hasLevels(design, file.targets ?? [])) ? (file.targets ?? []) : [],
    };
    const others = placed.get(folder);
    if (others) others.push(part);
    else placed.set(folder, [part]);
  }
  return placed;
}

function setsOf(design: InputFile, placed: ReadonlyMap<string, readonly Part[]>, most: number): InputSets {
  if (isTemplate(design) || isLibconfig(design)) {
    return { sets: [{ design: design.path, parts: [], shared: [], problems: [] }], leftOut: 0 };
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
  const problems = wanted.find((kind) => kind[0]!.said.includes('problem.instance'))?.slice(0, MOST_PROBLEMS) ?? [];
  return {
    sets: combinations(kept, wanted).map((parts) => ({
      design: design.path,
      parts,
      shared,
      problems: problems.map(({ path }) => path),
    })),
    leftOut: wanted.reduce((sum, kind, i) => sum + kind.length - kept[i]!.length, 0),
  };
}

/** Paths of one part of each kind: the first, then every other one that leads, with what goes with it among all of the other kinds. */
function combinations(leading: readonly (readonly Part[])[], all: readonly (readonly Part[])[]): string[][] {
  const leads = [
    ...leading.slice(0, 1).flatMap((kind) => kind.slice(0, 1)),
    ...leading.flatMap((kind) => kind.slice(1)),
  ];
  const sets = leads.length > 0 ? leads.map((lead) => partsWith(lead, all).map(({ path }) => path)) : [[]];
  return [...new Map(sets.map((parts) => [parts.join('\n'), parts])).values()];
}

/** Constraints of several files go together where they lie together: those of one layer say nothing of another. */
function partsWith(lead: Part, kinds: readonly (readonly Part[])[]): Part[] {
  let constraints = isConstraints(lead) ? lead : undefined;
  return kinds.flatMap((kind) => {
    if (kind.includes(lead)) return [lead];
    const near = likest(lead, kind);
    if (!isConstraints(near)) return [near];
    const beside = constraints && kind.length > 1 ? kind.filter(({ path }) => isBeside(path, constraints!.path)) : kind;
    if (beside.length === 0) return [];
    constraints ??= near;
    return [likest(lead, beside)];
  });
}

const isConstraints = ({ said }: Part) => said.some((name) => CONSTRAINTS.includes(name));
const isBeside = (path: string, other: string) => folderOf(path) === folderOf(other);

/** The first of those that lie nearest to another part, and of these whose names have most first words in common with its own. */
function likest(part: Part, kind: readonly Part[]): Part {
  const likeness = kind.map(
    ({ path }) => 100 * common(part.path, path, '/') + common(nameOf(part.path), nameOf(path), /[._+-]/),
  );
  return kind[likeness.indexOf(Math.max(...likeness))]!;
}

/** How many words two texts begin with in common. */
function common(one: string, other: string, separator: string | RegExp): number {
  const others = other.split(separator);
  const words = one.split(separator);
  const differs = words.findIndex((word, i) => word !== others[i]);
  return differs === -1 ? words.length : differs;
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

/** A part in a shared place that is named after the folder of another design, as `problem_NAME.yaml`, is that one's; so is one of its levels. */
function isFor(design: InputFile, { path, owners, targets }: Part): boolean {
  if (!hasLevels(design, targets)) return false;
  const folder = folderOf(design.path);
  return owners.length === 0 || owners.includes(nameOf(folder)) || folderOf(path) === folder;
}

/** Fan-outs that a form without them implies are named after the level below. */
function hasLevels({ names }: InputFile, targets: readonly string[]): boolean {
  return !names || targets.every((target) => names.has(target.replace(/^inter_(.+)_spatial$/, '$1')));
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
