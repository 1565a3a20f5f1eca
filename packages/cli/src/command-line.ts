/** A command line as a POSIX shell reads it. */
export function commandLine(argv: readonly string[]): string {
  return ['loopwright', ...argv].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
