/** The name of a file without folder and ending: `networks/vgg16.yaml` is vgg16. */
export function stemOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
}
