import type { ConfiguredLaunch } from '../config/settings.js';
import { missingOf } from '../execution/launched-entries.js';
import { outsideWorld } from '../execution/run.js';
import type { Notice } from '../findings/notice.js';
import type { NoticeMessages } from '../messages/notice-messages.js';
import type { Program } from '../modules/program.js';

/** One notice for each file or module that an entry point or launcher of the configuration names and that is not there. */
export function unmatchedLaunches(
  program: Program,
  launches: readonly ConfiguredLaunch[],
  messages: NoticeMessages,
): readonly Notice[] {
  if (launches.length === 0) return [];
  const world = outsideWorld(program);
  return launches.flatMap(({ launch, key }) =>
    missingOf(program, world, launch).map((name) => ({
      kind: 'unmatched-pattern' as const,
      message: messages.unmatchedLaunch(key, name),
      path: undefined,
    })),
  );
}
