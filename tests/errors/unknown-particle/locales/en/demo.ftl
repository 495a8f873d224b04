section-note = A note
difference-category-demo = { JOSA($a, "은/을") } { $b }
