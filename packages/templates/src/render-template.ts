import { findTemplate, type SourceText, SpecError, withFrames } from '@loopwright/spec';
import { coordinateList, isCoordinateFile } from './coordinate-file.ts';
import type { Defines } from './defines.ts';
import { type Place, TemplateFault } from './fault.ts';
import { FileSearch } from './file-search.ts';
import { includeTags } from './include-tags.ts';
import { type IncludedValue, includedValue, itemsOfLists, YamlWriter } from './included-yaml.ts';
import { Environment, type Value } from './jinja.ts';
import { type Mapped, MappedText } from './mapped-text.ts';
import { parseTemplate } from './parse-template.ts';
import { folderOf } from './paths.ts';
import * as problems from './problems.ts';
import { type BlockHost, BlockRunner, type Replaced, type Write } from './run-blocks.ts';
import { splitTemplate } from './split-template.ts';
import { StrictInterpreter } from './strict-interpreter.ts';
import type { TemplateFiles } from './template-files.ts';
import { functionValue, textOf, toValue } from './values.ts';
import { namesValues, withValues } from './values-file.ts';
import { MAX_CHARACTERS, WorkLimit } from './work-limit.ts';

export interface RenderOptions {
  readonly files: TemplateFiles;
  readonly defines?: Defines;
  /** Folders, beside the template's own, that it may include from; they are searched too. */
  readonly includePath?: readonly string[];
}

