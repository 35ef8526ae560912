import { BASE_STYLES } from '../report/styles.ts';

/** How the catalog's pages look. They share colors and typefaces with the report. */
export const SITE_STYLES = `${BASE_STYLES}
:root { --badge: #fdf1dc; --badge-ink: #6b4300; }
@media (prefers-color-scheme: dark) { :root { --badge: #3a2d14; --badge-ink: #f0cf96; } }
body { max-width: 62rem; }
h2 { scroll-margin-top: 1rem; }
header h1 small { font: 400 1rem var(--sans); letter-spacing: 0; }
.lead { margin: .75rem 0 0; font-size: 1.0625rem; max-width: 44rem; text-wrap: pretty; }
.badge { padding: .1rem .45rem; border-radius: 3px; background: var(--badge); color: var(--badge-ink); font-size: .75rem; white-space: nowrap; }
.notice { max-width: none; margin: 1.25rem 0 0; padding: .8rem 1.1rem; border-left: 3px solid var(--badge-ink); background: var(--badge); color: var(--badge-ink); }
.notice a { color: inherit; }
.dot { color: var(--quiet); }
footer { margin-top: 4rem; }
footer p { margin: 0 0 .35rem; max-width: none; }

#find { margin: 2rem 0 0; }
button[hidden], nav[hidden] { display: none; }
button { cursor: pointer; background: var(--raised); min-height: 2.6rem; }
button:hover { border-color: var(--ink); }
.found { display: flex; gap: 1rem; align-items: center; min-height: 2rem; margin: 1rem 0 .5rem; }
#found { margin: 0; }
.found button { min-height: 2rem; padding: 0 .7rem; font-size: .8125rem; }
.cards { margin: 0; padding: 0; list-style: none; border-bottom: 1px solid var(--line); }
.card { display: grid; grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr) minmax(0, 9rem); gap: 0 2rem; padding: 1.15rem 0; border-top: 1px solid var(--line); }
.card h2 { margin: 0; font-size: 1.1875rem; line-height: 1.35; }
.card h2 a { text-decoration: none; }
.card h2 a:hover { text-decoration: underline; }
.card p { margin: 0 0 .35rem; text-wrap: pretty; }
.card p:last-child { margin: 0; }
.facts-of { text-align: right; line-height: 1.9; }

nav ul { margin: 1.75rem 0 0; }
#pages ul { gap: .25rem; padding: 0; border: 0; }
#pages li > * { display: block; min-width: 2.25rem; padding: .3rem; text-align: center; }
.tags { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: 1rem; }
.tags a { display: block; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8125rem; text-decoration: none; }
.tags a:hover { border-color: currentColor; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem 1.5rem; margin: 1.5rem 0 0; font-size: .9375rem; }
section > h3 { margin: 1.75rem 0 .35rem; }
section > h2 + h3 { margin-top: 0; }
section > .lead { margin: 0 0 1rem; font-size: 1rem; }
section > p { margin-bottom: .5rem; }
pre { margin: 0; padding: .85rem 1rem; overflow: auto; white-space: pre; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; line-height: 1.55; tab-size: 4; }
pre code { white-space: inherit; }
.copy { margin: .35rem 0 1rem; }
.bar { display: flex; gap: .75rem; align-items: center; min-height: 2.25rem; padding: .2rem .35rem .2rem 1rem; background: var(--raised); border: 1px solid var(--line); border-bottom: 0; border-radius: 4px 4px 0 0; font-size: .8125rem; color: var(--quiet); }
.bar span:first-child { flex: 1; }
.bar button { min-height: 2rem; padding: 0 .7rem; font-size: .8125rem; background: var(--paper); }
.copy pre { border-radius: 0 0 4px 4px; }
.line { margin-bottom: 1rem; }
.line pre { white-space: pre-wrap; word-break: break-all; }
.prose pre { white-space: pre-wrap; overflow-wrap: anywhere; }

.scroll { margin: .35rem 0 .9rem; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.45; min-width: 100%; overflow-wrap: normal; }
th, td { padding: .45rem 1.25rem .45rem 0; text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 400; color: var(--quiet); font-size: .8125rem; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
tbody th, td:not(:last-child) { white-space: nowrap; }
.even th:first-child { width: 40%; }
.even th:nth-child(2) { width: 32%; }
.even code { overflow-wrap: anywhere; }
tbody .what { border: 0; }
.what td { padding-top: 0; max-width: 44rem; }
tr:has(+ .what) > * { padding-bottom: .15rem; }
td small { display: block; white-space: normal; min-width: 8rem; }
td:last-child { min-width: 6rem; }
time { white-space: nowrap; }
figure table td:last-child { min-width: 0; white-space: nowrap; }

.rows > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0 1.25rem; padding: .45rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.rows { margin: .35rem 0 .9rem; }
.digests code { font-size: .75rem; overflow-wrap: anywhere; }

.test { padding: .9rem 0 1.1rem; border-top: 1px solid var(--line); }
.test h3 { display: inline-block; max-width: calc(100% - 1.5rem); vertical-align: top; }
.test h3::first-letter { text-transform: uppercase; }
.test summary { cursor: pointer; }
.test .pair, .test .alone { margin-top: .75rem; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.25rem 2rem; }
.pair .scroll { margin-bottom: .35rem; }
figure { margin: 0 0 .75rem; }
figcaption { margin-bottom: .4rem; font-size: .875rem; color: var(--quiet); }
figcaption b { color: var(--ink); font-weight: 600; }
figure p { margin: 0 0 .4rem; }
figure pre { font-size: .8125rem; }
figure img { display: block; max-width: 100%; max-height: 24rem; height: auto; background: #fff; border: 1px solid var(--line); image-rendering: auto; }
.digest code { font-size: .6875rem; overflow-wrap: anywhere; }

@media (max-width: 60rem) {
  .card { grid-template-columns: minmax(8rem, 11rem) minmax(0, 1fr); }
  .facts-of { grid-column: 2; text-align: left; line-height: inherit; }
}
@media (max-width: 46rem) {
  tbody th, td:not(:last-child) { white-space: normal; }
  th, td { padding-right: .9rem; }
  td:last-child { min-width: 0; }
  td small { min-width: 5rem; }
  .card { grid-template-columns: minmax(0, 1fr); gap: .35rem; }
  .facts-of { grid-column: 1; }
  .pair, .rows > div { grid-template-columns: minmax(0, 1fr); }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .9rem 1.25rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --badge: #fff; --badge-ink: #000; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav, .skip, #find, button { display: none; }
  pre, .scroll { overflow: visible; white-space: pre-wrap; }
}
`;

/** The site's icon: two steps and the way between them. */
export const SITE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#175a8c"/><path d="M8 11h6v10h10" fill="none" stroke="#fff" stroke-width="2.5"/><circle cx="8" cy="11" r="3.5" fill="#fff"/><circle cx="24" cy="21" r="3.5" fill="#fff"/></svg>
`;
