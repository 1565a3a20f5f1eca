/** What the page says where it was opened from a disk. */
export function ServeMe() {
  return (
    <main class="lx-message">
      <h1>loopwright needs a server</h1>
      <p>
        Searches run in workers, and browsers start none for a page that was opened as a file. Any server of static
        files will do; in the folder of this page run one of these, and open the address that it prints:
      </p>
      <pre>python3 -m http.server{'\n'}npx serve</pre>
      <p class="lw-faint">Files that you drop on the page stay in your browser all the same.</p>
    </main>
  );
}
