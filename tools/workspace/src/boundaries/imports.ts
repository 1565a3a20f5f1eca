import ts from 'typescript';

export interface Import {
  /** As written: `./nest.ts`, `@loopwright/core`, `zod`. */
  readonly specifier: string;
  /** `import type` and `export type`: nothing is loaded. */
  readonly isType: boolean;
  readonly line: number;
  readonly column: number;
}

/** Everything that a file imports or exports again: types too, and what it imports while it runs. */
export function importsOf(text: string): readonly Import[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName, pos }) => {
    const before = text.slice(0, pos);
    const lines = before.split('\n');
    const isType = /\b(import|export)\s+type\b[^;'"]*$/.test(before);
    return { specifier: fileName, isType, line: lines.length, column: lines.at(-1)!.length + 1 };
  });
}

/** The package of a specifier: `zod` of `zod/v4`. Nothing of files and of what Node has. */
export function packageNameOf(specifier: string): string | undefined {
  // What a bundler makes while it builds is of no package either.
  if (/^(\.|node:|virtual:)/.test(specifier)) return undefined;
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
}
