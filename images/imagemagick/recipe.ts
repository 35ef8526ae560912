import { debianTree } from '../debian.ts';
import { composeImage } from '../image.ts';
import { AMD64, labels, PATH, type Recipe } from '../recipe.ts';
import { directory, file, packLayer, symlink } from '../tree.ts';

const version = '6.9.11';

/** ImageMagick as Debian packages it: the plain kind of image, a distribution with a command and no entrypoint. */
export const imagemagick: Recipe = {
  name: 'imagemagick',
  version,
  tools: ['mmdebstrap'],
  build: async () => {
    const packages = await packLayer(await debianTree(['imagemagick-6.q16', 'dash']));
    const settings = await packLayer([
      // What the package's maintainer script would have set up.
      ...['convert', 'identify', 'mogrify', 'compare'].map((name) =>
        symlink(`usr/bin/${name}`, `${name}-im6.q16`),
      ),
      file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/sh\n'),
      file('etc/group', 'root:x:0:\nnogroup:x:65534:\n'),
      directory('root', 0o700),
      directory('tmp', 0o1777),
    ]);
    return composeImage(
      AMD64,
      {
        Env: [PATH, 'LC_ALL=C.UTF-8'],
        Cmd: ['/usr/bin/convert', '-version'],
        Labels: labels('ImageMagick', 'ImageMagick from Debian 12', version, 'ImageMagick'),
      },
      [
        { layer: packages, madeBy: 'mmdebstrap --variant=extract --include=imagemagick-6.q16,dash bookworm' },
        { layer: settings, madeBy: 'images/imagemagick/recipe.ts # settings' },
      ],
    );
  },
};
