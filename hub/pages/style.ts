/** The hub's one style sheet: sober, readable, printable, with no asset from elsewhere. */
export const styleSheet = `
:root { --ink: #1f2a37; --quiet: #5b6776; --line: #d8dee6; --paper: #fff; --ground: #f5f7f9; --accent: #14567a;
  --warn: #8a4b00; --warn-ground: #fff4e0; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.6 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
header { display: flex; justify-content: space-between; align-items: center; padding: 10px 24px;
  background: var(--paper); border-bottom: 1px solid var(--line); }
header a { color: var(--ink); font-weight: 600; font-size: 17px; text-decoration: none; }
main { max-width: 1400px; margin: 0 auto; padding: 20px 24px 60px; }
h1 { font-size: 22px; margin: 8px 0 12px; }
h2 { font-size: 17px; margin: 28px 0 8px; }
a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; background: var(--paper); font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: 5px 10px; text-align: left; vertical-align: top; }
thead th { background: #edf1f5; font-weight: 600; white-space: nowrap; }
td.number { text-align: right; white-space: nowrap; }
td { min-width: 4.2em; }
td.medium { min-width: 9em; }
td.long { min-width: 26em; }
td.meta { white-space: nowrap; width: 1px; }
th[scope=row] { width: 14em; font-weight: 500; color: var(--quiet); background: #fafbfc; }
.scroll { overflow-x: auto; }
.facts { display: flex; flex-wrap: wrap; gap: 12px; margin: 0 0 20px; padding: 0; list-style: none; }
.facts li { background: var(--paper); border: 1px solid var(--line); padding: 8px 16px; min-width: 120px; }
.facts b { display: block; font-size: 22px; }
.quiet { color: var(--quiet); }
.warn { color: var(--warn); background: var(--warn-ground); padding: 1px 6px; }
.notice { border-left: 4px solid var(--warn); background: var(--warn-ground); padding: 8px 14px; margin: 12px 0; }
form.login { max-width: 420px; margin: 60px auto; background: var(--paper); border: 1px solid var(--line); padding: 24px; }
label { display: block; margin: 0 0 6px; }
input { width: 100%; font: inherit; padding: 8px 10px; border: 1px solid #9aa6b3; margin-bottom: 14px; }
button { font: inherit; padding: 5px 16px; border: 1px solid var(--accent); background: var(--accent); color: #fff; cursor: pointer; }
header form { margin: 0; }
header button { background: none; color: var(--accent); }
:focus-visible { outline: 3px solid #6aa9d0; outline-offset: 1px; }
@media print { header { display: none; } body { background: #fff; } main { padding: 0; } }
`;
