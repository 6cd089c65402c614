import { expect } from '@jest/globals';
import { review } from '../../src/action/publish.js';
import { nothingSeen } from '../../src/findings/extent.js';
import type { Finding } from '../../src/findings/finding.js';
import { changedFiles } from '../../src/host/github/changes.js';
import type { GitHub } from '../../src/host/github/client.js';
import { marksIn, versionOf } from '../../src/review/marker.js';
import { push, rebase } from '../support/github/push.js';
import type { Commit } from '../support/github/repository.js';
import type { StandIn } from '../support/github/server.js';
import { type StoredComment, user, type World } from '../support/github/world.js';
import { commitOf, differenceOf, findingsOf, introducedIn, type Program } from './program.js';

/** The system under test with its surroundings: the real reviewer and client, on a stand-in of GitHub. */
export interface System {
  readonly github: GitHub;
  readonly standIn: StandIn;
  readonly world: World;
  program: Program;
  /** Texts of comments at the moment somebody else took them over, and of those that were never ours. */
  readonly untouchable: Map<number, string>;
}

/** One run of the Action for commit `head`, as far as it talks to GitHub. */
export async function run({ github, world }: Pick<System, 'github' | 'world'>, head: Commit): Promise<void> {
  const { base } = world;
  const repository = { owner: world.owner, repo: world.repo };
  const listed = await changedFiles(github, repository, world.number, undefined);
  if (listed.kind === 'refused') return;
  await review(
    { github, files: listed.value.files },
    {
      kind: 'pull-request',
      repository,
      number: world.number,
      isNew: false,
      state: 'open',
      headSha: head.sha,
      baseSha: base.sha,
      mergeSha: undefined,
      changedFiles: undefined,
    },
    {
      findings: introducedIn(base, head),
      notices: [],
      stats: { ...nothingSeen, files: 1, parsed: 1, durationMs: 0 },
      docsBase: 'https://docs.example',
      language: 'en',
      texts: new Map(),
    },
    { suggestions: 'offer', unplaced: 'body', scope: 'new', all: findingsOf(head) },
  );
}

/** A push of `program`, forced or not. */
export function pushProgram(system: System, program: Program): void {
  const { world } = system;
  const head = commitOf(program);
  system.program = program;
  push(world, head, differenceOf(world.mergeBase, head));
}

/** The base catches up with `program`. */
export function moveBase({ world }: System, program: Program): void {
  rebase(world, commitOf(program));
  world.files = differenceOf(world.base, world.head);
}

/** Comments in threads that we started. */
export function ownThreads({ comments, token }: World): readonly StoredComment[] {
  return comments.filter(({ user: { login }, in_reply_to_id }) => login === token.login && !in_reply_to_id);
}

/** A person answers, or resolves: from now on the thread is theirs. */
export function takeOver(
  { world, untouchable }: System,
  { id, body, ...comment }: StoredComment,
  how: 'reply' | 'resolve',
): void {
  untouchable.set(id, body);
  if (how === 'resolve') world.resolved.add(id);
  else addComment(world, { ...comment, body: 'I disagree.', in_reply_to_id: id });
}

/** Somebody else quotes what we said, marks and all. */
export function quote({ world, untouchable }: System, comment: StoredComment): void {
  const { in_reply_to_id: _, ...quoted } = comment;
  untouchable.set(addComment(world, quoted), comment.body);
}

function addComment(world: World, comment: Omit<StoredComment, 'id'>): number {
  const id = 100 + world.counts.comments++;
  world.comments.push({ ...comment, id, node_id: `PRRC_${id}`, user: user('mallory') });
  return id;
}

/** Every mark that stands on the pull request in our name. */
function toldMarks({ world }: Pick<System, 'world'>) {
  const reviews = world.reviews.filter(({ user: { login } }) => login === world.token.login);
  return [
    ...ownThreads(world).map((comment) => ({ ...comment, isTheirs: isTheirs(world, comment) })),
    ...reviews.map((each) => ({ ...each, isTheirs: false })),
  ].flatMap(({ body, isTheirs }) => marksIn(body).map((mark) => ({ ...mark, isTheirs })));
}

function isTheirs({ resolved, comments }: World, { id }: StoredComment): boolean {
  return resolved.has(id) || comments.some(({ in_reply_to_id }) => in_reply_to_id === id);
}

/** What holds at any time: nothing is said twice, nothing of other people is touched, no request is malformed. */
export function expectOrder(system: System): void {
  const { world, standIn, untouchable } = system;
  expect(standIn.violations).toEqual([]);
  const told = toldMarks(system).map(({ fingerprint }) => fingerprint);
  expect(told.sort()).toEqual([...new Set(told)].sort());
  for (const [id, body] of untouchable)
    expect(world.comments.find((comment) => comment.id === id)?.body).toBe(body);
  for (const { state } of world.reviews) expect(state).toBe('COMMENTED');
}

/** What holds after an undisturbed run for the head: exactly what the pull request introduces is told, as it is. */
export function expectCurrent(system: System): void {
  const { world } = system;
  expectOrder(system);
  const counted = introducedIn(world.base, world.head);
  const versions = new Map<string, string>(
    counted.map((finding) => [finding.fingerprint, versionOf(finding)]),
  );
  const loud = counted.filter(({ severity }) => severity !== 'notice');
  const marks = toldMarks(system);
  const open = marks.filter(({ isTheirs }) => !isTheirs);
  // What somebody answered keeps the name by which it was told then; what stands open has today's (below).
  const isTold = ({ fingerprint, aliases }: Finding): boolean =>
    marks.some((mark) => new Set<string>([fingerprint, ...aliases]).has(mark.fingerprint));
  expect(loud.filter((finding) => !isTold(finding))).toEqual([]);
  expect(open.filter(({ fingerprint, version }) => versions.get(fingerprint) !== version)).toEqual([]);
  // What was told by one name is not told by another one as well.
  for (const { fingerprint, aliases } of counted) {
    const names = new Set<string>([fingerprint, ...aliases]);
    expect(open.filter((mark) => names.has(mark.fingerprint)).length).toBeLessThanOrEqual(1);
  }
  const summaries = world.reviews.filter(({ body }) => marksIn(body).length > 0);
  expect(summaries.length).toBeLessThanOrEqual(1);
}
