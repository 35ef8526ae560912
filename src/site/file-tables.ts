import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { CompleteVariable } from '../spec/complete-spec.ts';
import { exitCodeOf } from '../spec/exit-codes.ts';
import { inputsOf, type NamedInput, type NamedOutput, namesOutputs, outputsOf } from '../spec/named-files.ts';
import { type Html, html, NOTHING } from '../text/html.ts';
import { quote } from '../text/quote.ts';
import { siteTable } from './page-frame.ts';

/** The files that an algorithm takes and gives. */
export function filesSection(spec: ExtendedSpec): Html {
  return html`<h3>It takes</h3>
${filesTable('Input', inputsOf(spec))}
<h3>It gives</h3>
${namesOutputs(spec) ? filesTable('Output', outputsOf(spec)) : plainOutput(spec)}`;
}

function filesTable(noun: string, all: readonly (NamedInput | NamedOutput)[]): Html {
  return siteTable(
    `${noun}s`,
    [noun, 'Files', 'How many'],
    all.map((each) => {
      const isShared = 'shared' in each && each.shared;
      const isFolder = 'folder' in each && each.folder;
      return [
        html`<code>${each.name}</code>`,
        html`${patternList(each)}${companionList(each)}`,
        html`${howMany(each, isFolder ? 'folder' : 'file')}${isShared && html`<small>the same for all items</small>`}`,
      ];
    }),
    all.map(({ description }) => description),
  );
}

function plainOutput({ output_name }: ExtendedSpec): Html {
  return html`<p>A file named <code>${output_name}</code>, or a folder of that name with files in it.</p>${
    /\{(name|stem|ext)\}/.test(output_name) &&
    html`<p class="note"><code>{name}</code>, <code>{stem}</code> and <code>{ext}</code> are the input’s name, the name without its
ending, and the ending.</p>`
  }`;
}

function patternList({ patterns }: NamedInput | NamedOutput): Html {
  return html`${patterns.map((pattern, i) => html`${i > 0 && ', '}<code>${pattern}</code>`)}`;
}

function companionList({ companions }: NamedInput | NamedOutput): Html {
  if (companions.length === 0) return NOTHING;
  return html`<small>with ${companions.map(({ templates, optional }, i) => html`${i > 0 && ', '}${templates.map((each, n) => html`${n > 0 && ' or '}<code>${each}</code>`)}${optional && ' (optional)'}`)}</small>`;
}

function howMany({ least, most, optional }: NamedInput | NamedOutput, noun: string): string {
  const many = `${noun}s`;
  const count =
    most === null
      ? least <= 1
        ? `one ${noun} or more`
        : `${least} ${many} or more`
      : least === most
        ? most === 1
          ? `one ${noun}`
          : `${most} ${many}`
        : `${least} to ${most} ${many}`;
  return optional ? `${count}, or none` : count;
}

/** The variables that users set; empty where there are none. */
export function variablesSection({ user_specified_environment_variables: variables }: ExtendedSpec): Html {
  if (variables.length === 0) return NOTHING;
  return siteTable(
    'Variables',
    ['Variable', 'Value', 'Default'],
    variables.map((variable) => [
      html`<code>${variable.name}</code>`,
      html`${variable.type}${limitsOf(variable)}`,
      html`${defaultOf(variable)}${variable.secret && html` <span class="badge">secret</span>`}`,
    ]),
    variables.map(({ description }) => description),
  );
}

function defaultOf(variable: CompleteVariable): Html {
  if (variable.default !== undefined) {
    const { default: value } = variable;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text === '' ? html`empty` : html`<code>${text}</code>`;
  }
  return variable.required ? html`<span class="badge">required</span>` : html`none`;
}

function limitsOf({ choices, minimum, maximum, pattern }: CompleteVariable): Html {
  const limits = [
    choices && html`one of ${choices.map((each, i) => html`${i > 0 && ', '}<code>${String(each)}</code>`)}`,
    minimum !== undefined && html`at least ${minimum}`,
    maximum !== undefined && html`at most ${maximum}`,
    pattern !== undefined && html`matches <code>${quote(pattern).slice(1, -1)}</code>`,
  ].filter((each) => each !== undefined && each !== false);
  return limits.length === 0
    ? NOTHING
    : html`<small>${limits.map((each, i) => html`${i > 0 && ', '}${each}`)}</small>`;
}

/** How it is called inside its image, and what its exit codes mean. */
export function commandSection(spec: ExtendedSpec): Html {
  const codes = Object.keys(spec.exit_codes);
  return html`<div class="line"><pre tabindex="0"><code>${spec.run_command}</code></pre></div>
${
  codes.length > 0 &&
  siteTable(
    'Exit codes',
    ['Exit code', 'What it means'],
    codes.map((code) => {
      const said = exitCodeOf(spec, Number(code));
      return [
        html`<code>${code}</code>`,
        html`${said?.meaning}${said?.retry === false && html` <small>not retried</small>`}`,
      ];
    }),
  )
}`;
}
