section-note = { nowhere }
