/** All but the colours, which are custom properties. */
export const rules = `
.lw-report{background:var(--lw-page);color:var(--lw-text);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
.lw-page{max-width:1200px;margin:0 auto;padding:1.5rem 1rem 3rem}
.lw-page header{margin-bottom:1rem}
.lw-report h1{font-size:1.5em;line-height:1.25;margin:0 0 .25rem}
.lw-report h2{font-size:1.2em;margin:2.25rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--lw-line)}
.lw-report h3{font-size:1em;margin:0}
.lw-report p{margin:.25rem 0}
.lw-faint{color:var(--lw-faint)}
.lw-alarm{color:var(--lw-accent);font-weight:600}
.lw-report code,.lw-report pre,.lw-nest{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:13px}
.lw-report pre{margin:.5rem 0;padding:.6rem .75rem;background:var(--lw-raised);border-radius:6px;white-space:pre-wrap}

.lw-facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:.75rem;margin:0}
.lw-facts>div{background:var(--lw-raised);border-radius:6px;padding:.6rem .75rem;break-inside:avoid}
.lw-facts dt{color:var(--lw-faint);font-size:.85em}
.lw-facts dd{margin:0;overflow-wrap:normal;font-size:1.15em;font-weight:600}
.lw-facts dd.lw-remark{font-size:.85em;font-weight:400;color:var(--lw-faint)}

.lw-columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:1.75rem 2.5rem;align-items:start}
.lw-columns>*{min-width:0}
.lw-after{margin-top:1.5rem}

.lw-table{border-collapse:collapse;font-size:.85em;font-variant-numeric:tabular-nums;margin:.5rem 0}
.lw-table th,.lw-table td{padding:.2rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--lw-line)}
.lw-table th{font-weight:600;color:var(--lw-faint)}
.lw-table .lw-number{text-align:right;white-space:nowrap;overflow-wrap:normal}
.lw-scroll{overflow-x:auto;overflow-wrap:normal;background:linear-gradient(to left,var(--lw-page) 30%,transparent) right/2rem 100% no-repeat local,linear-gradient(to left,var(--lw-line),transparent) right/.75rem 100% no-repeat scroll}

.lw-beside :is(td,thead th){text-align:right;padding-left:1.25rem}
.lw-beside thead th{color:var(--lw-text)}
.lw-beside thead div{font-weight:400}
.lw-beside thead th:nth-child(n+3){padding-right:calc(4.5em + .5rem)}
.lw-beside.lw-beside-text :is(td,thead th){text-align:left;padding-right:.5rem}
.lw-beside tbody th{padding-right:1rem;font-weight:400}
.lw-beside .lw-group th{padding-top:.6rem;font-weight:600;color:var(--lw-text)}
.lw-beside td>span{white-space:nowrap;overflow-wrap:normal}
.lw-beside td:nth-child(2)>.lw-ratio{display:none}
.lw-ratio{display:inline-block;min-width:4.2em;color:var(--lw-faint)}
.lw-uses{list-style:none;margin:0;padding:0}
.lw-uses li+li{margin-top:.35rem}

.lw-chart{margin:0;break-inside:avoid;max-width:640px}
.lw-chart figcaption{margin-bottom:.25rem}
.lw-plot svg{--plot-background:var(--lw-page);display:block;width:100%;height:auto;max-width:100%;color:var(--lw-text);overflow:visible}
.lw-legend{display:flex;flex-wrap:wrap;gap:.1rem 1rem;list-style:none;margin:.25rem 0;padding:0;font-size:.85em}
.lw-legend li{display:inline-flex;align-items:baseline;gap:.35rem}
.lw-swatch{flex:none;width:.75rem;height:.75rem;border-radius:2px;align-self:center;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.lw-report summary{cursor:pointer;color:var(--lw-faint);font-size:.85em}
.lw-report details{margin:.35rem 0}

.lw-architecture svg{display:block;width:100%;max-width:520px;height:auto;font:12px system-ui,sans-serif;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.lw-architecture text{fill:var(--lw-text)}
.lw-architecture .lw-note{fill:var(--lw-faint)}
.lw-architecture .lw-name{font-weight:600}
.lw-architecture .lw-box{fill:var(--lw-raised);stroke:var(--lw-line)}
.lw-architecture .lw-frame{fill:none;stroke:var(--lw-faint);stroke-dasharray:4 3}
.lw-architecture .lw-gauge{fill:var(--lw-page);stroke:var(--lw-line)}
.lw-architecture .lw-limit{fill:var(--lw-accent)}
.lw-architecture .lw-used{fill:var(--lw-faint)}
.lw-architecture .lw-rests{fill:var(--lw-faint);fill-opacity:.35}
.lw-architecture .lw-idle{fill:none;stroke:var(--lw-line)}
.lw-architecture .lw-refusing .lw-box{stroke:var(--lw-accent);stroke-width:2}

.lw-nest,.lw-nest ol,.lw-nest ul{list-style:none;margin:0;padding:0}
.lw-nest>li{border-left:2px solid var(--lw-line);padding:0 0 .5rem .75rem;break-inside:avoid}
.lw-nest .lw-level{margin-left:calc(-.75rem - 2px);padding-left:.75rem;border-left:6px solid var(--lw-faint)}
.lw-nest .lw-refusing .lw-level{border-left-color:var(--lw-accent)}
.lw-nest .lw-level>b{margin-right:.75rem}
.lw-nest .lw-tiles{display:inline-flex;flex-wrap:wrap;gap:0 1rem}
.lw-nest .lw-tiles li{display:inline-flex;gap:.35rem;align-items:baseline}
.lw-nest .lw-loop{padding-left:calc(1em + var(--lw-depth)*min(1.1em,2.4vw))}
.lw-nest .lw-keyword{color:var(--lw-faint)}

.lw-point-mapping:not(:target){display:none}
.lw-point-mapping{margin-top:1rem}
.lw-subpage{display:none}
.lw-subpage:is(:target,.lw-shown){display:block}
.lw-page:has(.lw-subpage:is(:target,.lw-shown)) .lw-first-page{display:none}
.lw-subpage nav{display:flex;gap:1.5rem;margin-bottom:.75rem}
.lw-report a{color:inherit;text-decoration-color:var(--lw-faint);text-underline-offset:.15em}
.lw-sorted{display:grid;grid-template-columns:repeat(var(--lw-columns),auto);justify-content:start}
.lw-sorted thead,.lw-sorted tbody{display:contents}
.lw-sorted tr{display:grid;grid-template-columns:subgrid;grid-column:1/-1}
.lw-sorted thead tr{order:-1}
.lw-sorted :is(td,th):first-child{position:sticky;left:0;background:var(--lw-page)}
.lw-sorted label{position:relative;cursor:pointer;white-space:nowrap}
.lw-sorted input{position:absolute;opacity:0;width:1px;height:1px}
.lw-sorted label:has(:checked){color:var(--lw-text);text-decoration:underline;text-underline-offset:.2em}
.lw-sorted label:has(:focus-visible){outline:2px solid var(--lw-accent);outline-offset:2px}

@media (max-width:640px){
.lw-stacked,.lw-stacked :is(tbody,tfoot){display:block}
.lw-stacked thead{display:none}
.lw-stacked tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.5rem,1fr));column-gap:.5rem;padding:.3rem 0;border-bottom:1px solid var(--lw-line)}
.lw-stacked.lw-stacked :is(tbody th,tfoot th,td){border:0;padding:.1rem 0;text-align:left}
.lw-stacked :is(tbody,tfoot) th{grid-column:1/-1}
.lw-stacked td::before{content:attr(data-column);display:block;font-weight:600;font-size:.85em}
.lw-beside-text tr{grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));column-gap:.75rem}
.lw-beside-text tr:not(:has(ul)) td::before{display:inline;margin-right:.5em}
.lw-beside td[colspan]::before{content:none}
.lw-beside td>span{white-space:normal}
.lw-ratio{display:block;min-width:0}
}

@media print{
.lw-subpage{display:block;break-before:page}
.lw-subpage nav{display:none}
.lw-page:has(.lw-subpage:is(:target,.lw-shown)) .lw-first-page{display:block}
.lw-report{font-size:10pt}
.lw-page{max-width:none;padding:0}
.lw-columns{grid-template-columns:1fr 1fr;gap:1rem 1.5rem}
.lw-chart details:not([open]){display:none}
.lw-report h2,.lw-report h3{break-after:avoid}
.lw-scroll{overflow:visible}
}
`;
