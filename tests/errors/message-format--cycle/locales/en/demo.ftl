section-note = { section-note }
