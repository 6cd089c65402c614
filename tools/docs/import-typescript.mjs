import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { projectFolder } from './files.mjs';

/** The exports of a TypeScript module of the project, by its path: it and what it imports, as JavaScript in a folder that is gone afterwards. */
export async function importTypeScript(path) {
  const folder = mkdtempSync(join(tmpdir(), 'late-patch-tools-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    compile(path, folder, new Set());
    return await import(pathToFileURL(join(folder, asJavaScript(path))).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the JavaScript of `path` and of what it imports into `folder`; packages are taken from this project. */
function compile(path, folder, done) {
  if (done.has(path)) return;
  done.add(path);
  const { code } = transformSync(readFileSync(join(projectFolder, path), 'utf8'), {
    filename: path,
    swcrc: false,
    configFile: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  // A comment at the start of a file ends on the line of what follows it.
  const linked = code.replace(/(?<=^(?:\/\*.*\*\/ )?(?:import|export)\b[^'"]*from ')[^']+/gm, (specifier) => {
    if (!specifier.startsWith('.')) return import.meta.resolve(specifier);
    compile(join(dirname(path), specifier.replace(/\.js$/, '.ts')), folder, done);
    return specifier;
  });
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, asJavaScript(path)), linked);
}

function asJavaScript(path) {
  return path.replace(/\.ts$/, '.js');
}
