/** Folders the command line works from, absolute. */
export interface Places {
  readonly currentFolder: string;
  /** Where package.json and docs/ are. */
  readonly packageFolder: string;
}
