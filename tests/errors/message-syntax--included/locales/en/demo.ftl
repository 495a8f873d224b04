section-note = { rest }
rest = { "open
