import { REPOSITORY } from '../core/own-release.ts';
import { declare, flag, one, oneOf, several, text, wholeNumber } from './command.ts';
import { AGENT, CATALOG, ENGINE, SOURCE } from './shared-options.ts';

/** Commands about specs, images and catalogs, as they are declared. */

export const VALIDATE = declare({
  name: 'validate',
  summary: 'check specs and workflow files, and show their mistakes',
  about: `Checks specs, workflow files, and the catalog.json of a catalog. Ends with exit code 1 if there are errors;
    warnings and hints are advice.`,
  arguments: {
    paths: several(
      'PATH',
      'files, or folders that contain a spec.json or files named ….workflow.json. Default: catalog/ in this folder',
    ),
  },
  options: {
    fix: flag('make the fixes that cannot change the meaning'),
    ...CATALOG,
  },
  json: `specs, workflows, errors, warnings, hints, fixable (numbers), fixed[] and findings[], each with code,
    severity, file, range, path, message, got, expected, fix`,
  examples: ['catalog/blur --fix', 'tides.workflow.json --catalog ../catalog'],
});

export const WRAP = declare({
  name: 'wrap',
  summary: 'put the agent into an image, and push it',
  about: `Puts the agent into the image that a spec names, and pushes the result. Nothing is built or pulled; between
    repositories of one registry no layer is transferred.`,
  arguments: { spec: one('SPEC', 'the spec, or its folder') },
  options: {
    to: text(
      'REF',
      `where the wrapped image goes: a registry reference, or oci:DIR. Default: <registry of
      catalog.json>/<name>:<version>`,
    ),
    source: text(
      'REF',
      `read the source image from this place instead (oci:DIR:TAG, docker-daemon:NAME:TAG, another registry); the
      extended spec still names the container_name of the spec`,
    ),
    ...AGENT,
    out: text('FILE', 'write the extended spec to this file. Default: <version>.json beside SPEC'),
    'no-write': flag('do not write the extended spec'),
  },
  json: `reference, digest, source{name,digest}, platforms[{platform,digest,size}],
    dropped[{platform,digest,reason}], replaced, already_there, blobs{present,mounted,copied}, copied_bytes, file,
    requests, bytes_sent, bytes_received, seconds`,
  examples: ['catalog/blur', 'catalog/blur --to oci:/tmp/blur:1 --source docker-daemon:blur:latest'],
});

export const VERIFY = declare({
  name: 'verify',
  summary: 'check that a wrapped image is what wrapping makes',
  about: `Wraps the source image again with the same agent and spec, without pushing, and compares every byte of the
    manifests and configs with those of the wrapped image. Reads only kilobytes. Prints the command that asks GitHub
    who signed the image.`,
  arguments: {
    subject: one(
      'SUBJECT',
      `a wrapped image; or an extended spec, catalog/<name>/<version>.json, to check that the spec.json beside it
      results in the image that it names`,
    ),
  },
  options: {
    repository: text(
      'OWNER/NAME',
      "the catalog's repository, for the command that asks who signed the image",
    ),
    ...SOURCE,
  },
  json: `image, digest, expected (the digest that wrapping gives), findings[], empty when they are the same, and,
    for an image in a registry, attestation, the command that asks GitHub who signed`,
  examples: [
    'ghcr.io/pipewright/catalog/blur:1.2.3 --repository pipewright/catalog',
    'catalog/blur/1.2.3.json',
  ],
  usage: ['IMAGE | EXTENDED-SPEC [options]'],
});

export const TEST = declare({
  name: 'test',
  summary: "run a spec's tests in a sandbox",
  about: `Wraps each spec's image for the engine on this machine and runs its tests: without network, privileges or a
    writable root, with the memory, CPU and time that the spec asks for. Pushes nothing. Ends with exit code 1 if a
    test fails, or if there is none to run.`,
  arguments: { specs: several('SPEC', 'a spec, or a folder that contains specs', 1) },
  options: { ...ENGINE, ...SOURCE, ...AGENT },
  json: `engine, passed, failed, untested (numbers), findings[] of specs that could not be tested, and
    tests[{spec,test,seconds,exit_code,outputs[{name,sha256}],log,findings[]}]`,
  examples: ['catalog/blur', 'catalog --engine podman --json'],
});

export const PUBLISH = declare({
  name: 'publish',
  summary: 'publish the catalog entries that are not published yet',
  about: `Publishes from this checkout what the action publishes after a merge. Checks, wraps and tests every algorithm
    that index.json does not list yet; if nothing is wrong, pushes each image under its version, and writes
    <version>.json and index.json for you to commit. Never moves a tag; safe to repeat.`,
  arguments: { catalog: text('CATALOG', "the catalog's folder. Default: catalog") },
  options: {
    base: text(
      'REF',
      'only what changed since this branch, tag or commit, whose index.json also says which versions are published',
    ),
    to: text(
      'PREFIX',
      `where to push wrapped images: ghcr.io/alice, or a user name on Docker Hub. Default: "registry" in catalog.json`,
    ),
    'dry-run': flag('only print what would happen: push and write nothing'),
    ...AGENT,
    'no-tests': flag("do not run the specs' tests"),
    commit: flag('commit the written files, and nothing else'),
  },
  json: `dry_run, entries[{name,version,state,image,digest,file,findings[],tests[{name,passed,seconds}],untested}],
    findings[] of the change as a whole, removed[], written[], commit`,
  examples: ['--dry-run', 'catalog --base main --commit'],
});

