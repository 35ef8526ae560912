import { Failure } from '../core/failure.ts';
import type { PlannedStep } from '../workflow/plan.ts';
import type { EngineImage } from './engine-probe.ts';

/** The images of a run's steps, in the engine. */
export interface RunImages {
  of(step: PlannedStep): EngineImage;
  /**
   * Runs a container of a step's image. An image that was removed meanwhile is loaded again, once in a run.
   * @throws Failure `IMAGE_GONE` when that does not help
   */
  whileThere<T>(step: PlannedStep, run: () => Promise<T>): Promise<T>;
}

/** Loads every step's image. @param load loads one of them; called again when the engine loses it */
export async function loadRunImages(
  steps: readonly PlannedStep[],
  load: (step: PlannedStep) => Promise<EngineImage>,
): Promise<RunImages> {
  const images = new Map<string, EngineImage>();
  const guards = new Map<string, ReturnType<typeof reloading>>();
  for (const step of steps) {
    if (images.has(step.image)) continue;
    images.set(step.image, await load(step));
    guards.set(
      step.image,
      reloading(() => load(step)),
    );
  }
  return {
    of: ({ image }) => images.get(image)!,
    whileThere: ({ image }, run) => guards.get(image)!(run),
  };
}

/**
 * Guards containers of an image that something else may remove: "docker image prune", a cleaning job.
 * @param load brings it back, once for all calls
 */
export function reloading(load: () => Promise<unknown>): <T>(run: () => Promise<T>) => Promise<T> {
  let loaded: Promise<unknown> | undefined;
  return async (run) => {
    try {
      return await run();
    } catch (error) {
      if (!isGone(error)) throw error;
      loaded ??= load();
      await loaded;
    }
    return run().catch((error: unknown) => {
      if (!isGone(error)) throw error;
      const text = `${error.message}, a second time. Something removes images while they are in use, such as "docker image prune --all": stop it, and start again.`;
      throw new Failure('IMAGE_GONE', text);
    });
  };
}

function isGone(error: unknown): error is Failure {
  return error instanceof Failure && error.code === 'IMAGE_GONE';
}

/** Whether a failure is one that every further item would meet, too. */
export function concernsEveryItem(error: unknown): error is Failure {
  return (
    error instanceof Failure && ['IMAGE_GONE', 'ENGINE_ELSEWHERE', 'WRONG_PLATFORM'].includes(error.code)
  );
}
