/**
 * What the pages do besides being read: a button that copies, and the search of the list. It only shows,
 * hides and orders what the pages hold already, so they lose nothing without it. Plain JavaScript for
 * browsers of the last five years.
 */
export const SITE_SCRIPT = `'use strict';
(() => {
  // Texts to copy get a button. Where the browser allows no copying, as on an unencrypted page, the text is selected instead.
  for (const block of document.querySelectorAll('[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy: ' + block.dataset.copy);
    const said = document.createElement('span');
    said.className = 'said';
    said.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      const code = block.querySelector('code');
      try {
        await navigator.clipboard.writeText(code.textContent);
        said.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(code);
        said.textContent = 'Selected';
      }
    });
    button.addEventListener('blur', () => { said.textContent = ''; });
    block.querySelector('.bar').append(said, button);
  }

  const form = document.querySelector('#find');
  if (!form) return;
  const MOST = 100;
  const list = document.querySelector('#algorithms');
  const found = document.querySelector('#found');
  const pages = document.querySelector('#pages');
  const reset = document.querySelector('[type=reset]');
  const first = found.textContent;
  const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const entryOf = (card) => ({
    card,
    name: plain(card.dataset.name),
    tags: card.dataset.tags.split('|'),
    inputs: card.dataset.inputs.split('|'),
    text: plain(card.textContent + ' ' + card.dataset.words),
  });
  const entries = [...list.children].map(entryOf);
  const shownAtFirst = entries.map(({ card }) => card);

  // The cards of the further pages, once they are needed.
  let rest;
  const loadRest = () => {
    if (!form.dataset.more) return Promise.resolve();
    rest ??= fetch(form.dataset.more)
      .then((answer) => answer.json())
      .then((cards) => {
        const holder = document.createElement('template');
        holder.innerHTML = cards.join('');
        entries.push(...[...holder.content.children].map(entryOf));
      })
      .catch(() => { found.dataset.part = ' on this page'; });
    return rest;
  };

  const rank = (entry, words) =>
    words.length === 0 ? 0
    : entry.name === words.join(' ') ? 0
    : entry.name.startsWith(words[0]) ? 1
    : words.every((word) => entry.name.includes(word)) ? 2
    : 3;

  const show = () => {
    const asked = new FormData(form);
    const [q, tag, input] = ['q', 'tag', 'input'].map((name) => (asked.get(name) ?? '').trim());
    const words = plain(q).split(/\\s+/).filter(Boolean);
    const isAsked = words.length > 0 || tag !== '' || input !== '';
    reset.hidden = !isAsked;
    if (pages) pages.hidden = isAsked;
    if (!isAsked) {
      list.replaceChildren(...shownAtFirst);
      found.textContent = first;
      return;
    }
    const matching = entries
      .filter((entry) => (!tag || entry.tags.includes(tag)) && (!input || entry.inputs.includes(input))
        && words.every((word) => entry.text.includes(word)))
      .map((entry) => ({ entry, rank: rank(entry, words) }))
      .sort((a, b) => a.rank - b.rank);
    list.replaceChildren(...matching.slice(0, MOST).map(({ entry }) => entry.card));
    const all = entries.length + (entries.length === 1 ? ' algorithm' : ' algorithms') + (found.dataset.part ?? '');
    found.textContent = matching.length === 0
      ? 'None of ' + all + '. Try fewer or other words.'
      : matching.length + ' of ' + all + (matching.length > MOST ? ', the first ' + MOST + ' here' : '');
  };

  const remember = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    const query = asked.toString();
    try { history.replaceState(null, '', query ? '?' + query : location.pathname); } catch { /* pages from a disk have no history */ }
  };
  const change = () => { remember(); loadRest().then(show); };

  form.addEventListener('focusin', loadRest, { once: true });
  form.addEventListener('input', change);
  form.addEventListener('submit', (event) => { event.preventDefault(); change(); });
  form.addEventListener('reset', () => setTimeout(() => { change(); form.elements.q.focus(); }));
  form.hidden = false;
  const given = new URLSearchParams(location.search);
  for (const [name, value] of given) if (['q', 'tag', 'input'].includes(name) && form.elements[name]) form.elements[name].value = value;
  if (given.toString() !== '') loadRest().then(show);
})();
`;
