/// How the page of a report looks: on light and on dark screens, narrow ones, and paper.
enum ReportStyle {
    private static func colours(_ colours: SVGColours) -> String {
        """
        --paper: \(colours.paper); --box: \(colours.box); --line: \(colours.line); --ink: \(colours.ink); \
        --label: \(colours.label);
        """
    }

    static let sheet = """
        :root { color-scheme: light dark; \(colours(.light)) }
        @media (prefers-color-scheme: dark) { :root { \(colours(.dark)) } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
        main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
        p { max-width: 44rem; } .note { margin-top: 2rem; font-size: .875rem; }
        section { overflow-x: auto; }
        table { border-collapse: collapse; }
        th, td { padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
        thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; font-weight: 600; }
        tbody tr { border-bottom: 1px solid var(--box); break-inside: avoid; }
        tbody th { overflow-wrap: break-word; min-width: 7rem; max-width: 16rem; }
        .card th { max-width: none; }
        .card th { padding-top: 1.2rem; font-weight: 600; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        ul { margin: 0; padding: 0; list-style: none; font-size: .875rem; }
        .bar { display: flex; align-items: center; gap: .5rem; font-variant-numeric: tabular-nums; }
        .bar svg { width: 6rem; height: .75rem; flex: none; }
        .free { fill: var(--box); stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
        .full { fill: var(--label); }
        .plot { display: block; width: 100%; max-width: 34rem; height: auto; }
        .plot text { fill: var(--ink); font-size: 14px; } .plot .axis { stroke: var(--line); fill: none; }
        .plot .zero { stroke: var(--line); stroke-dasharray: 4 4; } .plot circle { fill: var(--label); }
        @media (max-width: 56rem) {
        .tasks thead { position: absolute; left: -200vw; }
        .tasks, .tasks tbody, .tasks tr, .tasks th, .tasks td { display: block; }
        .tasks tr { padding: .5rem 0; } .tasks .card { padding: 0; }
        .tasks td, .tasks tr:not(.card) th { display: flex; max-width: none; justify-content: space-between; gap: 1rem; padding: .1rem 0; }
        .tasks td::before, .tasks tr:not(.card) th::before { content: attr(data-heading); }
        .tasks tr:not(.card) th { font-weight: 600; } .tasks td:empty { display: none; } ul { text-align: right; }
        .bar svg { width: 4rem; }
        }
        @media print {
        :root { color-scheme: light; \(colours(.light)) }
        body { font-size: 10pt; } main { max-width: none; padding: 0; }
        .free, .full, .plot circle { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
