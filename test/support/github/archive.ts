import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { notFound, type Reply } from './reply.js';
import type { World } from './world.js';

/** Where GitHub sends those who ask for an archive: another server, which asks for no token. */
export const codeload = '/codeload/';

/** The files of a commit as `git archive` packs them: below a folder of its own. */
export async function archiveOf(world: World, ref: string): Promise<Reply> {
  const commit = [world.base, world.mergeBase, ...world.pushed.values()].find(({ sha }) => sha === ref);
  if (commit === undefined) return notFound;
  if (world.archive !== undefined) return { status: 200, body: undefined, bytes: world.archive };
  const tar = pack();
  const folder = `${world.owner}-${world.repo}-${ref.slice(0, 7)}`;
  tar.entry({ name: `${folder}/`, type: 'directory' });
  for (const [path, bytes] of world.exported ?? commit.files) tar.entry({ name: `${folder}/${path}` }, bytes);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return { status: 200, body: undefined, bytes: gzipSync(Buffer.concat(chunks)) };
}
