import type { StoredComment, StoredReview, World } from './world.js';

/** Edits a comment of the token's owner; undefined when there is none of that number. */
export function editComment(world: World, id: number, body: string): StoredComment | undefined {
  const index = world.comments.findIndex((comment) => comment.id === id);
  const old = world.comments[index];
  if (old === undefined || old.user.login !== world.token.login) return undefined;
  const edited = { ...old, body };
  world.comments[index] = edited;
  return edited;
}

/** Edits the text of a review of the token's owner. */
export function editReview(world: World, id: number, body: string): StoredReview | undefined {
  const index = world.reviews.findIndex((review) => review.id === id);
  const old = world.reviews[index];
  if (old === undefined || old.user.login !== world.token.login || body === '') return undefined;
  const edited = { ...old, body };
  world.reviews[index] = edited;
  return edited;
}

/** Deletes a comment of the token's owner, and says whether it was there. */
export function deleteComment(world: World, id: number): boolean {
  const index = world.comments.findIndex((comment) => comment.id === id);
  if (world.comments[index]?.user.login !== world.token.login) return false;
  world.comments.splice(index, 1);
  return true;
}