export const REVIEW = declare({
  name: 'review',
  summary: 'refresh checks and comments on open pull requests',
  about: `Reviews the open pull requests of a catalog on GitHub, as the action's mode "review" does: reads their specs
    at the head commit, checks them, and updates checks, suggestions and the one comment. It does not check out the
    changes, and runs no image.

    Needs GITHUB_TOKEN (or GH_TOKEN). GitHub lets only tokens of apps write checks; with any other token, the command
    does everything else.`,
  arguments: {},
  options: {
    repository: text('OWNER/NAME', "the catalog's repository; required"),
    'pull-request': wholeNumber('N', 'only this pull request', 'the number of a pull request', 9_999_999_999),
    branch: text('NAME', 'the default branch. Default: main'),
    path: text('FOLDER', "the catalog's folder in the repository. Default: catalog"),
    'commit-branch': text(
      'NAME',
      'the branch that extended specs are committed to. Default: the default branch',
    ),
    'no-comment': flag('do not write comments'),
  },
  json: 'page (Markdown)',
  examples: ['--repository alice/catalog', '--repository alice/catalog --pull-request 12 --no-comment'],
  usage: ['--repository OWNER/NAME [options]'],
});

export const INIT = declare({
  name: 'init',
  summary: 'write a first spec for an image',
  about: `Writes a first spec for a container image, from its config and labels.`,
  arguments: { image: one('IMAGE', 'the image, such as ghcr.io/alice/blur:1.2') },
  options: {
    name: text('NAME', "the algorithm's name. Default: the last part of the image's name"),
    command: text(
      'TEXT',
      'the command as you would type it, with names of sample files: they become inputs and outputs',
    ),
    out: text('FILE', 'where to write it. Default: catalog/<name>/spec.json; "-" prints it'),
    open: flag(
      `write no file: print a link to a page of GitHub with the spec filled in, where GitHub creates the fork and the
      pull request`,
    ),
    catalog: text('OWNER/REPO', `the catalog that --open proposes it to. Default: ${REPOSITORY}`),
  },
  json: 'file (missing with --out -), link (with --open) and spec',
  examples: [
    'ghcr.io/alice/bwa:0.7 --command "bwa mem genome.fa a_1.fq a_2.fq > out.sam"',
    'ghcr.io/alice/blur:1.2 --open --catalog lab/catalog',
  ],
});

export const NEW = declare({
  name: 'new',
  summary: 'create a catalog or a workflow of your own',
  about: `Creates a folder with the files to start from. A catalog: its settings, an example algorithm with a test, the
    workflow for GitHub that checks and publishes, and a README. A workflow: a workflow file with an algorithm of the
    public catalog, sample inputs, the workflow for GitHub that plans and deploys, and a README; "npx pipewright run
    --local" works there at once. Overwrites nothing, and works offline.`,
  arguments: {
    kind: oneOf('KIND', 'what to create: catalog or workflow', ['catalog', 'workflow']),
    folder: one('FOLDER', 'where to write it; created if it is missing'),
  },
  options: {
    registry: text(
      'PREFIX',
      'for a catalog, and required there: where to push wrapped images, such as ghcr.io/alice/catalog',
    ),
  },
  json: 'folder and files[]',
  examples: ['workflow tides', 'catalog my-catalog --registry ghcr.io/alice/catalog'],
  usage: ['workflow FOLDER', 'catalog FOLDER --registry PREFIX'],
});

export const SITE = declare({
  name: 'site',
  summary: 'write a web site for a catalog',
  about: `Writes a static web site about the published algorithms of a catalog: a page for each one, with its inputs
    and outputs, a sample and its result, and how to use, verify and cite it; a search; feeds of new versions; and the
    same data for programs, as JSON and as GA4GH's Tool Registry Service. Any web host can serve it, and it works
    without JavaScript. The same catalog always results in the same files.`,
  arguments: {
    catalog: text(
      'CATALOG',
      `the catalog's folder, or owner/repo@ref on GitHub. Default: the catalog/ in this folder or above it, else the
      public catalog`,
    ),
  },
  options: {
    out: text('DIR', 'where to write it; required. An existing site there is replaced'),
    url: text('ADDRESS', 'where you will publish it: feeds and programs need complete addresses'),
    repository: text(
      'OWNER/NAME[@REF]',
      'the repository on GitHub that contains the catalog: for workflow files, and to ask who signed an image. Default for REF: main',
    ),
    title: text(
      'TEXT',
      "the catalog's name on its pages. Default: the repository, or the place of its images",
    ),
  },
  json: 'folder, algorithms, versions, files, bytes (numbers) and notes[]',
  examples: [
    'catalog --out site',
    'catalog --out site --url https://my-lab.github.io/catalog/ --repository my-lab/catalog',
  ],
  usage: ['[CATALOG] --out DIR [options]'],
});
