/**
 * The platform for which an engine must be asked for an image.
 * @param platforms those of the image: `linux/arm64/v8` @param native the engine's own: `linux/amd64`
 * @returns undefined where the engine's own is among them, or nothing is known; else the first, which takes emulation
 */
export function choosePlatform(platforms: readonly string[], native: string): string | undefined {
  const isNative = (platform: string): boolean => platform.split('/').slice(0, 2).join('/') === native;
  return platforms.some(isNative) ? undefined : platforms[0];
}
