/** Of the report of a study. */
export const sweepRules = `
.lw-filter{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:.5rem 0;align-items:end}
.lw-choice{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem;min-width:0;font-size:.85em}
.lw-choice legend{padding:0;color:var(--lw-faint);margin-bottom:.15rem}
.lw-choice label{position:relative;padding:.05rem .5rem;border:1px solid var(--lw-line);border-radius:1rem;cursor:pointer;color:var(--lw-faint)}
.lw-choice input{position:absolute;opacity:0;width:1px;height:1px}
.lw-choice label:has(:checked){color:var(--lw-text);background:var(--lw-raised);border-color:var(--lw-faint)}
.lw-choice label:has(:focus-visible),.lw-filter button:focus-visible{outline:2px solid var(--lw-accent);outline-offset:1px}
.lw-filter button{font:inherit;font-size:.85em;color:var(--lw-text);background:none;border:1px solid var(--lw-line);border-radius:6px;padding:.1rem .6rem;cursor:pointer}
.lw-list{margin:.25rem 0;padding-left:1.25rem}

.lw-pareto{max-width:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:.5rem 2.5rem;margin:1rem 0}
.lw-pareto .lw-filter{align-content:start}
.lw-pareto h3,.lw-pareto .lw-legend{width:100%}
.lw-pareto .lw-plot{max-width:640px}
.lw-plot svg[role=group]{font:12px system-ui,sans-serif}
.lw-axis,.lw-front-line{display:none}
.lw-axis{fill:currentColor}
.lw-front-line{fill:none;stroke:var(--lw-accent);stroke-width:1.25}
.lw-pareto .lw-point{transform:translate(calc(60px + var(--x)*384px),calc(296px - var(--y)*268px));transition:transform .3s;cursor:pointer}
.lw-pareto circle{fill:var(--lw-series-0);stroke:var(--lw-page);stroke-width:.75}
.lw-pareto .lw-front circle{fill:var(--lw-accent)}
.lw-pareto .lw-dropped circle{fill:var(--lw-page);stroke:var(--lw-faint);stroke-width:1.5}
.lw-pareto a:is(:hover,:focus-visible) circle{stroke:var(--lw-text);stroke-width:2.5}
.lw-pareto a:focus{outline:none}

.lw-parallel{margin:0;min-width:0}
.lw-parallel path{fill:none;stroke:var(--lw-series-0);stroke-opacity:.45;stroke-width:1.25}
.lw-parallel .lw-front path{stroke:var(--lw-accent);stroke-opacity:1;stroke-width:2}
.lw-parallel .lw-dropped path{stroke:var(--lw-faint);stroke-dasharray:3 3}
.lw-parallel a:hover path{stroke:var(--lw-text);stroke-opacity:1;stroke-width:3}
.lw-parallel-axis line{stroke:var(--lw-faint)}
.lw-parallel-axis text{fill:var(--lw-text);paint-order:stroke;stroke:var(--lw-page);stroke-width:5px;stroke-linejoin:round}
.lw-parallel-axis .lw-name{font-weight:600}
.lw-parallel-axis .lw-note{fill:var(--lw-faint)}
.lw-tall .lw-scroll{max-height:75vh;overflow-y:auto}
.lw-tall td{white-space:nowrap}
.lw-tall thead tr{position:sticky;top:0;background:var(--lw-page);z-index:1}
.lw-sorted .lw-front td{font-weight:600}
.lw-sorted .lw-dropped td{color:var(--lw-faint)}
@media (prefers-reduced-motion:reduce){.lw-pareto .lw-point{transition:none}}
@media print{.lw-tall .lw-scroll{max-height:none}.lw-filter{display:none}.lw-subpage.lw-screen:not(:target){display:none}}
`;
