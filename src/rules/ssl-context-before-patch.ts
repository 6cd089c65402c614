import { code, prose } from '../text/prose.js';
import { type Rule, worstEffect } from './rule.js';
import { libraryName, offendingModules, patchSubject } from './wording.js';

/** Something still holds the original `ssl.SSLContext` when the patch rebinds it: RecursionError on first TLS use. */
export const sslContextBeforePatch: Rule = {
  id: 'ssl-context-before-patch',
  covers: (reference) => reference.kind === 'held' && reference.effect.effect === 'recursion',
  severity: worstEffect,
  words(group) {
    const modules = offendingModules(group);
    const own = group.references.every(({ kind, event }) => kind === 'held' && event.library === undefined);
    const holder = own ? prose`this program` : modules;
    const library = libraryName(group);
    const warning =
      library === 'gevent'
        ? prose` gevent prints a MonkeyPatchWarning at most; often nothing.`
        : prose` ${library} prints nothing.`;
    // truststore mends urllib3 and requests, so what is left are contexts whose options are set: not every use of TLS.
    const end =
      library === 'truststore'
        ? prose`setting an option of it ends in a RecursionError`
        : prose`TLS will end in a RecursionError`;
    const moment =
      library === 'truststore'
        ? prose`as soon as an option of a context is set (${code('verify_mode')}, ${code('minimum_version')}, ${code('options')})`
        : prose`as soon as an HTTPS request or any other TLS connection is made`;
    return {
      message: prose`${patchSubject(group)} runs after ${holder} took hold of ${code('ssl.SSLContext')}: ${end}`,
      why: prose`The patch puts ${library}'s own class in the place of ${code('ssl.SSLContext')}, but what was bound earlier keeps the original. The original's setters look the name ${code('SSLContext')} up in ${code('ssl')}, find the replacement and call themselves: ${code('RecursionError: maximum recursion depth exceeded')} on Python 3.6 and later, ${moment}.${warning}`,
    };
  },
};
