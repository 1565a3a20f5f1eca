// Holds the designs against measured rows of a file, and prints a table, the mean error and Spearman's coefficient:
//   npm run rows -w @loopwright/validation -- FILE.json
// What such a file holds: data/README.md. Ends with 1 where a row does not fit the design, with 2 for bad input.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { percent, row, signedPercent, table } from './markdown.ts';
import { type MeasuredRow, RowsError, readMeasuredRows } from './measured-rows.ts';
import { errorOf, type FigurePair, meanError, medianError, spearman } from './statistics.ts';

const [file, ...others] = process.argv.slice(2);
if (file === undefined || others.length > 0)
  refuse('expected one file: npm run rows -w @loopwright/validation -- FILE.json');
const rows = readRowsOf(file);
const pairs: FigurePair[] = [];
const cells: string[] = [];
for (const { name, measured, ours } of rows) {
  try {
    const pair = { published: measured, ours: await ours() };
    pairs.push(pair);
    cells.push(row([name, String(measured), String(Number(pair.ours.toPrecision(4))), signedPercent(errorOf(pair))]));
  } catch (error) {
    process.stderr.write(`${file}: ${name}: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
process.stdout.write(`${table(['row', 'measured', 'ours', 'error'], cells)}\n\n`);
if (pairs.length > 0) {
  const shares = `median ${percent(medianError(pairs))}, MAPE ${percent(meanError(pairs))}`;
  process.stdout.write(`${pairs.length} of ${rows.length} rows: ${shares}, Spearman ${spearman(pairs).toFixed(3)}\n`);
}

function readRowsOf(path: string): MeasuredRow[] {
  try {
    // npm runs this in the folder of the package; INIT_CWD is where the user is.
    return readMeasuredRows(readFileSync(resolve(process.env.INIT_CWD ?? '.', path), 'utf8'));
  } catch (error) {
    if (error instanceof RowsError) refuse(error.message.replace(/^/gm, `${path}: `));
    refuse((error as Error).message);
  }
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
