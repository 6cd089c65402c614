/** A repository on GitHub, as routes name it. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}
