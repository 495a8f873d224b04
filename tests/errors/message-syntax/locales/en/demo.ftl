section-note = { $a
