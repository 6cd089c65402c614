import { expect, test } from '@jest/globals';
import { commit } from '../support/github/repository.js';
import { runAction } from '../support/github/run-action.js';
import { moved } from './stories.js';

test('comments, summary and log are in the language of the input, and the next run knows them in another', async () => {
  const github = moved();
  const first = await runAction(github, { inputs: { language: 'zh' } });
  const [comment] = github.comments;
  expect(comment!.body).toMatch(/^\*\*错误：`gevent\.monkey\.patch_all\(\)` 执行得太晚：/);
  expect(comment!.body).toContain('/docs/zh/rules/ssl-context-before-patch.md)');
  expect(github.reviews[0]!.body).toBe('这里的猴子补丁打得太晚：1 个错误。');
  expect(first.summary).toContain('| 级别 | 位置 | 问题 | 规则 |');
  expect(first.stdout).toMatch(/^检查了 \d+ 个文件，发现 1 个错误。$/m);
  expect(first.code).toBe(1);
  await runAction(github, { inputs: { language: 'en' } });
  expect(github.comments).toHaveLength(1);
});

test('without the input the configuration file has it', async () => {
  const { base, head } = moved();
  const files = Object.fromEntries([...head.files].map(([path, bytes]) => [path, bytes.toString()]));
  const github = moved({ base, head: commit({ ...files, '.late-patch.toml': 'language = "zh"\n' }) });
  await runAction(github);
  expect(github.comments[0]!.body).toMatch(/^\*\*错误：/);
});