/** By its name, `arch.yaml.jinja2`, or by what it holds: Jinja's marks outside of comments, `!include`, or names of files of values. */
export function isTemplate({ file, text }: SourceText): boolean {
  if (/\.(jinja2?|j2)$/.test(file) || findTemplate(text) !== undefined) return true;
  return /^[^#\n]*!include(dir)?\s/m.test(text) || namesValues(text);
}

/** What is rendered, and the words of all tags that took part in it: a variable that is not among them has no effect. */
export interface Rendered {
  readonly source: SourceText;
  readonly words: ReadonlySet<string>;
}

/**
 * Renders the template at a path, which holds `text`. The source knows where each part of it comes from.
 *
 * @throws SpecError with what is wrong
 */
export function renderTemplate(path: string, text: string, options: RenderOptions): Rendered {
  const rendering = new Rendering(path, options);
  try {
    const { text: rendered, origin } = rendering.render(path, text, []);
    return { source: { file: options.files.label(path), text: rendered, origin }, words: rendering.words };
  } catch (error) {
    if (error instanceof TemplateFault) throw new SpecError(withFrames([error.diagnostic], rendering.sources));
    throw error;
  }
}

/** The error of a variable that no template asks for; undefined where each is used. */
export function checkDefines(defines: Defines, words: ReadonlySet<string>): void {
  const unused = Object.keys(defines).filter((name) => !words.has(name));
  if (unused.length > 0) throw new SpecError(unused.map((name) => problems.unusedDefine(name, [...words])));
}

/** What stands for an included value in text until it is written: it depends on the line that it comes to stand in. */
const token = /\0(\d+)\0/;
const MAX_FILES = 1000;

class Rendering {
  /** Every file that was read, with its text. */
  readonly sources: SourceText[] = [];
  readonly words = new Set<string>();
  readonly #options: RenderOptions;
  readonly #search: FileSearch;
  readonly #limit: WorkLimit;
  readonly #interpreter: StrictInterpreter;
  /** Rendered files by their text: what a template prints of them points there. */
  readonly #texts = new Map<string, Mapped>();
  #lastText: Mapped | undefined;
  readonly #included: ((out: MappedText, place: Place) => void)[] = [];
  readonly #open: string[] = [];

  constructor(path: string, options: RenderOptions) {
    this.#options = options;
    this.#search = new FileSearch(options.files, [folderOf(path), ...(options.includePath ?? [])]);
    this.#limit = new WorkLimit({ file: options.files.label(path), line: 1, column: 1 });
    this.#interpreter = new StrictInterpreter(this.#limit);
  }

  render(path: string, text: string, folders: readonly string[], outer?: Environment): Mapped {
    const own = [...folders];
    const out = new MappedText(this.sources);
    this.#run(path, text, own, this.#scope(path, own, outer), (written, place, isCopy) => {
      this.#limit.keep(written.length);
      this.#write(out, written, place, isCopy);
    });
    const included = includeTags(out.finish(), {
      sources: this.sources,
      textOf: (name, place) => this.#textOf(name, path, own, place),
      writeValue: (name, isFolder, into, place) => {
        const pattern = isFolder ? `${name}/*.yaml` : name;
        this.#include(pattern, '', !isFolder, path, own, place)(into, place);
      },
    });
    return withValues(included, this.sources, (name, place) => this.#values(name, path, own, place));
  }

  #run(path: string, text: string, folders: string[], scope: Environment, write: Write, replaced?: Replaced): void {
    const file = this.#options.files.label(path);
    if (this.#open.includes(path) || this.sources.length > MAX_FILES) {
      const circle = [...this.#open, path].map(this.#options.files.label);
      throw new TemplateFault(problems.circularInclude(this.#limit.place, circle));
    }
    if (!this.sources.some((known) => known.file === file)) this.sources.push({ file, text });
    this.#limit.keep(text.length);
    for (const { kind, text: inside } of splitTemplate(file, text)) {
      if (kind === 'text') continue;
      for (const [word] of inside.replaceAll(/'[^']*'|"[^"]*"/g, '').matchAll(/[A-Za-z_]\w*/g)) this.words.add(word);
    }
    this.#open.push(path);
    const runner = new BlockRunner(this.#host(path, folders), replaced);
    const { place } = this.#limit;
    this.#limit.place = { file, line: 1, column: 1 };
    runner.runTemplate(parseTemplate(file, text), scope, write);
    this.#limit.place = place;
    this.#open.pop();
  }

  #host(path: string, folders: string[]): BlockHost {
    return {
      interpreter: this.#interpreter,
      limit: this.#limit,
      includeText: (name, inner) => this.#textOf(name, path, folders, this.#limit.place, inner).text,
      isFile: (name) => this.#search.find(name, this.#folders(path, folders), this.#limit.place).length > 0,
      variablesOf: (name) => this.#variablesOf(name, path, folders),
      extend: (name, inner, replaced, write) => {
        const [base] = this.#find(name, path, folders, this.#limit.place);
        const theirs = [...folders, folderOf(path)];
        const text = this.#read(base!, this.#limit.place);
        this.#run(base!, text, theirs, this.#scope(base!, theirs, inner), write, replaced);
      },
    };
  }

  /** Text with what stands for included values replaced by them. */
  #write(out: MappedText, text: string, place: Place, isCopy: boolean): void {
    const known = isCopy ? undefined : this.#texts.get(text);
    if (known) out.appendSlice(known);
    else if (isCopy || !text.includes('\0')) this.#writeText(out, text, place, isCopy);
    else {
      text.split(token).forEach((part, index) => {
        if (index % 2 === 0) out.append(part, place);
        else this.#included[Number(part)]?.(out, place);
      });
    }
  }

  /** Of a file that a filter has moved to the right, each line still has its place. */
  #writeText(out: MappedText, text: string, place: Place, isCopy: boolean): void {
    const included = isCopy ? undefined : this.#lastText;
    const lines = linesOf(text);
    const own = included && linesOf(included.text);
    const isMoved = own?.length === lines.length && lines.every((line, index) => line.endsWith(own[index]!));
    if (!included || !isMoved) out.append(text, place, isCopy);
    else {
      let offset = 0;
      lines.forEach((line, index) => {
        const { length } = own[index]!;
        out.append(line.slice(0, line.length - length), place);
        out.appendSlice(included, offset, offset + length);
        offset += length;
      });
    }
  }

  #scope(path: string, folders: string[], outer: Environment | undefined): Environment {
    const scope = new Environment(outer);
    const constants = { true: true, True: true, false: false, False: false, none: null, None: null };
    for (const [name, plain] of Object.entries(constants)) scope.setVariable(name, toValue(plain));
    for (const [name, call] of Object.entries(this.#functions(path, folders))) {
      scope.setVariable(
        name,
        functionValue(([first, second, third]) => call(first, second, third)),
      );
    }
    for (const [name, plain] of Object.entries(this.#options.defines ?? {})) {
      if (!outer) scope.setVariable(name, toValue(plain));
    }
    return scope;
  }

  /** What templates may call. Files are looked for beside the template, and in the folders of its path. */
  #functions(path: string, folders: string[]): Record<string, (...args: (Value | undefined)[]) => Value> {
    const found = (name: Value | undefined) => this.#find(wordIn(name), path, folders, this.#limit.place);
    const include = (isSingle: boolean) => (name: Value | undefined, keys: Value | undefined) => {
      const { place } = this.#limit;
      this.#included.push(this.#include(wordIn(name), keys ? textOf(keys) : '', isSingle, path, folders, place));
      return toValue(`\0${this.#included.length - 1}\0`);
    };
    return {
      cwd: () => toValue(folderOf(path)),
      add_to_path: (name) => {
        folders.push(...found(name));
        return toValue('');
      },
      find_path: (name) => toValue(found(name)[0]),
      find_paths: (name) => toValue(found(name)),
      path_exists: (name) =>
        toValue(this.#search.find(wordIn(name), this.#folders(path, folders), this.#limit.place).length > 0),
      include: include(true),
      include_all: include(false),
      include_text: (name) =>
        toValue(
          found(name)
            .map((file) => this.#textOf(file, path, folders, this.#limit.place).text)
            .join('\n'),
        ),
      // Settings of other tools' processes: they change no figure here.
      setenv: () => toValue(''),
      range: (...bounds) => toValue(this.#range(bounds.flatMap((bound) => (bound ? [Number(bound.value)] : [])))),
    };
  }

  #include(pattern: string, keys: string, isSingle: boolean, path: string, folders: readonly string[], place: Place) {
    const files = this.#find(pattern, path, folders, place);
    if (isSingle && files.length > 1) {
      throw new TemplateFault(problems.severalFiles(place, pattern, files.map(this.#options.files.label)));
    }
    const values = files.map((file) => {
      const label = this.#options.files.label(file);
      const text = this.#read(file, place);
      const mapped = isCoordinateFile(file) ? this.#coordinates(label, text) : this.render(file, text, folders);
      return includedValue(mapped, label, keys, place);
    });
    return (out: MappedText, at: Place) => this.#writeIncluded(out, values, at);
  }

  #values(name: string, path: string, folders: readonly string[], place: Place): SourceText {
    const all = this.#folders(path, folders);
    const found = this.#search.findEnd(name, all);
    if (found === undefined) {
      const labels = [...new Set(all)].map((folder) => this.#options.files.label(folder));
      throw new TemplateFault(problems.missingValues(place, name, labels, this.#search.near(name, all)));
    }
    const source = { file: this.#options.files.label(found), text: this.#read(found, place) };
    const { length } = source.text;
    if (!this.#limit.hasRoom(length)) {
      throw new TemplateFault(problems.largeMask(place, source.file, length, MAX_CHARACTERS));
    }
    if (!this.sources.some(({ file }) => file === source.file)) this.sources.push(source);
    this.#limit.keep(length);
    return source;
  }

  #coordinates(file: string, text: string): Mapped {
    const source = { file, text };
    if (!this.sources.some((known) => known.file === file)) this.sources.push(source);
    this.#limit.keep(text.length);
    return coordinateList(source, this.sources);
  }

  #writeIncluded(out: MappedText, values: readonly IncludedValue[], place: Place): void {
    const writer = new YamlWriter(out, this.#limit);
    if (values.length === 1) writer.write(values[0]!, place);
    else writer.writeList(itemsOfLists(values), place);
  }

  #textOf(name: string, path: string, folders: readonly string[], place: Place, scope?: Environment): Mapped {
    const [file] = this.#find(name, path, folders, place);
    const mapped = this.render(file!, this.#read(file!, place), folders, scope);
    this.#texts.set(mapped.text, mapped);
    this.#lastText = mapped;
    return mapped;
  }

  #variablesOf(name: string, path: string, folders: string[]): ReadonlyMap<string, Value> {
    const [file] = this.#find(name, path, folders, this.#limit.place);
    const scope = new Environment(this.#scope(file!, folders, undefined));
    this.#run(file!, this.#read(file!, this.#limit.place), folders, scope, () => {});
    return scope.variables;
  }

  #folders(path: string, folders: readonly string[]): string[] {
    return [folderOf(path), ...folders, ...(this.#options.includePath ?? [])];
  }

  /** One at least. */
  #find(name: string, path: string, folders: readonly string[], place: Place): string[] {
    const all = this.#folders(path, folders);
    const found = this.#search.find(name, all, place);
    if (found.length > 0) return found;
    const labels = [...new Set(all)].map((folder) => this.#options.files.label(folder));
    throw new TemplateFault(problems.missingFile(place, name, labels, this.#search.near(name, all)));
  }

  #read(path: string, place: Place): string {
    const { files } = this.#options;
    try {
      if (files.kind(path) === 'folder') throw new Error('it is a folder');
      return files.read(path);
    } catch (error) {
      throw new TemplateFault(problems.unreadable(place, files.label(path), (error as Error).message));
    }
  }

  #range(bounds: readonly number[]): number[] {
    const [start, stop, step] = bounds.length < 2 ? [0, bounds[0] ?? 0, 1] : [bounds[0]!, bounds[1]!, bounds[2] ?? 1];
    if (![start, stop, step].every(Number.isInteger) || step === 0)
      throw new Error('range takes whole numbers, and a step that is not 0');
    const count = Math.max(0, Math.ceil((stop - start) / step));
    this.#limit.checkItems(count);
    return Array.from({ length: count }, (_, index) => start + index * step);
  }
}

/** With their ends. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function wordIn(value: Value | undefined): string {
  if (value?.type !== 'StringValue') throw new Error('a path is text in quotes, or a variable that holds text');
  return value.value as string;
}
