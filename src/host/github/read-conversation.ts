import type { Answer } from './answer.js';
import type { GitHub } from './client.js';
import type { Conversation } from './conversation.js';
import { graphqlConversation } from './graphql-conversation.js';
import type { Repository } from './repository.js';
import { restConversation } from './rest-conversation.js';

/**
 * What was said on pull request `number`, in one request for each hundred threads. Where GraphQL does not answer, the lists
 * of REST do, with less: then no earlier comment is touched.
 */
export async function readConversation(
  github: GitHub,
  repository: Repository,
  number: number,
): Promise<Answer<Conversation>> {
  const answer = await graphqlConversation(github, repository, number);
  return answer.kind === 'ok' ? answer : restConversation(github, repository, number, answer.refusal);
}
