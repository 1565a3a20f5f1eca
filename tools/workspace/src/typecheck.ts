import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * Checks the types of one package, its tests included, against the sources of all others: `typecheck.ts FOLDER [FILE...]`,
 * with the options of tsconfig.test.json. What other packages get wrong is theirs to say.
 */
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const [folder, ...files] = process.argv.slice(2);
const config = ts.readConfigFile(join(repository, 'tsconfig.test.json'), ts.sys.readFile).config;
const include = [`${folder}/**/*`, ...files];
const { fileNames, options, errors } = ts.parseJsonConfigFileContent({ ...config, include }, ts.sys, repository);
const program = ts.createProgram(fileNames, options);
const problems = [
  ...errors,
  ...program.getOptionsDiagnostics(),
  ...program.getGlobalDiagnostics(),
  ...fileNames.map((file) => program.getSourceFile(resolve(file))!).flatMap(problemsOf),
];
const host = {
  getCanonicalFileName: (file: string) => file,
  getCurrentDirectory: () => repository,
  getNewLine: () => '\n',
};
console.log(ts.formatDiagnostics(problems, host).trim() || `${fileNames.length} files`);
if (problems.length > 0) process.exitCode = 1;

function problemsOf(file: ts.SourceFile): readonly ts.Diagnostic[] {
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
}
