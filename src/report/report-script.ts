/**
 * The report's script: a hint where a part scrolls to the side, and a filter over items, by words and by
 * state. The filter only hides rows, and unfolds the tables that have some; without scripts its form stays
 * hidden, and everything else works. Plain JavaScript for browsers of the last five years.
 */
export const REPORT_SCRIPT = `'use strict';
(() => {
  const wide = new ResizeObserver((parts) => {
    for (const { target } of parts) target.classList.toggle('scrolls', target.scrollWidth > target.clientWidth + 1);
  });
  for (const part of document.querySelectorAll('.scroll')) wide.observe(part);
  // A broad plan begins and ends in its middle.
  for (const plan of document.querySelectorAll('.chain')) plan.scrollLeft = (plan.scrollWidth - plan.clientWidth) / 2;

  const form = document.querySelector('#find');
  if (!form) return;
  const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const said = form.querySelector('output');
  const tables = [...document.querySelectorAll('#items details')].map((details) => ({
    details,
    wasOpen: details.open,
    rows: [...details.querySelectorAll('tbody tr')].map((row) => ({ row, state: row.cells[1].className })),
  }));
  const all = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const number = (value) => value.toLocaleString('en-US');
  const show = () => {
    const asked = new FormData(form);
    const words = plain(asked.get('words')).split(/\\s+/).filter(Boolean);
    const state = asked.get('state');
    const isAsked = words.length > 0 || state !== '';
    let found = 0;
    for (const { details, wasOpen, rows } of tables) {
      let own = 0;
      for (const each of rows) {
        if (words.length > 0) each.text ??= plain(each.row.textContent);
        const fits = (state === '' || each.state === state) && words.every((word) => each.text.includes(word));
        each.row.hidden = !fits;
        if (fits) own += 1;
      }
      found += own;
      details.hidden = own === 0;
      details.open = isAsked ? own > 0 : wasOpen;
    }
    said.textContent = !isAsked ? '' : (found === 0 ? 'None' : number(found)) + ' of ' + number(all) + ' on this page';
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
})();
`;
