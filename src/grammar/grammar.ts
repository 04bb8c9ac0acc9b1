/** The loaded grammars, ready to run; see grammars/README.md for the files that they come from. */
export interface Grammars {
  /** Short hash over all grammar files, for `parser.grammars`. */
  version: string
}
