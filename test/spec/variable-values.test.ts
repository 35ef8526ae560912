import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Variable, VariableValue } from '../../src/spec/spec.ts';
import {
  environmentText,
  expectedValue,
  fitsVariable,
  listItems,
  valueText,
} from '../../src/spec/variable-values.ts';

const of = (more: Omit<Variable, 'name'>): Variable => ({ name: 'X', ...more });

describe('the value of a variable', () => {
  const rows: readonly (readonly [variable: Omit<Variable, 'name'>, fitting: string[], other: string[]])[] = [
    [{}, ['', 'x'], []],
    [{ pattern: 'chr\\d+' }, ['chr1'], ['', 'chr', 'xchr1', 'chr1\n']],
    [{ pattern: 'a|b' }, ['a', 'b'], ['ab', 'ac']],
    [{ type: 'integer' }, ['-12', '+3', '0'], ['1.5', '1e3', '', ' 1']],
    [{ type: 'integer', minimum: 1, maximum: 8 }, ['1', '8'], ['0', '9']],
    [{ type: 'number' }, ['1e-3', '.5'], ['Infinity', '1,5', '']],
    [{ type: 'number', minimum: 0.5 }, ['0.5'], ['0.4']],
    [{ type: 'boolean' }, ['true', 'No', '1', 'off'], ['maybe', '']],
    [{ type: 'choice', choices: ['a', 2] }, ['a', '2'], ['b', 'A', '']],
    [{ type: 'list' }, ['', 'a', 'a,b', '["a","b"]'], []],
    [{ type: 'list', pattern: '[a-z]' }, ['a,b', '["a"]'], ['a,B', 'a,', '["ab"]']],
  ];
  for (const [variable, fitting, other] of rows)
    it(`of ${JSON.stringify(variable)} is ${expectedValue(of(variable))}`, () => {
      for (const text of fitting) assert.ok(fitsVariable(of(variable), text), text);
      for (const text of other) assert.ok(!fitsVariable(of(variable), text), JSON.stringify(text));
    });

  it('is described with its limits', () => {
    const shown = (variable: Omit<Variable, 'name'>): string => expectedValue(of(variable));
    assert.equal(shown({ type: 'integer', minimum: 1, maximum: 8 }), 'a whole number from 1 to 8');
    assert.equal(shown({ type: 'number', minimum: 1 }), 'a number, at least 1');
    assert.equal(shown({ type: 'choice', choices: ['a', 'b'] }), 'one of "a" or "b"');
    assert.equal(shown({ pattern: 'a+' }), 'a text like "a+"');
  });
});

describe('a list', () => {
  it('is a JSON list, or a text with separators', () => {
    assert.deepEqual(listItems(of({ type: 'list' }), 'a,b c'), ['a', 'b c']);
    assert.deepEqual(listItems(of({ type: 'list', separator: ':' }), 'a,b:c'), ['a,b', 'c']);
    assert.deepEqual(listItems(of({ type: 'list' }), '["a,b",2]'), ['a,b', '2']);
    assert.deepEqual(listItems(of({ type: 'list' }), '[a,b'), ['[a', 'b']);
    assert.deepEqual(listItems(of({ type: 'list' }), ''), []);
  });
  const values: readonly VariableValue[] = [
    [],
    ['a'],
    ['a', 'b c', 3],
    ['a,b', ''],
    ['[x', 'y'],
    [''],
    'a,b',
  ];
  for (const value of values)
    it(`of ${JSON.stringify(value)} comes through the environment whole`, () => {
      const variable = of({ type: 'list' });
      const items = typeof value === 'object' ? value.map(String) : ['a', 'b'];
      assert.deepEqual(listItems(variable, valueText(variable, value)), items);
    });
  it('is joined in the algorithm’s environment', () => {
    assert.equal(environmentText(of({ type: 'list', separator: ' ' }), '["a","b"]'), 'a b');
  });
});

describe('a boolean', () => {
  it('that is false is not set in the algorithm’s environment', () => {
    for (const text of ['false', 'FALSE', '0', 'no', 'off', ''])
      assert.equal(environmentText(of({ type: 'boolean' }), text), undefined);
    assert.equal(environmentText(of({ type: 'boolean' }), 'yes'), 'yes');
    assert.equal(environmentText(of({}), 'false'), 'false');
  });
});
