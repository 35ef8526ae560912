import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { foreignFormat } from '../../src/spec/json/foreign-format.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { examineWorkflow } from '../../src/workflow/parse-workflow.ts';

const FILES: readonly (readonly [what: RegExp, ...texts: string[]])[] = [
  [
    /web page.*Download the raw file/,
    '<!DOCTYPE html>\n<html lang="en">\n<head>',
    '\n\n<html><body>{"name": "blur"}</body></html>',
    '<!doctype HTML>',
  ],
  [/XML/, '<?xml version="1.0"?>\n<project/>', '<note>x</note>'],
  [
    /Galaxy/,
    '<tool id="blur" name="Blur" version="1.0">\n<command>',
    '<?xml version="1.0"?>\n<!-- x -->\n<tool id="x">',
    '<macros>\n</macros>',
  ],
  [
    /CWL/,
    'cwlVersion: v1.2\nclass: CommandLineTool\nbaseCommand: echo\n',
    '#!/usr/bin/env cwl-runner\nclass: Workflow\ncwlVersion: v1.0\n',
    'class: CommandLineTool\ninputs: []\n',
  ],
  [
    /WDL/,
    'version 1.0\n\ntask blur {\n  input { File in }\n}',
    'version development\n',
    'task blur {\n  command {',
    '# a comment\n\nworkflow blurring {\n  call blur\n}',
  ],
  [
    /Nextflow/,
    '#!/usr/bin/env nextflow\nparams.in = "x"\n',
    'nextflow.enable.dsl = 2\n',
    'process BLUR {\n  input:\n  path x\n}',
    "include { BLUR } from './blur'\nworkflow {\n}",
    'workflow {\n  BLUR(ch)\n}',
    'params {\n  in = null\n}',
    "// config\nmanifest {\n  name = 'x'\n}",
    'params.input = "data"\n',
  ],
  [
    /Snakemake/,
    'rule all:\n    input: "a"\n',
    'configfile: "config.yaml"\n\nrule blur:\n',
    'checkpoint blur:\n    output: "x"\n',
    '# flow\nSAMPLES = ["a"]\nrule all:\n    input: SAMPLES\n',
  ],
  [
    /Dockerfile/,
    'FROM ubuntu:24.04\nRUN apt-get update\n',
    '# syntax=docker/dockerfile:1\nFROM python:3.12-slim AS build\n',
    'ARG V=1\nFROM --platform=linux/amd64 alpine:${V}\n',
  ],
  [
    /Python/,
    '#!/usr/bin/env python3\nimport sys\n',
    'import os\nimport sys\n',
    'from pathlib import Path\n',
    '"""Blurs."""\nimport os\n',
    'def main():\n    pass\n',
  ],
  [/shell script/, '#!/bin/sh\nset -e\n', '#!/usr/bin/env bash\n', 'set -euo pipefail\n', 'export X=1\n'],
  [/program in R/, '#!/usr/bin/env Rscript\n', 'library(ggplot2)\n'],
  [/JavaScript/, 'module.exports = {\n  name: "x"\n}', 'export default { a: 1 }', 'const spec = {'],
  [
    /TOML/,
    'name = "blur"\nversion = "1.0"\n',
    '[package]\nname = "blur"\n',
    '# x\n[tool.blur]\nmemory = 128\n',
    '[[step]]\nid = "a"\n',
  ],
  [/INI/, '[DEFAULT]\nname = blur\n', '[section one]\n; x\nkey: value\n'],
  [/settings/, 'NAME=blur\nMEMORY=x\n'],
  [
    /YAML/,
    'name: blur\nport: 80\n',
    '---\nname: blur\n',
    '%YAML 1.2\n---\n',
    '- name: a\n- name: b\n',
    '# x\nservices:\n  blur:\n    image: x\n',
    'on:\n  push:\njobs:\n',
    'run command: x\n',
  ],
  [/Git LFS/, 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 3\n'],
  [
    /merge conflict/,
    '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> x\n}',
    '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n',
  ],
  [/binary file/, '\u007fELF\u0002\u0001\u0000', 'PK\u0003\u0004\u0014\u0000'],
  [/PDF/, '%PDF-1.7\n'],
  [/sequences/, '>chr1\nACGTACGT\n', '@read1\nACGT\n+\nIIII\n'],
];

/** JSON, with or without mistakes: its own findings say more. */
const JSON_TEXTS = [
  '{"name": "blur"}',
  '# x\n{"name": "blur"}',
  '// x\n{name: "blur"}',
  '/* x */ {"a": 1}',
  '[1, 2]',
  '[\n  "a",\n  "b"\n]',
  '[{"a": 1}]',
  '["a = 1"]',
  '"a": 1',
  '“a”: 1',
  '{\n  a: 1,\n  b: 2\n}',
  '{"a": "version 1.0", "b": "FROM x"}',
  '{"rule": "x",\n"import": "y"}',
  'null',
  'true',
  '12',
  '-1',
  '"text"',
  "'a': 1",
];

describe('a file that is not JSON', () => {
  for (const [what, ...texts] of FILES) {
    for (const text of texts) {
      it(`is recognized by its first lines: ${JSON.stringify(text.slice(0, 40))}`, () => {
        assert.match(foreignFormat(text) ?? 'nothing', what);
        const { findings, spec } = parseSpec(text, 'catalog/x/spec.json');
        assert.deepEqual(
          findings.map(({ code }) => code),
          ['NOT_JSON'],
        );
        assert.match(findings[0]!.message, what);
        assert.equal(spec, undefined);
      });
    }
  }
  for (const text of JSON_TEXTS) {
    it(`is not what ${JSON.stringify(text.slice(0, 40))} is`, () => {
      assert.equal(foreignFormat(text), undefined);
    });
  }
});

describe('a JSON document of something else', () => {
  for (const [what, document] of [
    [/CWL/, { cwlVersion: 'v1.2', class: 'CommandLineTool', inputs: [], outputs: [] }],
    [/Boutiques/, { name: 'x', 'schema-version': '0.5', 'command-line': 'a [IN]', inputs: [] }],
    [/task definition of ECS/, { family: 'x', containerDefinitions: [] }],
    [/Step Functions/, { StartAt: 'a', States: {} }],
    [/image's manifest/, { schemaVersion: 2, config: {}, layers: [] }],
    [/image's config/, { architecture: 'amd64', rootfs: {}, config: {} }],
    [/package\.json/, { name: 'x', version: '1.0.0', dependencies: {} }],
  ] as const) {
    it(`is one finding: ${what.source}`, () => {
      const { findings } = parseSpec(JSON.stringify(document), 'f');
      assert.deepEqual(
        findings.map(({ code }) => code),
        ['OTHER_DOCUMENT'],
      );
      assert.match(findings[0]!.message, what);
    });
  }
  it('is not what a workflow file with a mistake is', () => {
    for (const file of [{ algorithms: [{ name: 'blur' }] }, { process: {}, dependencies: [], version: '1' }])
      assert.ok(
        !examineWorkflow(JSON.stringify(file), 'f').report.findings.some((f) => f.code === 'OTHER_DOCUMENT'),
      );
  });
  it('is one finding: an extended spec', () => {
    const file = join(import.meta.dirname, '../../catalog/csv-summary');
    const version = readdirSync(file).find((name) => /^\d.*\.json$/.test(name))!;
    const { findings } = parseSpec(readFileSync(join(file, version), 'utf8'), 'f');
    assert.match(
      findings.map(({ message }) => message).join(),
      /^This is an extended spec.*spec\.json beside it\.$/,
    );
  });
});
