/** The files that templates may see. Paths are absolute, with `/` between folders. The package opens no file itself. */
export interface TemplateFiles {
  /** Undefined where there is nothing. */
  kind(path: string): 'file' | 'folder' | undefined;
  /** Throws where a file cannot be read as text; the message says why. */
  read(path: string): string;
  /** Names in a folder. */
  names(folder: string): readonly string[];
  /** The path with links followed. */
  real(path: string): string;
  /** As messages name it. */
  label(path: string): string;
}
