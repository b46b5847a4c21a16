/** The pages' only style sheet: one column of text, system fonts, light and dark by the reader's own setting. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --text: #22262b; --soft: #5b636d; --line: #dedbd5; --card: #ffffff;
  --link: #1c5a8c; --mark: #8a5a00; --bad: #a3271f; --good: #2c6a3f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15181c; --text: #dfe2e6; --soft: #9aa3ad; --line: #31373e; --card: #1c2025;
    --link: #8fbfe8; --mark: #e0b25a; --bad: #f0938b; --good: #8fcf9f;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
main, header, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: 1.5rem; }
header .name { font-weight: 650; margin-right: auto; }
footer { padding-bottom: 2.5rem; color: var(--soft); font-size: .875rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.75rem 0 .35rem; font-weight: 650; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 2rem 0 .5rem; font-weight: 650; }
.asof, .small { color: var(--soft); font-size: .875rem; margin: .25rem 0; }
.truce { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; margin: 1.1rem 0; }
.truce > h2 { margin: 0; }
.phase { margin: .15rem 0 0; }
.phase strong { font-weight: 650; }
.reported { color: var(--mark); }
.party { border-top: 1px solid var(--line); padding-top: .8rem; margin-top: .9rem; }
.party h3, h2 ~ h3 { font-size: 1rem; margin: 0; font-weight: 650; }
.party .certainty { font-weight: 400; color: var(--soft); }
.party .disputed { font-weight: 400; color: var(--mark); }
time { white-space: nowrap; }
blockquote { margin: .55rem 0; padding-left: .85rem; border-left: 3px solid var(--line); }
blockquote p { margin: 0; }
blockquote footer { padding: 0; margin: .1rem 0 0; max-width: none; }
ul { padding-left: 1.2rem; margin: .4rem 0; }
li { margin: .45rem 0; }
code, .id { font: .85em ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; color: var(--soft); white-space: nowrap; }
.feeds { list-style: none; padding: 0; }
.feeds li { border-top: 1px solid var(--line); padding: .6rem 0; margin: 0; }
.state { font-weight: 650; }
.read { color: var(--good); } .dark { color: var(--bad); } .waiting { color: var(--soft); }
@media (max-width: 30rem) {
  body { font-size: 16px; }
  main, header, footer { padding-left: .9rem; padding-right: .9rem; }
  .truce { padding: .9rem; }
  h1 { font-size: 1.4rem; }
}
@media print { body { background: none; } .truce { break-inside: avoid; } }
`;

/** A calm mark for the browser's tab. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#1c5a8c"/><path d="M4 8h8" stroke="#fff" stroke-width="2"/></svg>';
