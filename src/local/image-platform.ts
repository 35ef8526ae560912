/**
 * The platform to request from an engine for an image.
 * @param platforms those of the image: `linux/arm64/v8`
 * @param native the engine's own: `linux/amd64`
 * @returns undefined where the image has the engine's own, or no platform is known; else the first, which
 *   needs emulation
 */
export function choosePlatform(platforms: readonly string[], native: string): string | undefined {
  const isNative = (platform: string): boolean => platform.split('/').slice(0, 2).join('/') === native;
  return platforms.some(isNative) ? undefined : platforms[0];
}
