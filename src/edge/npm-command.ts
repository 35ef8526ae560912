/**
 * How npm is started: on Windows it is a batch file, which only cmd.exe runs.
 * @param args without spaces and quotes
 */
export function npmCommand(
  args: readonly string[],
  platform: string = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): { readonly file: string; readonly args: string[] } {
  if (platform !== 'win32') return { file: 'npm', args: [...args] };
  return { file: env.ComSpec || 'cmd.exe', args: ['/d', '/s', '/c', 'npm.cmd', ...args] };
}
