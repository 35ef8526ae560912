import { compileInForeground } from './edge/background-compilation.ts';
import { keepCompiledCode } from './edge/compile-cache.ts';

// Before any compiled code is kept: V8 rejects code that was compiled with other flags.
compileInForeground();

/**
 * The one entry of the bundle in `dist/`: each starter calls one of these, which loads only what it needs.
 */
export const action = () => import('./main.ts');

export const cli = () => {
  keepCompiledCode(process.env);
  return import('./cli.ts');
};
