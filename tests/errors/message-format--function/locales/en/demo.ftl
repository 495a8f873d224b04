section-note = { UPPER("a") }
