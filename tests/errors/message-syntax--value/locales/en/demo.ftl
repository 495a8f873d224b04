section-note =
