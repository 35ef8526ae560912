import { compileInForeground } from './edge/background-compilation.ts';
import { keepCompiledCode } from './edge/compile-cache.ts';

// Before any code is kept: V8 takes none that was compiled with other flags.
compileInForeground();

/** The one entry of the bundle in `dist/`: each starter calls one of these, which reads what that needs. */
export const action = () => import('./main.ts');

export const cli = () => {
  keepCompiledCode(process.env);
  return import('./cli.ts');
};
