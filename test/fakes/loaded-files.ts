import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Preloaded into a program: leaves the addresses of everything that it loaded, one a line, in LOADED_FILES. */
const loaded: string[] = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
process.on('exit', () => writeFileSync(process.env.LOADED_FILES ?? '/dev/null', loaded.join('\n')));
