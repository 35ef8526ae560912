import { AGENT_VERSION } from './agent/agent-version.ts';
import { EXIT_USAGE, usage } from './agent/run-call.ts';
import { explain, Failure } from './core/failure.ts';
import { readOriginalImage, readSpecVariable } from './wrap/image-environment.ts';

// Without a listener, SIGUSR1 opens Node's debugger to all programs of the container.
process.on('SIGUSR1', () => {});

/** The entry of every wrapped image. Each call loads only what it needs: `exec` must cost next to nothing. */
async function main([call, ...args]: readonly string[]): Promise<number> {
  const { PIPEWRIGHT_SPEC, PIPEWRIGHT_IMAGE, PIPEWRIGHT_QUEUE_URL } = process.env;
  switch (call) {
    case 'exec':
      return (await import('./edge/agent-container.ts')).exec(args, readOriginalImage(PIPEWRIGHT_IMAGE));
    case 'run':
      return (await import('./edge/agent-container.ts')).run(
        args,
        readSpecVariable(PIPEWRIGHT_SPEC),
        readOriginalImage(PIPEWRIGHT_IMAGE),
      );
    case 'spec':
      process.stdout.write(`${JSON.stringify(readSpecVariable(PIPEWRIGHT_SPEC), null, 2)}\n`);
      return 0;
    case 'version':
      process.stdout.write(`${AGENT_VERSION}\n`);
      return 0;
  }
  if (call === undefined && PIPEWRIGHT_QUEUE_URL)
    return (await import('./edge/agent-worker.ts')).work(
      readSpecVariable(PIPEWRIGHT_SPEC),
      readOriginalImage(PIPEWRIGHT_IMAGE),
    );
  const spec = PIPEWRIGHT_SPEC === undefined ? undefined : readSpecVariable(PIPEWRIGHT_SPEC);
  process.stderr.write(usage(spec, call));
  return EXIT_USAGE;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${error instanceof Failure ? explain(error) : (error as Error).stack}\n`);
    process.exitCode = error instanceof Failure ? EXIT_USAGE : 70;
  },
);
